import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Remediation } from '../../../stacks/constructs/remediation';
import { example } from '../../../stacks/environments/example';
import { governance } from '../../../stacks/environments/governance';
import { ACCOUNT, EVALUATOR, REGION, REMEDIATOR } from './account';
import type { Document } from './runbook-schema';

export type Mode = 'notify' | 'approve' | 'automatic';
export const APPROVER = `arn:aws:iam::${ACCOUNT}:role/OnCall`;

/** The remediation of the example environment in a stack of its own. */
export function remediationOf(mode: Mode, watched: readonly string[] = RULES): Template {
  const { context } = JSON.parse(readFileSync(join(__dirname, '../../../cdk.json'), 'utf8'));
  const stack = new Stack(new App({ context }), 'Governance', { env: { account: ACCOUNT, region: REGION } });
  const { remediation } = governance({
    remediation: { mode, ...(mode === 'approve' ? { approvers: [APPROVER] } : {}) },
  });
  const topicKey = new kms.Key(stack, 'TopicKey');
  new Remediation(stack, 'Remediation', {
    environment: { ...example, region: REGION },
    settings: remediation,
    prefix: 'quest-example-',
    watched,
    rules: new Construct(stack, 'Rules'),
    evaluator: lambda.Function.fromFunctionArn(stack, 'Evaluator', functionArn(EVALUATOR)),
    topic: new sns.Topic(stack, 'Topic', { masterKey: topicKey }),
    topicKey,
    alarmTopic: new sns.Topic(stack, 'AlarmTopic'),
    logsKey: new kms.Key(stack, 'LogsKey'),
  });
  return Template.fromStack(stack);
}

const RULES = ['ecs-service-private-subnets-required', 'ec2-security-group-ingress-restricted'];

const functionArn = (name: string): string => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;

/** A runbook as CloudFormation would hand it to Systems Manager: with references as what they are. */
export function runbookOf(template: Template, name: string): Document {
  const [found] = Object.values(
    template.findResources('AWS::SSM::Document', { Properties: Match.objectLike({ Name: name }) }),
  );
  if (!found) throw new Error(`there is no runbook ${name}`);
  return concrete(found['Properties'].Content) as Document;
}

function concrete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(concrete);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  if (Ref !== undefined) return `arn:aws:sns:${REGION}:${ACCOUNT}:${Ref}`;
  if (attribute?.[0].startsWith('RemediationFunction')) return functionArn(REMEDIATOR);
  if (attribute) return `arn:aws:iam::${ACCOUNT}:role/${attribute[0]}`;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, concrete(one)]));
}
