import type { Case } from '../../../../rules/catalog/case';
import { evaluate } from '../../../../rules/core/evaluate';
import { ENDPOINT } from '../../../../rules/core/rule';
import { RULES } from '../../../../rules/packs/rules';
import { isExpression, record } from '../../../../rules/sources/json';
import { worldOfTemplates } from '../../../../rules/sources/template';
import { casesOf } from '../../catalog/cases';
import { payload, resourceEvent, stackEvent } from './events';
import { type HookProcess, hookProcess } from './hook-process';
import { type StandIn, standIn } from './stand-in';

/**
 * Every literal case of every rule, judged by the hook as built and by the rules as synth judges: what one refuses or
 * passes, the other must not pass or refuse. The hook may be in doubt where synth is not, because it has neither the
 * parameters nor the other stacks; how often is counted.
 */
type Verdict = 'violation' | 'compliant' | 'doubt';

let s3: StandIn;
let hook: HookProcess;

beforeAll(async () => {
  s3 = await standIn();
  hook = hookProcess(s3);
});

afterAll(async () => {
  hook.stop();
  await s3.close();
});

/** What synth says of a template by each rule that has something to say, and which logical ids it is said of. */
function expected(given: Case['given']): ReadonlyMap<string, readonly [Verdict, ReadonlySet<string>]> {
  const document = { id: 'MyStack', stack: 'MyStack', file: 't', template: given };
  const where = { account: '123456789012', region: 'us-east-1', parameters: {} };
  const none = { paths: new Map(), lines: new Map() };
  const world = worldOfTemplates([{ ...document, ...where, ...none }], { whole: false });
  const found = new Map<string, [Verdict, Set<string>]>();
  for (const one of evaluate(world, RULES, { strict: false }).findings) {
    const [verdict, ids] = found.get(one.rule.id) ?? ['doubt', new Set()];
    const now = one.status === 'violation' ? 'violation' : verdict;
    found.set(one.rule.id, [now, ids.add(one.origin.id)]);
  }
  return found;
}

type Answer = Awaited<ReturnType<HookProcess['call']>>;

function said({ annotations = [] }: Answer): readonly (readonly [string, Verdict])[] {
  return annotations.map(({ annotationName, status, statusMessage }) => {
    const violates = status === 'FAILED' || statusMessage.startsWith('on trial: ');
    return [annotationName, violates ? 'violation' : status === 'PASSED' ? 'compliant' : 'doubt'] as const;
  });
}

class Tally {
  readonly #pairs = new Map<string, number>();
  readonly contradictions: string[] = [];

  add(where: string, rule: string, synth: Verdict, gate: Verdict): void {
    const pair = synth === gate ? gate : `${synth} at synth, ${gate} at the gate`;
    this.#pairs.set(pair, (this.#pairs.get(pair) ?? 0) + 1);
    if (gate !== 'doubt' && gate !== synth) this.contradictions.push(`${where}, ${rule}: ${pair}`);
  }

  count(pair: string): number {
    return this.#pairs.get(pair) ?? 0;
  }

  toString(): string {
    const parts = [...this.#pairs].sort(([a], [b]) => (a < b ? -1 : 1));
    return parts.map(([pair, count]) => `${count} ${pair}`).join('; ');
  }
}

/** What a service answers is in no stack. */
const judged = RULES.filter(({ appliesTo }) => !appliesTo.includes(ENDPOINT));
const cases = judged.flatMap((rule) => casesOf(rule).map((one) => ({ rule, one })));

test('what synth says of a template and what the gate says of a stack never contradict', async () => {
  const tally = new Tally();
  let refused = 0;
  for (const { rule, one } of cases) {
    const answer = await hook.call(stackEvent(s3.put(payload(one.given))));
    const where = `${rule.id}: ${one.name}`;
    expect([where, answer.errorCode]).not.toEqual([where, 'InternalFailure']);
    refused += answer.hookStatus === 'FAILED' ? 1 : 0;
    const synth = expected(one.given);
    const gate = new Map(said(answer));
    for (const [id, verdict] of gate) tally.add(where, id, synth.get(id)?.[0] ?? 'compliant', verdict);
    const broken = [...gate].filter(
      ([id, verdict]) =>
        verdict === 'violation' && RULES.some((known) => known.id === id && known.stage === 'enforced'),
    );
    expect([where, answer.hookStatus]).toEqual([where, broken.length > 0 ? 'FAILED' : 'SUCCESS']);
    // What synth objects to, the gate has to say something about.
    const silent = [...synth].filter(([id]) => !gate.has(id)).map(([id]) => id);
    expect([where, silent]).toEqual([where, []]);
  }
  console.log(`templates: ${cases.length}, refused: ${refused}; verdicts of rules: ${tally}`);
  expect(tally.contradictions).toEqual([]);
  expect(tally.count('violation')).toBeGreaterThan(tally.count('violation at synth, doubt at the gate'));
  expect(refused).toBeGreaterThan(cases.length / 5);
}, 280_000);

test('nor what it says of the resources one by one', async () => {
  const tally = new Tally();
  const lone = new Set(RULES.flatMap(({ reads, appliesTo }) => (reads.length === 0 ? appliesTo : [])));
  for (const { rule, one } of cases) {
    let synth: ReturnType<typeof expected> | undefined;
    for (const [logicalId, resource] of Object.entries(record(one.given['Resources']))) {
      const { Type, Properties = {}, Condition } = record(resource);
      // Only what needs no resolving is what CloudFormation would hand over.
      if (typeof Type !== 'string' || !lone.has(Type) || Condition || !isPlain(Properties)) continue;
      const answer = await hook.call(resourceEvent(Type, Properties, { logicalId }));
      synth ??= expected(one.given);
      for (const [id, gate] of said(answer)) {
        const [verdict, ids] = synth.get(id) ?? ['compliant', new Set()];
        if (ids.size <= 1)
          tally.add(`${rule.id}: ${one.name}`, id, ids.has(logicalId) ? verdict : 'compliant', gate);
      }
    }
  }
  console.log(`verdicts of rules on single resources: ${tally}`);
  expect(tally.contradictions).toEqual([]);
  expect(tally.count('violation')).toBeGreaterThan(500);
  expect(tally.count('compliant')).toBeGreaterThan(1000);
}, 280_000);

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('{{resolve:');
  if (typeof value !== 'object' || value === null) return true;
  return !isExpression(value) && Object.values(value).every(isPlain);
}
