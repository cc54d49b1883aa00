import { type Control, type Coverage, control, coverage } from '../../frameworks/frameworks';
import { RULES } from '../../packs/packs';
import { plural } from '../../reporters/summary';
import type { Look } from '../../reporters/text';
import { type Command, oneOf, parsed, usage } from './command';
import { deliver, lookOf } from './output';

const FORMATS = ['text', 'json'] as const;
const FRAMEWORK = 'aws-fsbp';

export const coverageCommand: Command = {
  summary: 'which controls the rules decide, service by service, and which nobody can',
  help: `Usage: guardrails coverage [options]

Tells for each service how many rules there are, and what becomes of the controls of AWS Foundational Security Best
Practices: decided by a rule, not decidable from a template or a configuration item (with the reason), or missing.

  --format <format>  ${FORMATS.join(', ')} (text)
  --no-color         no colours; NO_COLOR and FORCE_COLOR are heeded too
`,
  run(argv) {
    const { values, positionals } = parsed('coverage', argv, {
      format: { type: 'string', default: 'text' },
      'no-color': { type: 'boolean', default: false },
    });
    if (positionals.length > 0) {
      throw usage(`coverage takes no ${JSON.stringify(positionals[0])}`, 'coverage');
    }
    const format = oneOf('format', FORMATS, values.format);
    const services = coverage(RULES).map((one) => ({ ...one, rules: rulesFor(one.service) }));
    const report =
      format === 'json'
        ? `${JSON.stringify({ framework: FRAMEWORK, rules: RULES.length, services: services.map(withReasons) }, null, 2)}\n`
        : asText(services, lookOf(process.stdout, values['no-color']));
    deliver(report, undefined);
    return 0;
  },
};

type Service = Coverage & { readonly rules: number };

/** A rule counts for each service whose controls it names, and for the one in its id. */
function rulesFor(service: string): number {
  return RULES.filter(({ id, controls }) => {
    const named = (controls[FRAMEWORK] ?? []).map((one) => control(FRAMEWORK, one)?.service);
    return named.includes(service) || (named.length === 0 && id.startsWith(`${folderOf(service)}-`));
  }).length;
}

/** How ids of rules begin for a service that Security Hub calls otherwise. */
const FOLDERS: Readonly<Record<string, string>> = { elb: 'elbv2', eventbridge: 'events', waf: 'wafv2' };

function folderOf(service: string): string {
  const name = service.toLowerCase().replace(/[^a-z0-9]/g, '');
  return FOLDERS[name] ?? name;
}

function withReasons(service: Service): object {
  return { ...service, undecidable: service.undecidable.map(reasonOf) };
}

function reasonOf(id: string): Control {
  return control(FRAMEWORK, id) ?? { id };
}

function asText(services: readonly Service[], { paint }: Look): string {
  const blocks = services.map(({ service, rules, decided, undecidable, missing }) =>
    [
      `${paint('cyan', service)}: ${plural(rules, 'rule')}`,
      ...(decided.length > 0 ? [`  decided      ${decided.join(', ')}`] : []),
      ...(missing.length > 0 ? [paint('yellow', `  missing      ${missing.join(', ')}`)] : []),
      ...undecidable.map((id) => paint('dim', `  undecidable  ${id}: ${reasonOf(id).undecidable}`)),
    ].join('\n'),
  );
  const sum = (of: (one: Service) => readonly string[]): number =>
    services.reduce((total, one) => total + of(one).length, 0);
  const counts = `${sum(({ decided }) => decided)} decided, ${sum(({ undecidable }) => undecidable)} undecidable, ${sum(({ missing }) => missing)} missing`;
  const foot = `${plural(RULES.length, 'rule')}; controls of ${FRAMEWORK}: ${counts}`;
  return `${[...blocks, paint('bold', foot)].join('\n\n')}\n`;
}
