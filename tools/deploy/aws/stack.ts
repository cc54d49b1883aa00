import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { parseTemplate, type Template } from '../assembly';
import { is, settings } from './told';

/** A stack as CloudFormation has it. */
export type Deployed = Readonly<{ status: string; protected: boolean; template: Template }>;

/**
 * A stack that is there, or undefined. CloudFormation says so by a ValidationError:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export const deployedStack = async (region: string, name: string): Promise<Deployed | undefined> => {
  const client = new CloudFormationClient(settings(region));
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    // The template as it was given to CloudFormation, not as its macros left it:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
    const { TemplateBody } = await client.send(
      new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
    );
    return Object.freeze({
      status: Stacks?.[0]?.StackStatus ?? 'unknown',
      protected: Stacks?.[0]?.EnableTerminationProtection ?? false,
      template: parseTemplate(TemplateBody || '{}'),
    });
  } catch (error) {
    if (is(error, 'ValidationError') && /does not exist/.test(String(error))) return undefined;
    throw error;
  }
};

// Whole, so that its template is what is there. After the rollback of an update that is the template before it; after
// the rollback of a creation nothing is there, though GetTemplate answers.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
const whole = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'];

/** The template that a stack stands by; undefined where none does. */
export const standing = (stack: Deployed | undefined): Template | undefined =>
  stack && whole.includes(stack.status) ? stack.template : undefined;

/** Why a stack cannot be changed now, and what to do; undefined if it can. */
export const unready = (
  name: string,
  { status }: Deployed,
): Readonly<{ why: string; todo: string }> | undefined => {
  // It waits for the first change set; the CDK CLI makes one.
  if (status === 'REVIEW_IN_PROGRESS') return undefined;
  const why = `${name} is ${status}`;
  if (status.endsWith('_IN_PROGRESS'))
    return { why, todo: 'wait until that change has ended, and try again' };
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return { why, todo: `aws cloudformation continue-update-rollback --stack-name ${name}` };
  // The CDK CLI deletes what ROLLBACK_COMPLETE left, and makes it anew.
  if (status.endsWith('_FAILED') && !status.startsWith('CREATE'))
    return { why, todo: `see its events: aws cloudformation describe-stack-events --stack-name ${name}` };
  return undefined;
};

/**
 * The ECS service of a stack and the task definition it was given, both by ARN, which is what Ref gives:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export const serviceOf = async (
  region: string,
  name: string,
): Promise<Readonly<{ service: string; taskDefinition: string }> | undefined> => {
  const { StackResources = [] } = await new CloudFormationClient(settings(region)).send(
    new DescribeStackResourcesCommand({ StackName: name }),
  );
  const arn = (type: string): string | undefined =>
    StackResources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
  const service = arn('AWS::ECS::Service');
  return service === undefined
    ? undefined
    : { service, taskDefinition: arn('AWS::ECS::TaskDefinition') ?? '' };
};
