import type { Expectation } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isList, isProperties, isUnresolved, ownValue, type Truth, type Value } from '../../core/value';

function hasRules(policy: Value): Truth {
  const rules = isProperties(policy) ? ownValue(policy, 'rules') : policy;
  if (isUnresolved(rules)) return 'unknown';
  return isList(rules) && rules.length > 0;
}

/** Its text is JSON: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
const withRules: Expectation = {
  expected: 'a policy with at least one rule',
  test: (value) => {
    if (isUnresolved(value)) {
      // Text that is put together around what is written here is not empty.
      return (
        value.parts.some((part) => typeof part === 'string' && part.includes('rulePriority')) || 'unknown'
      );
    }
    if (typeof value !== 'string') return hasRules(value);
    try {
      return hasRules(JSON.parse(value) as Value);
    } catch {
      return false;
    }
  },
};

export const repositoryLifecyclePolicyRequired = defineRule({
  id: 'ecr-repository-lifecycle-policy-required',
  title: 'Repositories of images have a lifecycle policy',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Images that nobody removes are deployed again one day with every hole that was found since, and are paid for until then.',
  remediation: 'Set lifecycleRules: [{ maxImageCount: ... }] on the Repository',
  controls: { 'aws-fsbp': ['ECR.3'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2', 'CM-2(2)'] },
  appliesTo: ['AWS::ECR::Repository'],
  reads: [],
  evaluate: property('LifecyclePolicy.LifecyclePolicyText', withRules),
});
