import {
  type EventSourceMappingConfiguration,
  type FunctionConfiguration,
  type FunctionEventInvokeConfig,
  type FunctionUrlConfig,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionEventInvokeConfigsCommand,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
} from '@aws-sdk/client-lambda';
import type { Unresolved } from '../../../core/value';
import type { Described, Describer, Session } from '../describer';
import { each, orDoubt, pages, told } from './asking';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const MOST = 50;

/** The functions of an account, of each its newest version. */
export function functionsOf(
  session: Session,
  lambda: LambdaClient,
): Promise<readonly FunctionConfiguration[]> {
  return pages(session, async (Marker) => {
    const answer = await lambda.send(new ListFunctionsCommand({ MaxItems: MOST, Marker }));
    return [answer.Functions, answer.NextMarker];
  });
}

/** The ARN of a function apart from that of its version or alias. */
function split(arn: string): readonly [arn: string, qualifier: string | undefined] {
  const parts = arn.split(':');
  return [parts.slice(0, 7).join(':'), parts[7]];
}

/** Asks about each function; one of which nothing is told by now is none. */
async function ofEach(
  session: Session,
  ask: (lambda: LambdaClient, name: string) => Promise<readonly Described[]>,
  doubt: (one: { readonly name: string; readonly arn: string }, refused: Unresolved) => Described,
): Promise<readonly Described[]> {
  const lambda = session.client(LambdaClient);
  return each(await functionsOf(session, lambda), ({ FunctionName: name, FunctionArn: arn }) =>
    name === undefined || arn === undefined
      ? Promise.resolve([])
      : orDoubt(
          () => ask(lambda, name),
          (refused) => [doubt({ name, arn }, refused)],
        ),
  );
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionUrlConfig.html */
export function urlOf(url: FunctionUrlConfig): readonly Described[] {
  const { FunctionArn: id, AuthType, InvokeMode, Cors } = url;
  if (id === undefined) return [];
  const [TargetFunctionArn, Qualifier] = split(id);
  return [{ id, properties: told({ TargetFunctionArn, Qualifier, AuthType, InvokeMode, Cors }) }];
}

export const functionUrls: Describer = (session) =>
  ofEach(
    session,
    async (lambda, FunctionName) => {
      const found = await pages<FunctionUrlConfig>(session, async (Marker) => {
        const answer = await lambda.send(
          new ListFunctionUrlConfigsCommand({ FunctionName, MaxItems: MOST, Marker }),
        );
        return [answer.FunctionUrlConfigs, answer.NextMarker];
      });
      return found.flatMap(urlOf);
    },
    ({ arn }, AuthType) => ({ id: arn, properties: { TargetFunctionArn: arn, AuthType } }),
  );

/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionEventInvokeConfig.html */
export function eventInvokeConfigOf(config: FunctionEventInvokeConfig): readonly Described[] {
  const { FunctionArn: id, DestinationConfig, MaximumEventAgeInSeconds, MaximumRetryAttempts } = config;
  if (id === undefined) return [];
  const [FunctionName, Qualifier = '$LATEST'] = split(id);
  return [
    {
      id,
      properties: told({
        ...{ FunctionName, Qualifier, DestinationConfig },
        ...{ MaximumEventAgeInSeconds, MaximumRetryAttempts },
      }),
    },
  ];
}

export const eventInvokeConfigs: Describer = (session) =>
  ofEach(
    session,
    async (lambda, FunctionName) => {
      const found = await pages<FunctionEventInvokeConfig>(session, async (Marker) => {
        const answer = await lambda.send(
          new ListFunctionEventInvokeConfigsCommand({ FunctionName, MaxItems: MOST, Marker }),
        );
        return [answer.FunctionEventInvokeConfigs, answer.NextMarker];
      });
      return found.flatMap(eventInvokeConfigOf);
    },
    ({ arn }, DestinationConfig) => ({ id: arn, properties: { FunctionName: arn, DestinationConfig } }),
  );

function seconds(time: Date | undefined): number | undefined {
  return time && time.getTime() / 1000;
}

/** What CloudFormation has the same name for. */
const OF_MAPPINGS = [
  ...(['AmazonManagedKafkaEventSourceConfig', 'BatchSize', 'BisectBatchOnFunctionError'] as const),
  ...(['DestinationConfig', 'DocumentDBEventSourceConfig', 'EventSourceArn', 'FilterCriteria'] as const),
  ...(['FunctionResponseTypes', 'LoggingConfig', 'MaximumBatchingWindowInSeconds', 'MetricsConfig'] as const),
  ...(['MaximumRecordAgeInSeconds', 'MaximumRetryAttempts', 'ParallelizationFactor', 'Queues'] as const),
  ...(['ProvisionedPollerConfig', 'ScalingConfig', 'SelfManagedEventSource', 'StartingPosition'] as const),
  ...(['SelfManagedKafkaEventSourceConfig', 'SourceAccessConfigurations', 'Topics'] as const),
  ...(['TumblingWindowInSeconds'] as const),
] as const;

/** https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
export function eventSourceMappingOf(mapping: EventSourceMappingConfiguration): readonly Described[] {
  const { UUID: id, EventSourceMappingArn: arn, FunctionArn: FunctionName, State } = mapping;
  if (id === undefined) return [];
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: told({
        ...Object.fromEntries(OF_MAPPINGS.map((name) => [name, mapping[name]])),
        FunctionName,
        KmsKeyArn: mapping.KMSKeyArn,
        // In seconds, as CloudFormation takes it.
        StartingPositionTimestamp: seconds(mapping.StartingPositionTimestamp),
        Enabled: State === undefined ? undefined : !/^Disabl/.test(State),
      }),
    },
  ];
}

export const eventSourceMappings: Describer = async (session) => {
  const lambda = session.client(LambdaClient);
  const found = await pages<EventSourceMappingConfiguration>(session, async (Marker) => {
    const answer = await lambda.send(new ListEventSourceMappingsCommand({ MaxItems: 100, Marker }));
    return [answer.EventSourceMappings, answer.NextMarker];
  });
  return found.flatMap(eventSourceMappingOf);
};
