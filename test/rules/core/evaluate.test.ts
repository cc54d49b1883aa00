import { evaluate } from '../../../rules/core/evaluate';
import { is } from '../../../rules/core/expectation';
import { property } from '../../../rules/core/property';
import { type Context, defineRule, type Rule } from '../../../rules/core/rule';
import { all, compliant, type Verdicts, violation } from '../../../rules/core/verdict';
import { closed, doubt, ref, resource } from './world';

const THING = 'AWS::Test::Thing';
const NEIGHBOUR = 'AWS::Test::Neighbour';

function rule(judge: Rule['evaluate'], reads: readonly string[] = []): Rule {
  return defineRule({
    id: 'test-thing-right',
    title: 'Things are right',
    severity: 'low',
    stage: 'enforced',
    rationale: 'They should be.',
    remediation: 'Make it right',
    controls: {},
    appliesTo: [THING],
    reads,
    evaluate: judge,
  });
}

const thing = resource(THING, 'Thing', { On: 'yes', List: [{ A: 1 }, doubt] });
const lenient = { strict: false };
const strict = { strict: true };

test('judges every resource that a rule applies to, and no other', () => {
  const world = closed(thing, resource(NEIGHBOUR, 'Other', {}), resource(THING, 'Second', {}));
  const { findings, faults, judged } = evaluate(world, [rule(property('On', is('yes')))], lenient);
  expect(judged).toBe(2);
  expect(faults).toEqual([]);
  expect(findings.map(({ origin, status, path }) => [origin.id, status, path])).toEqual([
    ['Second', 'violation', 'On'],
  ]);
});

test('a rule that throws is a fault, and the others go on', () => {
  const broken = rule(() => {
    throw new TypeError('oops');
  });
  const { findings, faults } = evaluate(closed(thing), [broken, rule(property('Off', is(1)))], lenient);
  expect(faults.map(({ error, origin }) => [error.message, origin.id])).toEqual([
    ['rule test-thing-right threw: oops', 'Thing'],
  ]);
  expect(findings).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['no verdicts', []],
  ['nothing', undefined],
  ['a promise', Promise.resolve(compliant())],
  ['a status that is none', [{ status: 'violated', path: '', message: 'm' }]],
])('a rule that returns %s is a fault, never compliance', (_name, returned) => {
  const empty = rule(() => returned as Verdicts);
  const { findings, faults } = evaluate(closed(thing), [empty], lenient);
  expect(findings).toEqual([]);
  expect(faults).toHaveLength(1);
});

test('asking for a type that is not declared is a fault', () => {
  const nosy = rule((self, context) => {
    context.related(NEIGHBOUR, 'Thing', self);
    return compliant();
  });
  const curious = rule((_self, context) => {
    context.referenced(NEIGHBOUR, 'x');
    return compliant();
  });
  const { faults } = evaluate(closed(thing), [nosy, curious], lenient);
  expect(faults.map(({ error }) => error.message)).toEqual([
    expect.stringContaining('add the type to its reads'),
    expect.stringContaining('add the type to its reads'),
  ]);
});

test.each<[string, unknown]>([
  ['On', 'yes'],
  ['List[0].A', 1],
  ['List[1].A', doubt],
  ['List[2]', undefined],
  ['List.A', undefined],
  ['On.A', undefined],
  ['constructor', undefined],
  ['List.length', undefined],
  ['', thing.properties],
])('reads %p', (path, expected) => {
  const seen: unknown[] = [];
  const reader = rule((self, context) => {
    seen.push(context.read(self, path));
    return compliant();
  });
  evaluate(closed(thing), [reader], lenient);
  expect(seen).toEqual([expected]);
});

test('properties that are not known as a whole answer for each of them', () => {
  const { findings } = evaluate(
    closed(resource(THING, 'Thing', doubt)),
    [rule(property('On', is('yes')))],
    lenient,
  );
  expect(findings.map(({ status }) => status)).toEqual(['indeterminate']);
});

test('the origin of a folded part is the part', () => {
  const origin = { type: 'AWS::Test::Part', id: 'Part', file: 't.json' };
  const owner = { ...thing, folded: [{ path: 'List[1]', origin }] };
  const judge = rule(() => all([violation('List[1].A', 'x'), violation('List[10].A', 'y')]));
  const { findings } = evaluate(closed(owner), [judge], lenient);
  expect(findings.map((finding) => finding.origin.id)).toEqual(['Part', 'Thing']);
});

