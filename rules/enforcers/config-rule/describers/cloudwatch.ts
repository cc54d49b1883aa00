import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import type { Described, Describer } from '../describer';
import { pages, tagsOf, told } from './asking';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
const MOST = 100;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_CompositeAlarm.html */
export function compositeAlarmOf(alarm: CompositeAlarm): readonly Described[] {
  const { AlarmName: id, AlarmArn: arn, ActionsEnabled, AlarmRule, AlarmDescription } = alarm;
  if (id === undefined) return [];
  const { AlarmActions, OKActions, InsufficientDataActions } = alarm;
  const { ActionsSuppressor, ActionsSuppressorWaitPeriod, ActionsSuppressorExtensionPeriod } = alarm;
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: told({
        ...{ AlarmName: id, AlarmRule, AlarmDescription, ActionsEnabled },
        ...{ AlarmActions, OKActions, InsufficientDataActions },
        ...{ ActionsSuppressor, ActionsSuppressorWaitPeriod, ActionsSuppressorExtensionPeriod },
      }),
    },
  ];
}

export const compositeAlarms: Describer = async (session) => {
  const cloudwatch = session.client(CloudWatchClient);
  const found = await pages<CompositeAlarm>(session, async (NextToken) => {
    const command = new DescribeAlarmsCommand({
      AlarmTypes: ['CompositeAlarm'],
      MaxRecords: MOST,
      NextToken,
    });
    const answer = await cloudwatch.send(command);
    return [answer.CompositeAlarms, answer.NextToken];
  });
  return found.flatMap(compositeAlarmOf).map((one) => {
    const { arn } = one;
    if (arn === undefined) return one;
    const askTags = async (): Promise<Readonly<Record<string, string>>> => {
      const command = new ListTagsForResourceCommand({ ResourceARN: arn });
      return tagsOf((await session.patiently(() => cloudwatch.send(command))).Tags);
    };
    return { ...one, askTags };
  });
};
