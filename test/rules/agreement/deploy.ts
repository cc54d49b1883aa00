import { isTooDeep, record } from '../../../rules/sources/json';
import { ACCOUNT_ID, REGION } from './arns';
import { attributeOf, type Identity, identityOf, refOf } from './identities';

/** JSON as it is once deployed: nothing stands for anything else. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };
export type PlainObject = { readonly [name: string]: Plain };

/** A resource as it is once deployed, in the shape of CloudFormation. */
export interface Deployed extends Identity {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: PlainObject;
}

/** What a template says that only a deployment would tell: it cannot be compared. */
export class Undeployable extends Error {}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::StackName': 'T',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/T/51af3dc0-da77-11e4-872e-1234567db123`,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** CloudFormation cannot make these, or what they make is not in the template. */
const ELSEWHERE = /^(AWS::CloudFormation::|Custom::(?!VpcRestrictDefaultSG))/;

/** Its Ref is that of the secret: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html */
export const ATTACHMENT = 'AWS::SecretsManager::SecretTargetAttachment';

/** The resources that a template becomes: what it says with functions is written out. */
export function deploy(template: Readonly<Record<string, unknown>>): readonly Deployed[] {
  if (isTooDeep(template)) throw new Undeployable('too deep');
  for (const section of ['Conditions', 'Transform', 'Rules']) {
    if (template[section] !== undefined) throw new Undeployable(section);
  }
  const parameters = record(template['Parameters']);
  const found = Object.entries(record(template['Resources'])).map(([logicalId, raw]) => {
    const { Type, Properties, Condition } = record(raw);
    if (typeof Type !== 'string' || Condition !== undefined || ELSEWHERE.test(Type))
      throw new Undeployable(logicalId);
    const given = record(Properties);
    // EC2 refuses the name: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    if (Type === 'AWS::EC2::SecurityGroup' && given['GroupName'] === 'default')
      throw new Undeployable(logicalId);
    return [logicalId, { type: Type, given }] as const;
  });
  const named = new Map(found);

  const identities = new Map<string, Identity | 'asked'>();
  const identify = (logicalId: string): Identity => {
    const known = identities.get(logicalId);
    const { type, given } = named.get(logicalId) ?? {};
    if (known === 'asked' || type === undefined || given === undefined) throw new Undeployable(logicalId);
    if (known) return known;
    identities.set(logicalId, 'asked');
    const naming = Object.entries(given).filter(([name]) => /(Name|^Family)$/.test(name));
    const made = identityOf(type, logicalId, record(written(Object.fromEntries(naming))));
    identities.set(logicalId, made);
    return made;
  };

  const refer = (name: string): Plain => {
    const resource = named.get(name);
    if (resource?.type === ATTACHMENT) return written(resource.given['SecretId']) ?? null;
    if (resource) return refOf(resource.type, identify(name));
    const pseudo = PSEUDO[name];
    if (pseudo !== undefined) return pseudo;
    const { Type, Default, AllowedValues } = record(parameters[name]);
    if (!/^(String|Number)$/.test(String(Type)) || AllowedValues !== undefined || Default === undefined) {
      throw new Undeployable(name);
    }
    return String(Default);
  };
  const attribute = (given: unknown): Plain => {
    const [name = '', ...rest] = typeof given === 'string' ? given.split('.') : (given as string[]);
    const resource = named.get(name);
    const value = resource && attributeOf(resource.type, rest.join('.'), identify(name), resource.given);
    if (value === undefined) throw new Undeployable(`${name}.${rest.join('.')}`);
    return value;
  };
  const substitute = (text: string, own: PlainObject): string =>
    text
      .replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) =>
        String(own[name] ?? (name.includes('.') ? attribute(name) : refer(name))),
      )
      .replaceAll(`\${!`, `\${`);

  const written = (value: unknown): Plain | undefined => {
    if (Array.isArray(value)) return value.map(written).filter((one) => one !== undefined);
    if (typeof value === 'string' && value.includes('{{resolve:')) throw new Undeployable(value);
    if (typeof value !== 'object' || value === null) return value as Plain;
    const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && name === 'Ref')
      return inner === 'AWS::NoValue' ? undefined : refer(String(inner));
    if (others.length === 0 && name.startsWith('Fn::')) return called(name, inner);
    if (Object.keys(value).some((key) => key.startsWith('Fn::'))) throw new Undeployable(name);
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => {
        const found = written(one);
        return found === undefined ? [] : [[key, found]];
      }),
    );
  };
  const called = (name: string, inner: unknown): Plain => {
    if (name === 'Fn::GetAtt') return attribute(inner);
    if (name === 'Fn::Sub') {
      const [text, own] = Array.isArray(inner) ? inner : [inner, {}];
      return substitute(String(text), record(written(own)) as PlainObject);
    }
    const items = written(inner);
    if (name === 'Fn::Join' && Array.isArray(items) && Array.isArray(items[1])) {
      return items[1].map(String).join(String(items[0]));
    }
    throw new Undeployable(name);
  };

  return found.map(([logicalId, { type, given }]) => ({
    ...identify(logicalId),
    logicalId,
    type,
    properties: record(written(given)) as PlainObject,
  }));
}
