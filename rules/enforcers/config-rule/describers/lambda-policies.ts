import {
  GetLayerVersionPolicyCommand,
  GetPolicyCommand,
  LambdaClient,
  type LayersListItem,
  type LayerVersionsListItem,
  ListLayersCommand,
  ListLayerVersionsCommand,
} from '@aws-sdk/client-lambda';
import {
  isList,
  isProperties,
  isUnresolved,
  ownValue,
  type Properties,
  type Unresolved,
  type Value,
} from '../../../core/value';
import { LAMBDA } from '../../../sources/translators/lambda';
import { unknown } from '../../../sources/translators/read';
import type { Described, Describer } from '../describer';
import { each, orDoubt, pages, policyOf, told } from './asking';
import { functionsOf, MOST } from './lambda';

/** Whether permissions can say all that a policy says: those stand in the item of the function. */
function isPlain(policy: Value | undefined): boolean {
  if (policy === undefined) return true;
  const item = { status: 'OK', resourceType: '', resourceId: '', relationships: [], file: '' };
  const supplementary = { Policy: policy };
  const recorded = { item: { ...item, supplementary }, configuration: {} };
  const parts = LAMBDA['AWS::Lambda::Function']?.parts?.(recorded) ?? [];
  return parts.every(({ properties }) => !Object.values(properties).some(isUnresolved));
}

/**
 * The policy of a function that says more than permissions can, such as a refusal or another condition:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-resourcepolicy.html
 */
export function resourcePolicyOf(ResourceArn: string, policy: string | undefined): readonly Described[] {
  const PolicyDocument = policyOf(policy);
  if (PolicyDocument === undefined || isPlain(PolicyDocument)) return [];
  return [{ id: ResourceArn, properties: { ResourceArn, PolicyDocument } }];
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html: of versions and aliases it would have to be asked one by one. */
export const lambdaResourcePolicies: Describer = async (session) => {
  const lambda = session.client(LambdaClient);
  return each(await functionsOf(session, lambda), async ({ FunctionName, FunctionArn: arn }) => {
    if (arn === undefined) return [];
    return orDoubt(
      async () => {
        const command = new GetPolicyCommand({ FunctionName });
        return resourcePolicyOf(arn, (await session.patiently(() => lambda.send(command))).Policy);
      },
      (PolicyDocument) => [{ id: arn, properties: { ResourceArn: arn, PolicyDocument } }],
    );
  });
};

const MORE = unknown('which says more than a permission can');

/** Who a statement of a layer's policy is for; a doubt where it says what no permission can. */
function granteeOf(statement: Properties): Properties {
  const { Effect, Action, Principal, Condition } = statement;
  const who = isProperties(Principal) ? ownValue(Principal, 'AWS') : Principal;
  const account =
    typeof who === 'string' ? /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(who)?.[1] : undefined;
  const equals = isProperties(Condition) ? ownValue(Condition, 'StringEquals') : undefined;
  const organization = isProperties(equals) ? ownValue(equals, 'aws:PrincipalOrgID') : undefined;
  const isKnown =
    Condition === undefined ||
    (isProperties(Condition) &&
      isProperties(equals) &&
      Object.keys(Condition).length === 1 &&
      Object.keys(equals).length === 1 &&
      typeof organization === 'string');
  const isSaid = Effect === 'Allow' && (who === '*' || account !== undefined) && isKnown;
  return told({
    Action,
    Principal: isSaid ? (account ?? who) : MORE,
    OrganizationId: isSaid ? organization : MORE,
  });
}

/** One permission for each statement: https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html */
export function layerPermissionsOf(
  LayerVersionArn: string,
  policy: string | Unresolved | undefined,
): readonly Described[] {
  const known = isUnresolved(policy) ? policy : policyOf(policy);
  if (known === undefined) return [];
  const statements = isProperties(known) ? ownValue(known, 'Statement') : known;
  return (isList(statements) ? statements : [statements ?? MORE]).map((statement, index) => {
    const sid = isProperties(statement) ? ownValue(statement, 'Sid') : undefined;
    const refused = isUnresolved(statement) ? statement : MORE;
    const grantee = isProperties(statement)
      ? granteeOf(statement)
      : { Principal: refused, OrganizationId: refused };
    return {
      id: `${LayerVersionArn}#${typeof sid === 'string' ? sid : index}`,
      properties: { LayerVersionArn, ...grantee },
    };
  });
}

export const layerVersionPermissions: Describer = async (session) => {
  const lambda = session.client(LambdaClient);
  const layers = await pages<LayersListItem>(session, async (Marker) => {
    const answer = await lambda.send(new ListLayersCommand({ MaxItems: MOST, Marker }));
    return [answer.Layers, answer.NextMarker];
  });
  const versionsOf = (LayerName: string | undefined): Promise<readonly LayerVersionsListItem[]> =>
    pages(session, async (Marker) => {
      const answer = await lambda.send(new ListLayerVersionsCommand({ LayerName, MaxItems: MOST, Marker }));
      return [answer.LayerVersions, answer.NextMarker];
    });
  return each(layers, ({ LayerName, LayerArn = LayerName ?? '' }) =>
    orDoubt(
      async () =>
        each(await versionsOf(LayerName), async ({ LayerVersionArn, Version: VersionNumber }) => {
          if (LayerVersionArn === undefined) return [];
          const command = new GetLayerVersionPolicyCommand({ LayerName, VersionNumber });
          return orDoubt(
            async () => {
              const { Policy } = await session.patiently(() => lambda.send(command));
              return layerPermissionsOf(LayerVersionArn, Policy);
            },
            (refused) => layerPermissionsOf(LayerVersionArn, refused),
          );
        }),
      (refused) => layerPermissionsOf(LayerArn, refused),
    ),
  );
};
