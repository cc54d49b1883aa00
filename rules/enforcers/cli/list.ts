import { type Rule, SEVERITIES } from '../../core/rule';
import { loadPack, PACK_NAMES } from '../../packs/packs';
import { plural } from '../../reporters/summary';
import type { Look, Style } from '../../reporters/text';
import { type Command, oneOf, parsed, usage } from './command';
import { deliver, lookOf } from './output';

const FORMATS = ['text', 'json'] as const;

export const listCommand: Command = {
  summary: 'the rules of a pack',
  help: `Usage: guardrails list [options]

Lists the rules: id, severity, stage, the secured state, the controls that it serves.

  --pack <name>      ${PACK_NAMES.join(', ')} (baseline)
  --format <format>  ${FORMATS.join(', ')} (text)
  --no-color         no colours; NO_COLOR and FORCE_COLOR are heeded too
`,
  run(argv) {
    const { values, positionals } = parsed('list', argv, {
      pack: { type: 'string', default: 'baseline' },
      format: { type: 'string', default: 'text' },
      'no-color': { type: 'boolean', default: false },
    });
    if (positionals.length > 0) throw usage(`list takes no ${JSON.stringify(positionals[0])}`, 'list');
    const format = oneOf('format', FORMATS, values.format);
    const pack = loadPack(values.pack);
    const rules = [...pack.rules].sort((a, b) => (a.id < b.id ? -1 : 1));
    deliver(
      format === 'json'
        ? `${JSON.stringify({ pack: pack.name, rules: rules.map(asJson) }, null, 2)}\n`
        : asText(pack.name, rules, lookOf(process.stdout, values['no-color'])),
      undefined,
    );
    return 0;
  },
};

function asJson({ id, severity, stage, title, appliesTo, controls, exceptable }: Rule): object {
  return { id, severity, stage, title, appliesTo, exceptable: exceptable !== false, controls };
}

export function severityStyle(severity: Rule['severity']): Style {
  return severity === 'critical' || severity === 'high' ? 'red' : severity === 'medium' ? 'yellow' : 'dim';
}

function asText(pack: string, rules: readonly Rule[], { paint }: Look): string {
  const blocks = rules.map(({ id, severity, stage, title, controls }) => {
    const served = Object.entries(controls).map(([framework, ids]) => `${framework} ${ids.join(', ')}`);
    return [
      `${paint(severityStyle(severity), severity.padEnd(8))}  ${stage.padEnd(8)}  ${paint('cyan', id)}`,
      `                    ${title}`,
      ...(served.length > 0 ? [paint('dim', `                    ${served.join('; ')}`)] : []),
    ].join('\n');
  });
  const by = SEVERITIES.map((one) => [one, rules.filter(({ severity }) => severity === one).length] as const);
  const counted = by.filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}`);
  const foot = `${plural(rules.length, 'rule')} in pack ${pack}: ${counted.join(', ')}. guardrails explain <rule> tells more.`;
  return `${[...blocks, paint('bold', foot)].join('\n\n')}\n`;
}
