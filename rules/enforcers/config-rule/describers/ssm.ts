import {
  DescribeParametersCommand,
  GetServiceSettingCommand,
  ListTagsForResourceCommand,
  type ParameterMetadata,
  type ServiceSetting,
  SSMClient,
} from '@aws-sdk/client-ssm';
import type { Described, Describer } from '../describer';
import { each, orDoubt, pages, tagsOf, told, untold } from './asking';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
const MOST = 50;

/** What a parameter holds is never asked for: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterMetadata.html */
export function parameterOf(parameter: ParameterMetadata): readonly Described[] {
  const { Name: id, ARN: arn, Type, Description, AllowedPattern, Tier, DataType } = parameter;
  if (id === undefined) return [];
  const properties = told({ Name: id, Type, Description, AllowedPattern, Tier, DataType });
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: { ...properties, ...untold('DescribeParameters', ['Value', 'Policies']) },
    },
  ];
}

export const parameters: Describer = async (session) => {
  const ssm = session.client(SSMClient);
  const found = await pages<ParameterMetadata>(session, async (NextToken) => {
    const answer = await ssm.send(new DescribeParametersCommand({ MaxResults: MOST, NextToken }));
    return [answer.Parameters, answer.NextToken];
  });
  return found.flatMap(parameterOf).map((one) => ({
    ...one,
    async askTags() {
      const command = new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: one.id });
      return tagsOf((await session.patiently(() => ssm.send(command))).TagList);
    },
  }));
};

/** Those that rules judge; there is no list of all: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetServiceSetting.html */
export const SETTINGS = [
  '/ssm/automation/customer-script-log-destination',
  '/ssm/documents/console/public-sharing-permission',
] as const;

export function serviceSettingOf(setting: ServiceSetting): readonly Described[] {
  const { SettingId, SettingValue, ARN: arn } = setting;
  if (SettingId === undefined) return [];
  return [
    {
      id: arn ?? SettingId,
      ...(arn === undefined ? {} : { arn }),
      properties: told({ SettingId, SettingValue }),
    },
  ];
}

export const serviceSettings: Describer = (session) => {
  const ssm = session.client(SSMClient);
  return each(SETTINGS, (SettingId) =>
    orDoubt(
      async () => {
        const command = new GetServiceSettingCommand({ SettingId });
        const { ServiceSetting: setting } = await session.patiently(() => ssm.send(command));
        return setting === undefined ? [] : serviceSettingOf({ SettingId, ...setting });
      },
      (SettingValue) => [{ id: SettingId, properties: { SettingId, SettingValue } }],
    ),
  );
};
