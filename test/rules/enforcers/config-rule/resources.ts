import type { ResourceType } from '@aws-sdk/client-config-service';
import type { Item } from '../fake/config';
import { ACCOUNT_ID } from './stage';

/** An item as the API has it. */
export function itemOf(
  resourceType: ResourceType,
  resourceId: string,
  configuration: unknown,
  at: Date,
): Item {
  return {
    version: '1.3',
    accountId: ACCOUNT_ID,
    configurationItemCaptureTime: at,
    configurationItemStatus: 'OK',
    configurationStateId: String(at.getTime()),
    resourceType,
    resourceId,
    resourceName: resourceId,
    arn: `arn:aws:test:eu-west-1:${ACCOUNT_ID}:${resourceId}`,
    awsRegion: 'eu-west-1',
    configuration: typeof configuration === 'string' ? configuration : JSON.stringify(configuration),
    supplementaryConfiguration: {},
    tags: {},
  };
}

export function repository(id: string, ImageTagMutability: 'MUTABLE' | 'IMMUTABLE', at: Date): Item {
  return itemOf('AWS::ECR::Repository', id, { RepositoryName: id, ImageTagMutability }, at);
}

/** What a rule's function is told of an item, whenever it is told. */
export function notified(
  { arn: ARN, accountId, version, configurationItemCaptureTime, configuration, ...rest }: Item,
  told: Date = configurationItemCaptureTime,
): object {
  const configurationItem = {
    ...rest,
    ARN,
    awsAccountId: accountId,
    configurationItemVersion: version,
    configurationItemCaptureTime: configurationItemCaptureTime.toISOString(),
    configuration: configuration === undefined || configuration === '' ? null : JSON.parse(configuration),
  };
  return {
    configurationItemDiff: null,
    configurationItem,
    notificationCreationTime: told.toISOString(),
    messageType: 'ConfigurationItemChangeNotification',
    recordVersion: '1.3',
  };
}

/** The same for an item that is too large to be sent. */
export function oversized({ arn: ARN, accountId, version, ...rest }: Item): object {
  const { configuration: _, supplementaryConfiguration: __, tags: ___, ...summary } = rest;
  const at = rest.configurationItemCaptureTime.toISOString();
  return {
    configurationItemSummary: {
      ...summary,
      changeType: 'UPDATE',
      ARN,
      awsAccountId: accountId,
      configurationItemVersion: version,
      configurationItemCaptureTime: at,
    },
    notificationCreationTime: at,
    messageType: 'OversizedConfigurationItemChangeNotification',
    recordVersion: '1.0',
  };
}
