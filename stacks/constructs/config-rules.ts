import * as config from 'aws-cdk-lib/aws-config';
import { Construct, type IConstruct } from 'constructs';
import type { PlannedRule } from '../../rules/enforcers/config-rule/plan';
import type { Evaluator } from './evaluator';

interface ConfigRulesProps {
  readonly planned: readonly PlannedRule[];
  readonly evaluator: Evaluator;
  /** What has to be there before, such as a recorder of our own. */
  readonly after: readonly IConstruct[];
}

/** Both, as a large item comes as a notice without the item: https://docs.aws.amazon.com/config/latest/APIReference/API_SourceDetail.html */
const CHANGE = ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'];

/** How many rules CloudFormation makes, changes or deletes at a time. */
const AT_A_TIME = 10;

/**
 * The rules in AWS Config, all of them with one function. Each runs when something changes that it judges or reads, and
 * by schedule for what no change told. They wait for one another, as a hundred calls of PutConfigRule at once would be
 * throttled, and so would the function, which every new rule calls for all that it judges.
 * https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html
 */
export class ConfigRules extends Construct {
  constructor(scope: Construct, id: string, { planned, evaluator, after }: ConfigRulesProps) {
    super(scope, id);
    const all: config.CfnConfigRule[] = [];
    for (const { rule, name, description, inputParameters, change, frequency } of planned) {
      const before = all.at(-AT_A_TIME);
      const made = new config.CfnConfigRule(this, rule, {
        configRuleName: name,
        description,
        inputParameters,
        ...(change.length > 0 && { scope: { complianceResourceTypes: [...change] } }),
        source: {
          owner: 'CUSTOM_LAMBDA',
          sourceIdentifier: evaluator.function.functionArn,
          sourceDetails: [
            ...(change.length > 0 ? CHANGE : []).map((messageType) => ({
              eventSource: 'aws.config',
              messageType,
            })),
            {
              eventSource: 'aws.config',
              messageType: 'ScheduledNotification',
              maximumExecutionFrequency: frequency,
            },
          ],
        },
      });
      made.node.addDependency(evaluator.permission, ...after);
      if (before) made.node.addDependency(before);
      all.push(made);
    }
  }
}
