import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '../../../rules/core/evaluate';
import type { Resource, World } from '../../../rules/core/resource';
import { ACCOUNT, type Rule } from '../../../rules/core/rule';
import { HARMLESS } from '../../../rules/reachability/build/strangers';
import { type TemplateDocument, worldOfTemplates } from '../../../rules/sources/template';
import { type Finding, type Judge, oneByOne, type Told } from '../judge';
import type { Template, Templates } from '../mutant';

/** Ours as at synth: every rule on the whole assembly, which is first judged as it is; doubt kills nothing. */
export function ourJudge(
  name: string,
  version: string,
  rules: readonly Rule[],
  documents: readonly TemplateDocument[],
): Judge {
  const judge = narrowed(rules, documents);
  judge(Object.fromEntries(documents.map(({ id, template }) => [id, template as Template])));
  return { name, version, judge: oneByOne(judge) };
}

/** The documents of an assembly with other templates; a stack that is new stands beside them. */
export function documentsOf(
  templates: Templates,
  documents: readonly TemplateDocument[],
): readonly TemplateDocument[] {
  const known = new Map(documents.map((one) => [one.id, one]));
  const [first] = documents;
  return Object.entries(templates).map(([id, template]) => {
    const document = known.get(id) ?? {
      id,
      stack: id,
      file: `${id}.template.json`,
      parameters: {},
      paths: new Map(),
      lines: new Map(),
      ...(first?.region === undefined ? {} : { region: first.region }),
    };
    return { ...document, template };
  });
}

/** Every rule on every resource: what `narrowed` comes to by less work. */
export function judged(
  templates: Templates,
  rules: readonly Rule[],
  documents: readonly TemplateDocument[],
): Told {
  const all = documentsOf(templates, documents);
  return found(worldOfTemplates(all, { whole: true }), rules, all);
}

function found(world: World, rules: readonly Rule[], documents: readonly TemplateDocument[]): Told {
  const byFile = new Map(documents.map(({ file, id }) => [file, id]));
  const { findings, faults } = evaluate(world, rules, { strict: false });
  const [fault] = faults;
  if (fault) throw fault.error;
  const told = (wanted: string): readonly Finding[] =>
    findings
      .filter(({ status }) => status === wanted)
      .map(({ rule, origin, path, message }) => ({
        rule: rule.id,
        stack: byFile.get(origin.file) ?? origin.file,
        resource: origin.id,
        detail: `${path} ${message}`,
      }));
  return { findings: told('violation'), doubts: told('indeterminate') };
}

/**
 * What judges templates that differ little from the first ones that it was given: a rule looks again where a resource
 * of a type that it judges or reads is another one; elsewhere it says what it said before.
 */
function narrowed(
  rules: readonly Rule[],
  documents: readonly TemplateDocument[],
): (templates: Templates) => Told {
  let first: { readonly world: World; readonly told: Told } | undefined;
  return (templates) => {
    const all = documentsOf(templates, documents);
    const world = worldOfTemplates(all, { whole: true });
    if (!first) {
      first = { world, told: found(world, rules, all) };
      return first.told;
    }
    const changed = changedTypes(first.world, world);
    const again = rules.filter((rule) => changed === undefined || concerns(rule, changed));
    const ids = new Set(again.map(({ id }) => id));
    const now = found(world, again, all);
    const still = (before: readonly Finding[] = []): readonly Finding[] =>
      before.filter(({ rule }) => !ids.has(rule));
    return {
      findings: [...still(first.told.findings), ...now.findings],
      doubts: [...still(first.told.doubts), ...(now.doubts ?? [])],
    };
  };
}

/** A claim sees whatever refers to the network, of whatever type. */
function concerns({ id, appliesTo, reads }: Rule, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false;
  const isSeen = (type: string): boolean => type === ACCOUNT || changed.has(type);
  return appliesTo.some(isSeen) || reads.some(isSeen) || (id.startsWith('claim-') && !isQuiet(changed));
}

/** The types that no traffic goes through, whatever they refer to. */
function isQuiet(changed: ReadonlySet<string>): boolean {
  return [...changed].every((type) => HARMLESS.test(type));
}

/** The types of which a resource is another one; undefined where anything may be. */
function changedTypes(before: World, after: World): ReadonlySet<string> | undefined {
  if (!isDeepStrictEqual(before.hidden, after.hidden)) return undefined;
  const known = new Map(before.resources.map((one) => [keyOf(one), one]));
  const types = new Set<string>();
  for (const one of after.resources) {
    const was = known.get(keyOf(one));
    if (!was || !isDeepStrictEqual(was, one)) types.add(one.type);
    known.delete(keyOf(one));
  }
  for (const { type } of known.values()) types.add(type);
  return types;
}

function keyOf({ type, address }: Resource): string {
  return `${type} ${address}`;
}
