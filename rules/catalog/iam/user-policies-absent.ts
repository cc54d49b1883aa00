import { absent, both, type Predicate } from '../../core/property';
import { defineRule } from '../../core/rule';

const attachedTo = absent('Users');

const judge: Readonly<Record<string, Predicate>> = {
  'AWS::IAM::User': both(absent('Policies'), absent('ManagedPolicyArns')),
  'AWS::IAM::UserPolicy': absent('UserName'),
};

export const iamUserPoliciesAbsent = defineRule({
  id: 'iam-user-policies-absent',
  title: 'No user has policies of its own; it has them from its groups',
  severity: 'low',
  stage: 'enforced',
  rationale: 'What is given to users one by one is neither reviewed nor taken back together.',
  remediation: 'Add the User to a Group and give the policies to the group, or better use roles',
  controls: {
    'aws-fsbp': ['IAM.2'],
    'nist-800-53-r5': ['AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6', 'AC-6(3)'],
  },
  appliesTo: ['AWS::IAM::User', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::UserPolicy'],
  reads: [],
  evaluate: (resource, context) => judge[resource.type]?.(resource, context) ?? attachedTo(resource, context),
});
