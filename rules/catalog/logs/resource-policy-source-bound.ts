import { principals, type Statement } from '../../core/policy';
import { restrictedBy } from '../../core/policy-condition';
import { defineRule } from '../../core/rule';
import { show } from '../../core/value';
import { compliant, indeterminate, type Verdicts, violation } from '../../core/verdict';
import { eachAllowing } from '../shared/policy-text';

const PATH = 'PolicyDocument';
const SOURCE = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];

function bound(statement: Statement): Verdicts {
  const found = principals(statement);
  const services = (found ?? []).filter(({ kind }) => kind === 'Service');
  if (found && services.length === 0) return compliant();
  const restricted = restrictedBy(statement, SOURCE);
  if (restricted === true) return compliant();
  const named = services.map(({ value }) => show(value)).join(', ') || 'a principal that is not known';
  const says = `${PATH} allows ${named}, expected a condition on aws:SourceAccount or aws:SourceArn`;
  return (found && restricted === false ? violation : indeterminate)(PATH, says);
}

export const resourcePolicySourceBound = defineRule({
  id: 'logs-resource-policy-source-bound',
  title: 'Services write to CloudWatch Logs only on behalf of named resources or accounts',
  severity: 'medium',
  stage: 'trial',
  rationale:
    'A service acts for all its customers: without the source named, anybody can have it write to these logs from an account of their own.',
  remediation:
    'Add conditions: { StringEquals: { "aws:SourceAccount": account } } to the statement of addToResourcePolicy',
  controls: {},
  appliesTo: ['AWS::Logs::ResourcePolicy'],
  reads: [],
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html */
  evaluate: eachAllowing(PATH, bound),
});