describe('strict', () => {
  const assumption = 'while parameter P keeps its default "yes"';
  const assumed = { ...thing, assumptions: [{ path: 'On', assumption }] };
  const on = rule(property('On', is('yes')));

  test('turns what complies under an assumption into a doubt that names it', () => {
    expect(evaluate(closed(assumed), [on], lenient).findings).toEqual([]);
    expect(evaluate(closed(assumed), [on], strict).findings).toEqual([
      expect.objectContaining({
        status: 'indeterminate',
        path: 'On',
        message: `complies only ${assumption}`,
      }),
    ]);
  });

  test('leaves alone what was not read', () => {
    const elsewhere = { ...thing, assumptions: [{ path: 'Once', assumption }] };
    expect(evaluate(closed(elsewhere), [on], strict).findings).toEqual([]);
  });

  test('counts what was taken for granted of the resource as a whole', () => {
    const whole = { ...thing, assumptions: [{ path: '', assumption }] };
    expect(evaluate(closed(whole), [on], strict).findings).toHaveLength(1);
  });

  test('counts what was taken for granted to find neighbours', () => {
    const neighbour = {
      ...resource(NEIGHBOUR, 'Neighbour', { Thing: 'somewhere-else' }),
      assumptions: [{ path: 'Thing', assumption }],
    };
    const lonely = rule(
      (self, context) => {
        const { found } = context.related(NEIGHBOUR, 'Thing', self);
        return found.length === 0 ? compliant() : violation('', 'has a neighbour');
      },
      [NEIGHBOUR],
    );
    expect(evaluate(closed(thing, neighbour), [lonely], lenient).findings).toEqual([]);
    expect(evaluate(closed(thing, neighbour), [lonely], strict).findings).toHaveLength(1);
  });

  test('keeps a violation a violation', () => {
    const wrong = { ...assumed, properties: { On: 'no' } };
    expect(evaluate(closed(wrong), [on], strict).findings.map(({ status }) => status)).toEqual(['violation']);
  });
});

test('a rule finds its neighbours in both directions', () => {
  const neighbour = resource(NEIGHBOUR, 'Neighbour', { Thing: ref('Thing') });
  const seen: number[] = [];
  const counts = rule(
    (self, context) => {
      seen.push(context.related(NEIGHBOUR, 'Thing', self).found.length);
      seen.push(context.referenced(NEIGHBOUR, ref('Neighbour')).found.length);
      return compliant();
    },
    [NEIGHBOUR],
  );
  evaluate(closed(thing, neighbour), [counts], lenient);
  expect(seen).toEqual([1, 1]);
});

test('what rules make of the world alone is made once for those that read the same', () => {
  let made = 0;
  const count = (context: Context): number => {
    made += 1;
    return context.every(NEIGHBOUR).found.length;
  };
  const counting = (judged: string[]): Rule['evaluate'] => {
    return ({ address }, context) => {
      judged.push(`${address} ${context.once(count)}`);
      return compliant();
    };
  };
  const world = closed(thing, resource(THING, 'Second', {}), resource(NEIGHBOUR, 'Other', {}));
  const judged: string[] = [];
  const alike = [1, 2].map(() => rule(counting(judged), [NEIGHBOUR]));
  evaluate(world, [...alike, rule(counting(judged), [NEIGHBOUR, 'AWS::Test::More'])], lenient);
  expect(judged).toEqual(Array(3).fill(['T/Thing 1', 'T/Second 1']).flat());
  expect(made).toBe(2);
  evaluate(world, alike, lenient);
  expect(made).toBe(3);
});

test.each([
  ['id', { id: 'Wrong' }],
  ['title', { title: '' }],
  ['rationale', { rationale: '' }],
  ['remediation', { remediation: 'please' }],
  ['appliesTo', { appliesTo: [] }],
])('a rule needs a right %s', (_name, wrong) => {
  expect(() => defineRule({ ...rule(compliant), ...wrong })).toThrow(
    expect.objectContaining({ code: 'RULE_MALFORMED' }),
  );
});
