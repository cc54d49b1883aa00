import { type Canary, DescribeCanariesCommand, SyntheticsClient } from '@aws-sdk/client-synthetics';
import type { Described, Describer } from '../describer';
import { pages, told, untold } from './asking';

/** https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_DescribeCanaries.html */
const MOST = 20;

/** Properties that the API has no answer for, or that only newer ones have. */
const UNTOLD: readonly string[] = [
  ...['BrowserConfigs', 'DeleteLambdaResourcesOnCanaryDeletion', 'DryRunAndUpdate', 'KmsKeyArn'],
  ...['ProvisionedResourceCleanup', 'Replicas', 'ResourcesToReplicateTags', 'StartCanaryAfterCreation'],
  ...['VisualReference', 'VisualReferences'],
];

/**
 * The variables of its environment are told of its Lambda function only, and the location of its artifacts without
 * `s3://`: https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_Canary.html
 */
export function canaryOf(canary: Canary): readonly Described[] {
  const { Name: id, ArtifactS3Location: location, RunConfig, Schedule, VpcConfig, Code, Tags } = canary;
  if (id === undefined) return [];
  const properties = told({
    Name: id,
    ExecutionRoleArn: canary.ExecutionRoleArn,
    ArtifactS3Location: location === undefined ? undefined : `s3://${location.replace(/^s3:\/\//, '')}`,
    ArtifactConfig: canary.ArtifactConfig,
    RuntimeVersion: canary.RuntimeVersion,
    Schedule: Schedule && {
      ...Schedule,
      ...untold('DescribeCanaries', ['RetryConfig']),
    },
    SuccessRetentionPeriod: canary.SuccessRetentionPeriodInDays,
    FailureRetentionPeriod: canary.FailureRetentionPeriodInDays,
    VPCConfig: VpcConfig,
    Code: { Handler: Code?.Handler, SourceLocationArn: Code?.SourceLocationArn },
  });
  const run = {
    ...told(RunConfig ?? {}),
    ...untold('DescribeCanaries', ['EnvironmentVariables', 'EphemeralStorage']),
  };
  return [
    {
      id,
      tags: Tags ?? {},
      properties: { ...properties, RunConfig: run, ...untold('DescribeCanaries', UNTOLD) },
    },
  ];
}

export const canaries: Describer = async (session) => {
  const synthetics = session.client(SyntheticsClient);
  const found = await pages<Canary>(session, async (NextToken) => {
    const input = { MaxResults: MOST, ...(NextToken === undefined ? {} : { NextToken }) };
    const answer = await synthetics.send(new DescribeCanariesCommand(input));
    return [answer.Canaries, answer.NextToken];
  });
  return found.flatMap(canaryOf);
};
