import { GuardrailsError } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { controlTitle } from '../../frameworks/frameworks';
import { RULES } from '../../packs/packs';
import { fold, type Look } from '../../reporters/text';
import { claimsOf } from '../claims-file';
import { type Command, nearest, parsed, usage } from './command';
import { severityStyle } from './list';
import { deliver, lookOf } from './output';

export const explainCommand: Command = {
  summary: 'why a rule is there, and what to do',
  help: `Usage: guardrails explain <rule> [options]

Tells of one rule: why it is there, what to do where it is not kept, which controls it serves, what it judges and
reads, and how to except something from it. What an app claims of its network is told once it was synthesized into
cdk.out.

  --no-color  no colours; NO_COLOR and FORCE_COLOR are heeded too

Example:
  guardrails explain elbv2-listener-tls-required
`,
  run(argv) {
    const { values, positionals } = parsed('explain', argv, {
      'no-color': { type: 'boolean', default: false },
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0)
      throw usage('explain takes one rule, such as those of guardrails list', 'explain');
    deliver(explained(ruleOf(id), lookOf(process.stdout, values['no-color'])), undefined);
    return 0;
  },
};

/** Where a synthesis leaves what it made when nobody says otherwise, in the working directory. */
const ASSEMBLY = 'cdk.out';

/** The rule of an id, also of one that it had before, or what the app claims that was synthesized here. */
export function ruleNamed(id: string): Rule | undefined {
  const rule = RULES.find((one) => one.id === id || one.formerly?.includes(id));
  return rule ?? (id.startsWith('claim-') ? claimsOf(ASSEMBLY).find((one) => one.id === id) : undefined);
}

function ruleOf(id: string): Rule {
  const rule = ruleNamed(id);
  if (rule) return rule;
  throw unknownRule(id);
}

export function unknownRule(id: string): GuardrailsError {
  const near = nearest(
    id,
    RULES.map((rule) => rule.id),
  );
  const others = id.startsWith('claim-')
    ? `what an app claims is known once it was synthesized into ${ASSEMBLY}`
    : 'guardrails list shows those that there are';
  const hint = near === undefined ? others : `did you mean ${near}?`;
  return new GuardrailsError('RULE_UNKNOWN', `there is no rule ${JSON.stringify(id)}; ${hint}`);
}

function explained(rule: Rule, look: Look): string {
  const { id, title, severity, stage, rationale, remediation, controls, appliesTo, reads } = rule;
  const { paint, width } = look;
  const part = (head: string, lines: readonly string[]): string =>
    [paint('bold', head), ...lines.map((line) => fold(line, 2, width))].join('\n');
  const settings = Object.entries(rule.parameters).map(
    ([name, one]) => `${name}: ${one.description}; ${JSON.stringify(one.default)} unless it is set`,
  );
  const served = Object.entries(controls).flatMap(([framework, ids]) =>
    ids.map((one) => [`${framework} ${one}`, controlTitle(framework, one)].filter(Boolean).join(': ')),
  );
  return `${[
    `${paint('cyan', id)}  ${paint(severityStyle(severity), severity)}, ${stage === 'trial' ? 'on trial: it warns' : 'enforced'}\n${fold(title, 0, width)}`,
    part('Why', [rationale]),
    part('What to do', [remediation]),
    part('Judges', appliesTo),
    ...(reads.length > 0 ? [part('Reads besides', reads)] : []),
    ...(settings.length > 0 ? [part('Parameters', settings)] : []),
    ...(served.length > 0 ? [part('Controls', served)] : []),
    part('Exceptions', exceptions(rule)),
  ].join('\n\n')}\n`;
}

function exceptions({ id, exceptable }: Rule): readonly string[] {
  return exceptable === false
    ? ['None: this rule is kept everywhere.']
    : [
        'One resource at a time, in exceptions.yaml, with a reason, an owner and a last day:',
        `guardrails except ${id} <construct path> --reason "..." --owner <who> --expires <date>`,
      ];
}
