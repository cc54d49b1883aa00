import {
  GetScheduleCommand,
  type GetScheduleOutput,
  ListSchedulesCommand,
  SchedulerClient,
  type ScheduleSummary,
} from '@aws-sdk/client-scheduler';
import type { Described, Describer } from '../describer';
import { each, orDoubt, pages, told } from './asking';

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
const MOST = 100;

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export function scheduleOf(schedule: Omit<GetScheduleOutput, '$metadata'>): readonly Described[] {
  const { Name: id, Arn: arn, GroupName, State, KmsKeyArn, Description, FlexibleTimeWindow } = schedule;
  if (id === undefined) return [];
  const { ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate, Target } = schedule;
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: told({
        ...{ Name: id, GroupName, State, KmsKeyArn, Description, FlexibleTimeWindow },
        ...{ ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate, Target },
      }),
    },
  ];
}

export const schedules: Describer = async (session) => {
  const scheduler = session.client(SchedulerClient);
  const found = await pages<ScheduleSummary>(session, async (NextToken) => {
    const answer = await scheduler.send(new ListSchedulesCommand({ MaxResults: MOST, NextToken }));
    return [answer.Schedules, answer.NextToken];
  });
  return each(found, ({ Name, GroupName, Arn }) =>
    orDoubt(
      async () => {
        const command = new GetScheduleCommand({ Name, GroupName });
        return scheduleOf(await session.patiently(() => scheduler.send(command)));
      },
      (Target) =>
        scheduleOf({ Name, GroupName, Arn }).map((one) => ({
          ...one,
          properties: { ...one.properties, Target },
        })),
    ),
  );
};
