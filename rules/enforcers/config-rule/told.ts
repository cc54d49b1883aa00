import {
  type ConfigServiceClient,
  type Evaluation,
  GetComplianceDetailsByConfigRuleCommand,
  PutEvaluationsCommand,
} from '@aws-sdk/client-config-service';
import { GuardrailsError } from '../../core/errors';
import type { Patience } from './backoff';
import { all, chunks, MOST, pages } from './paging';

/** A verdict that AWS Config holds. */
export interface Held {
  readonly type: string;
  readonly id: string;
  readonly compliance: string;
  readonly annotation: string;
  /** Its OrderingTimestamp, in ISO 8601. */
  readonly at: string;
}

/** What AWS Config was told of verdicts, and how it is told more. */
export interface ToldAccount {
  /** The verdicts held of a rule, but those that it did not apply: AWS Config shows no such verdict. */
  readonly held: (rule: string) => Promise<readonly Held[]>;
  readonly put: (evaluations: readonly Evaluation[], token: string) => Promise<void>;
}

/** What `resultToken` is where somebody only tries the function: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html */
const TEST_TOKEN = 'TESTMODE';

export function toldIn(client: ConfigServiceClient, { persist, workOff }: Patience): ToldAccount {
  return {
    held: (rule) =>
      all(
        pages<Held>(async (NextToken) => {
          const command = new GetComplianceDetailsByConfigRuleCommand({
            ConfigRuleName: rule,
            ComplianceTypes: ['COMPLIANT', 'NON_COMPLIANT'],
            Limit: MOST,
            ...(NextToken === undefined ? {} : { NextToken }),
          });
          const answer = await persist(() => client.send(command));
          const found = (answer.EvaluationResults ?? []).flatMap((result) => {
            const { EvaluationResultIdentifier: identifier, Annotation: annotation = '' } = result;
            const { ResourceType: type, ResourceId: id } = identifier?.EvaluationResultQualifier ?? {};
            if (type === undefined || id === undefined) return [];
            const at = identifier?.OrderingTimestamp?.toISOString() ?? '';
            return [{ type, id, compliance: result.ComplianceType ?? '', annotation, at }];
          });
          return { found, next: answer.NextToken };
        }),
      ),

    async put(evaluations, ResultToken) {
      const lost: Evaluation[] = [];
      const send = async (part: readonly Evaluation[]): Promise<readonly Evaluation[]> => {
        const command = new PutEvaluationsCommand({
          Evaluations: [...part],
          ResultToken,
          ...(ResultToken === TEST_TOKEN ? { TestMode: true } : {}),
        });
        const { FailedEvaluations: failed = [] } = await persist(() => client.send(command));
        const keys = new Set(failed.map(keyOf));
        return part.filter((one) => keys.has(keyOf(one)));
      };
      // A call without evaluations says that there is nothing to judge.
      if (evaluations.length === 0) await send([]);
      for (const some of chunks(evaluations)) lost.push(...(await workOff(some, send)));
      if (lost.length > 0) {
        throw new GuardrailsError(
          'EVALUATIONS_NOT_TAKEN',
          `AWS Config took all but ${lost.length} of ${evaluations.length} evaluations, such as that of ${lost[0]?.ComplianceResourceId}; the function is to be called again`,
        );
      }
    },
  };
}

function keyOf({ ComplianceResourceType, ComplianceResourceId }: Evaluation): string {
  return `${ComplianceResourceType} ${ComplianceResourceId}`;
}
