import { evaluate } from '../../rules/core/evaluate';
import { ACCOUNT, type Rule } from '../../rules/core/rule';
import { POINTS } from '../../rules/packs/points';
import { record } from '../../rules/sources/json';
import type { TemplateDocument } from '../../rules/sources/stacks';
import { type Finding, type Judge, oneByOne, type Told } from '../../tools/mutate/judge';
import { documentsOf } from '../../tools/mutate/judges/ours';
import type { Templates } from '../../tools/mutate/mutant';
import { type Account, accountOf, isDescribed, keyOf, recordedAs, worldOf } from '../rules/agreement/account';
import { deploy, Undeployable } from '../rules/agreement/deploy';
import { ownerType } from '../rules/agreement/parts';
import { flat, flatId } from './flat';

/**
 * The rules that what AWS Config records, or what a periodic rule describes besides, can break; and what a deployment
 * claims of its network, of which nothing is written beforehand.
 */
export function decidedByConfig({ id }: Rule): boolean {
  const points = POINTS[id];
  if (!points) return id.startsWith('claim-');
  return [points?.item, points?.periodic].some((one) => one !== undefined && one.decides !== 'none');
}

/** Ours on what AWS Config would record of the mutant once it is deployed, in the account that it makes up alone. */
export function configJudge(
  name: string,
  version: string,
  rules: readonly Rule[],
  documents: readonly TemplateDocument[],
): Judge {
  const decided = rules.filter(decidedByConfig);
  return { name, version, judge: oneByOne((templates) => judged(templates, decided, documents)) };
}

/** Attributes that no deployment of ours can foresee: those that were asked for in vain. */
const UNFORESEEN = new Set<string>();

function deployed(documents: readonly TemplateDocument[]): Account {
  for (;;) {
    try {
      const template = flat(documents, (id, attribute) => !UNFORESEEN.has(`${id}.${attribute}`));
      return accountOf(deploy(template), isDescribed);
    } catch (thrown) {
      const isNew = thrown instanceof Undeployable && /^\w+\./.test(thrown.message);
      if (!isNew || UNFORESEEN.has(thrown.message)) throw thrown;
      UNFORESEEN.add(thrown.message);
    }
  }
}

function judged(templates: Templates, rules: readonly Rule[], given: readonly TemplateDocument[]): Told {
  const documents = documentsOf(templates, given);
  const account = deployed(documents);
  const types = [...new Set(rules.flatMap(({ appliesTo, reads }) => [...appliesTo, ...reads]))];
  const closed = types.flatMap((type) => {
    const recorded = recordedAs(type);
    if (recorded !== undefined) return [type, recorded];
    return isDescribed(type) && !account.untold.includes(type) && ownerType(type) === undefined ? [type] : [];
  });
  const { findings, faults } = evaluate(worldOf(account, 'file', closed), rules, { strict: false });
  const [fault] = faults;
  if (fault) throw fault.error;
  const places = placesOf(documents, account);
  const told = (wanted: string): readonly Finding[] =>
    findings
      .filter(({ status }) => status === wanted)
      .flatMap(({ rule, origin, path, message }) => {
        const unknown = { stack: '', resource: origin.type === ACCOUNT ? '' : origin.id };
        const found = places.get(keyOf(origin)) ?? [unknown];
        return found.map((place) => ({ ...place, rule: rule.id, detail: `${path} ${message}` }));
      });
  return { findings: told('violation'), doubts: told('indeterminate') };
}

const MADE_WITH_VPC = ['AWS::EC2::SecurityGroup', 'AWS::EC2::NetworkAcl', 'AWS::EC2::RouteTable'];

/** The resources that each item tells of; of what AWS makes with a VPC, the VPC. */
function placesOf(
  documents: readonly TemplateDocument[],
  account: Account,
): ReadonlyMap<string, readonly { readonly stack: string; readonly resource: string }[]> {
  const places = new Map<string, { readonly stack: string; readonly resource: string }[]>();
  for (const { id: stack, template } of documents) {
    for (const [resource, raw] of Object.entries(record(template['Resources']))) {
      const type = String(record(raw)['Type']);
      for (const one of type === 'AWS::EC2::VPC' ? [type, ...MADE_WITH_VPC] : [type]) {
        const key = account.itemOf(flatId(stack, resource), one);
        if (key !== undefined) places.set(key, [...(places.get(key) ?? []), { stack, resource }]);
      }
    }
  }
  return places;
}
