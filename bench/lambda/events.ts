import { itemOf } from './loopback';

const RULE = 'ecr-repository-tags-immutable';
const ACCOUNT = '123456789012';

function eventOf(invoking: object): object {
  return {
    version: '1.0',
    invokingEvent: JSON.stringify(invoking),
    ruleParameters: JSON.stringify({ rule: RULE }),
    resultToken: 'token',
    eventLeftScope: false,
    configRuleName: RULE,
    accountId: ACCOUNT,
  };
}

/** One repository changed. */
export function changed(at: number): object {
  const { arn, accountId, version, configuration, ...item } = itemOf(at);
  const time = new Date(1_790_000_000_000 + at).toISOString();
  return eventOf({
    messageType: 'ConfigurationItemChangeNotification',
    notificationCreationTime: time,
    configurationItem: {
      ...item,
      ARN: arn,
      awsAccountId: accountId,
      configurationItemVersion: version,
      configurationItemCaptureTime: time,
      configuration: JSON.parse(String(configuration)),
      tags: {},
    },
  });
}

/** It is time to judge all. */
export function scheduled(): object {
  return eventOf({
    messageType: 'ScheduledNotification',
    awsAccountId: ACCOUNT,
    notificationCreationTime: '2026-11-24T00:00:00.000Z',
  });
}
