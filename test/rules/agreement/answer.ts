import { evaluate } from '../../../rules/core/evaluate';
import { ENDPOINT, type Rule } from '../../../rules/core/rule';
import { isList, isProperties, isUnresolved } from '../../../rules/core/value';
import { worldOfAnswer } from '../../../rules/sources/https-endpoint';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';
import type { Comparison, Status, Template } from './compare';

/** The verdicts on answers that cases write out, in a template and as a canary would get them; none of what is not known. */
export function answeredAs(rule: Rule, templates: readonly Template[]): readonly Comparison[] {
  return templates.flatMap((template) => {
    const written = worldOfTemplates([document(template)], { whole: true });
    const answers = written.resources.filter(({ type }) => type === ENDPOINT);
    return answers.flatMap(({ address, properties }): Comparison[] => {
      const headers = isUnresolved(properties) ? undefined : sentIn(properties['Headers']);
      if (headers === undefined) return [];
      const got = worldOfAnswer({ url: 'https://quest.example/', status: 200, headers });
      const there = evaluate(got, [rule], { strict: false });
      const inTemplate = evaluate(written, [rule], { strict: false });
      for (const { error } of [...there.faults, ...inTemplate.faults]) throw error;
      const worst = (found: typeof there.findings): Status => found[0]?.status ?? 'compliant';
      return [
        {
          point: 'item',
          dialect: 'event',
          resource: `${ENDPOINT} ${address}`,
          type: ENDPOINT,
          template: worst(inTemplate.findings),
          there: worst(there.findings),
          doubts: there.findings.filter(({ status }) => status === 'indeterminate').map(({ path }) => path),
          messages: there.findings.map(({ message }) => message),
        },
      ];
    });
  });
}

/** By name, as Node.js gives the headers of an answer. */
function sentIn(headers: unknown): Readonly<Record<string, readonly string[]>> | undefined {
  if (!isList(headers)) return undefined;
  const sent: Record<string, string[]> = {};
  for (const pair of headers) {
    const { Name, Value } = isProperties(pair) ? pair : {};
    if (typeof Name !== 'string' || typeof Value !== 'string') return undefined;
    sent[Name] = [...(sent[Name] ?? []), Value];
  }
  return sent;
}
