import { z } from 'zod';
import type { Judge } from '../judge';
import { type Heard, programJudge } from './program';

/** As much as is asked here of what `cfn-lint --format json` prints: https://github.com/aws-cloudformation/cfn-lint#parameters */
const MATCHES = z.array(
  z.object({
    Filename: z.string(),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullish() }),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
  }),
);

/** A rule of its that threw; other ids of this kind are about the whole template: https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md */
const RULE_FAILED = 'E0002';
const NOT_JUDGED = /^E000/;

/** cfn-lint as it is without options: errors and warnings. */
export function cfnLintJudge(): Promise<Judge> {
  return programJudge('cfn-lint', {
    command: 'cfn-lint',
    args: (files) => ['--format', 'json', '--non-zero-exit-code', 'none', '--', ...files],
    exitCodes: [0],
    read,
  });
}

function read(output: string): ReadonlyMap<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const { Filename, Location, Message, Rule } of MATCHES.parse(JSON.parse(output))) {
    const before = heard.get(Filename) ?? { findings: [] };
    if (Rule.Id === RULE_FAILED || 'crash' in before) continue;
    const [section, id = ''] = Location.Path ?? [];
    const resource = section === 'Resources' ? String(id) : '';
    const detail = `${(Location.Path ?? []).join('/')} ${Message}`;
    const finding = { rule: Rule.Id, resource, detail };
    const isJudged = !NOT_JUDGED.test(Rule.Id);
    heard.set(Filename, isJudged ? { findings: [...before.findings, finding] } : { crash: Message });
  }
  return heard;
}
