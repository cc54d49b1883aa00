import { CATALOG } from '../../../../rules/catalog';
import type { Properties } from '../../../../rules/core/value';
import { SETTINGS } from '../../../../rules/enforcers/config-rule/describers/ssm';
import { POINTS } from '../../../../rules/packs/points';
import { describedAs } from '../../agreement/answers/described';
import { completed } from '../../agreement/completed';
import { type Deployed, deploy, Undeployable } from '../../agreement/deploy';
import { casesOf } from '../../catalog/cases';
import { describe as described, fakeOf } from './session';
import { stockOf } from './stock';

/** What stands in an account once a template is deployed; nothing where it cannot be. */
function deployed(template: Readonly<Record<string, unknown>>): readonly Deployed[] | undefined {
  try {
    const resources = deploy(completed(template));
    // A URL without this cannot be made: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
    const isWhole = ({ type, properties }: Deployed) =>
      type !== 'AWS::Lambda::Url' || properties['AuthType'] !== undefined;
    return resources.every(isWhole) ? resources : undefined;
  } catch (thrown) {
    if (thrown instanceof Undeployable) return undefined;
    throw thrown;
  }
}

/** What AWS has in every account, and what the account has that AWS Config works in. */
const USUAL: Readonly<
  Record<string, readonly { readonly resourceId: string; readonly configuration: Properties }[]>
> = {
  'AWS::ECR::RegistryScanningConfiguration': [
    { resourceId: '123456789012', configuration: { ScanType: 'BASIC', Rules: [] } },
  ],
  'AWS::Config::ConfigurationRecorder': [
    {
      resourceId: 'default',
      configuration: { Name: 'default', RecordingGroup: { AllSupported: true }, StartedOnCreate: true },
    },
  ],
};

/** Of the settings of Systems Manager only those are asked for that rules judge. */
function isAsked({ SettingId }: Properties): boolean {
  return SettingId === undefined || SETTINGS.some((name) => name === SettingId);
}

/** The policies of log groups are asked for by the rule that judges them only. */
function asked(rule: string, { ResourcePolicyDocument, ...others }: Properties): Properties {
  return rule === 'logs-resource-policy-public-access-denied' && ResourcePolicyDocument !== undefined
    ? { ...others, ResourcePolicyDocument }
    : others;
}

const PERIODIC = CATALOG.flatMap((rule) => {
  const types = POINTS[rule.id]?.periodic?.describes ?? [];
  return types.map((type) => [rule.id, type, rule] as const);
});

test('every type that rules describe is described', () => {
  expect(PERIODIC.length).toBeGreaterThan(20);
});

// The verdicts on what is told here are compared with those on templates in test/rules/agreement.
test.each(PERIODIC)('%s: %s is told over the wire as it was deployed', async (id, type, rule) => {
  let judged = 0;
  for (const { given } of casesOf(rule)) {
    const resources = deployed(given);
    if (!resources) continue;
    const expected = resources
      .filter((one) => one.type === type)
      .flatMap(describedAs)
      .filter(({ resourceType, configuration = {} }) => resourceType === type && isAsked(configuration));
    const fake = await fakeOf(stockOf(resources));
    const found = await described(type, fake, id);
    fake.close();
    if (expected.length === 0 && resources.some((one) => one.type === type)) {
      // What is there and cannot be told is in doubt, unless it stands in the item of another.
      expect(found).toEqual(type === 'AWS::WAFRegional::WebACLAssociation' ? undefined : []);
    } else {
      const wanted = expected.length > 0 ? expected : (USUAL[type] ?? []);
      expect(found?.map((one) => [one.id, asked(id, one.properties)]).sort()).toEqual(
        wanted.map(({ resourceId, configuration = {} }) => [resourceId, asked(id, configuration)]).sort(),
      );
    }
    judged += 1;
  }
  expect(judged).toBeGreaterThan(0);
});
