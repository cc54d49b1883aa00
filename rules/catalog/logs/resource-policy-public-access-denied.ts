import { isPublic } from '../../core/policy-public';
import type { Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';
import { compliant, indeterminate, violation } from '../../core/verdict';
import { actionsOf, eachAllowing } from '../shared/policy-text';

const RESOURCE_POLICY = 'AWS::Logs::ResourcePolicy';
const DESTINATION = 'AWS::Logs::Destination';
const PATHS: Readonly<Record<string, string>> = {
  [RESOURCE_POLICY]: 'PolicyDocument',
  [DESTINATION]: 'DestinationPolicy',
  'AWS::Logs::LogGroup': 'ResourcePolicyDocument',
};

const closed: Predicate = (resource, context) => {
  const path = PATHS[resource.type] ?? '';
  return eachAllowing(path, (statement) => {
    const open = isPublic(statement);
    if (open === false) return compliant();
    const says = `${path} allows everybody ${actionsOf(statement)}, expected named principals`;
    return (open === true ? violation : indeterminate)(path, says);
  })(resource, context);
};

export const resourcePolicyPublicAccessDenied = defineRule({
  id: 'logs-resource-policy-public-access-denied',
  title: 'Policies of CloudWatch Logs let nobody in whom they do not name',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'Whoever may write to a log can hide what happened between forged lines, and fill it at your cost.',
  remediation: 'Name the services or accounts in addToResourcePolicy of the log group',
  controls: {},
  appliesTo: Object.keys(PATHS),
  reads: [],
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html */
  evaluate: closed,
});
