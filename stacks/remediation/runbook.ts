/**
 * A runbook of Systems Manager Automation, as far as ours go.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html
 */
export interface Runbook {
  readonly schemaVersion: '0.3';
  readonly description: string;
  readonly assumeRole: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly mainSteps: readonly Step[];
  /** What an execution shows in the end, as `step.output`. */
  readonly outputs: readonly string[];
}

interface Parameter {
  readonly type: 'String';
  readonly description: string;
  readonly default?: string;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common */
interface Common {
  readonly name: string;
  readonly description?: string;
  readonly maxAttempts?: number;
  readonly timeoutSeconds?: number;
  readonly onFailure?: 'Abort' | `step:${string}`;
  readonly isCritical?: boolean;
  readonly nextStep?: string;
  readonly isEnd?: true;
}

interface Choice {
  readonly NextStep: string;
  readonly Or?: readonly Condition[];
  readonly Variable?: string;
  readonly StringEquals?: string;
}

interface Condition {
  readonly Variable: string;
  readonly StartsWith: string;
}

export type Step = Common &
  (
    | {
        readonly action: 'aws:invokeLambdaFunction';
        readonly inputs: { readonly FunctionName: string; readonly InputPayload: object };
      }
    | {
        readonly action: 'aws:branch';
        readonly inputs: { readonly Choices: readonly Choice[]; readonly Default?: string };
      }
    | {
        readonly action: 'aws:executeAwsApi';
        readonly inputs: {
          readonly Service: string;
          readonly Api: string;
          readonly [input: string]: unknown;
        };
        readonly outputs?: readonly Output[];
      }
    | {
        readonly action: 'aws:waitForAwsResourceProperty';
        readonly inputs: {
          readonly Service: string;
          readonly Api: string;
          readonly PropertySelector: string;
          readonly DesiredValues: readonly string[];
          readonly [input: string]: unknown;
        };
      }
    | {
        readonly action: 'aws:approve';
        readonly inputs: { readonly Approvers: readonly string[]; readonly Message: string };
      }
  );

interface Output {
  readonly Name: string;
  readonly Selector: string;
  readonly Type: 'String' | 'Integer';
}

/** What the runbooks of an environment need to know of it; names and ARNs may be tokens. */
export interface Surroundings {
  readonly environment: string;
  readonly cluster: string;
  /** Whether anything is changed at all, and whether somebody is asked before. */
  readonly mode: 'notify' | 'approve' | 'automatic';
  /** IAM roles and users that may approve. */
  readonly approvers: readonly string[];
  readonly evaluator: string;
  readonly remediator: string;
  readonly topic: string;
}

/** The folders of what is recorded, and the switch that lets anything be changed. */
export const remediationPath = (environment: string): string => `/quest/${environment}/remediation`;

export const runbookNames = (environment: string) => ({
  stop: `quest-${environment}-stop-ecs-service`,
  startAgain: `quest-${environment}-start-ecs-service-again`,
  revoke: `quest-${environment}-revoke-world-open-ingress`,
  authorizeAgain: `quest-${environment}-authorize-ingress-again`,
});

/** The parameters that all of them take; the role is not for the caller to choose. */
export function parametersOf(role: string, resource: { pattern: string; description: string }) {
  return {
    ResourceId: {
      type: 'String',
      description: resource.description,
      allowedPattern: resource.pattern,
    },
    AutomationAssumeRole: {
      type: 'String',
      description: 'The role that the runbook acts as',
      default: role,
      allowedValues: [role],
    },
  } as const;
}

/**
 * Tells people through SNS.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: a subject has fewer than 100 characters.
 */
export function tell(
  name: string,
  { topic }: Pick<Surroundings, 'topic'>,
  Subject: string,
  lines: readonly string[],
): Step & { readonly action: 'aws:executeAwsApi' } {
  return {
    name,
    action: 'aws:executeAwsApi',
    maxAttempts: 3,
    inputs: { Service: 'sns', Api: 'Publish', TopicArn: topic, Subject, Message: lines.join('\n') },
    outputs: [{ Name: 'MessageId', Selector: '$.MessageId', Type: 'String' }],
  };
}

/** A step that hands an answer of the function on to a branch: text in JSON may keep its quotation marks on the way. */
export const startsWith = (step: string, text: string): readonly Condition[] =>
  [text, `"${text}`].map((StartsWith) => ({ Variable: `{{ ${step}.Payload }}`, StartsWith }));
