import { identifies, pathContains, pathSteps } from '../../../rules/core/resource';

test.each<[string, readonly (string | number)[]]>([
  ['', []],
  ['A', ['A']],
  ['A.B', ['A', 'B']],
  ['A[0].B[12]', ['A', 0, 'B', 12]],
])('steps of %p', (path, steps) => {
  expect(pathSteps(path)).toEqual(steps);
});

test.each<[string, string, boolean]>([
  ['A', 'A', true],
  ['A', 'A.B', true],
  ['A', 'A[1]', true],
  ['A[1]', 'A[10]', false],
  ['A', 'AB', false],
  ['A.B', 'A', false],
  ['', 'A', true],
  ['A', '', false],
])('%p contains %p: %p', (outer, inner, expected) => {
  expect(pathContains(outer, inner)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['Ref', 'AWS::EC2::VPC', true],
  ['Arn', 'AWS::S3::Bucket', true],
  ['VpcId', 'AWS::EC2::VPC', true],
  ['GroupId', 'AWS::EC2::SecurityGroup', true],
  ['VpcId', 'AWS::EC2::SecurityGroup', false],
  ['DefaultSecurityGroup', 'AWS::EC2::VPC', false],
  ['CidrBlock', 'AWS::EC2::VPC', false],
  ['Outputs.Arn', 'AWS::CloudFormation::Stack', false],
  ['Ref', 'Custom::Anything', false],
  ['Ref', 'AWS::CloudFormation::CustomResource', false],
  ['Id', 'Org::Net::Gateway', false],
])('%s of %s identifies it: %p', (attribute, type, expected) => {
  expect(identifies(attribute, type)).toBe(expected);
});
