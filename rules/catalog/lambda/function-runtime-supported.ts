import { type Expectation, noneOf } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';
import { isUnresolved } from '../../core/value';

/** Supported in November 2026, the managed ones and those without a language: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-supported */
const SUPPORTED: readonly string[] = [
  'dotnet10',
  'java8.al2',
  'java8.al2023',
  'java11',
  'java11.al2023',
  'java17',
  'java17.al2023',
  'java21',
  'java25',
  'nodejs22.x',
  'nodejs24.x',
  'provided.al2',
  'provided.al2023',
  'python3.11',
  'python3.12',
  'python3.13',
  'python3.14',
  'python3.15',
  'ruby3.3',
  'ruby3.4',
  'ruby4.0',
];

/** With the day from which there are no more security patches: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated */
const DEPRECATED: readonly string[] = [
  'dotnet8', // 2026-11-10
  'python3.10', // 2026-10-31
  'nodejs20.x', // 2026-04-30
  'ruby3.2', // 2026-03-31
  'python3.9', // 2025-12-15
  'nodejs18.x', // 2025-09-01
  'dotnet6', // 2024-12-20
  'python3.8', // 2024-10-14
  'nodejs16.x', // 2024-06-12
  'dotnet7', // 2024-05-14
  'go1.x', // 2024-01-08
  'java8', // 2024-01-08
  'provided', // 2024-01-08
  'ruby2.7', // 2023-12-07
  'nodejs14.x', // 2023-12-04
  'python3.7', // 2023-12-04
  'dotnetcore3.1', // 2023-04-03
  'nodejs12.x', // 2023-03-31
  'python3.6', // 2022-07-18
  'dotnet5.0', // 2022-05-10
  'dotnetcore2.1', // 2022-01-05
  'nodejs10.x', // 2021-07-30
  'ruby2.5', // 2021-07-30
  'python2.7', // 2021-07-15
  'nodejs8.10', // 2020-03-06
  'nodejs4.3', // 2020-03-05
  'nodejs6.10', // 2019-08-12
  'dotnetcore1.0', // 2019-06-27
  'dotnetcore2.0', // 2019-05-30
  'nodejs4.3-edge', // 2019-04-30
  'nodejs', // 2016-08-30
];

function supportedRuntime(others: readonly string[]): Expectation {
  return {
    expected: 'a runtime that AWS supports, such as "nodejs24.x" or "python3.14"',
    test: (value) => {
      if (isUnresolved(value)) return 'unknown';
      const name = String(value);
      if (SUPPORTED.includes(name) || others.includes(name)) return true;
      return DEPRECATED.includes(name) ? false : 'unknown';
    },
  };
}

/** An image brings its own runtime: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
const isArchive = property('PackageType', noneOf('Image'), { absent: 'Zip' });

export const functionRuntimeSupported = defineRule({
  id: 'lambda-function-runtime-supported',
  title: 'Lambda functions use runtimes that AWS supports',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'A deprecated runtime gets no more patches: what is found in the language or its libraries stays open, and one day the function can no longer be changed.',
  remediation: 'Set runtime to a supported one, such as Runtime.NODEJS_LATEST',
  controls: {
    'aws-fsbp': ['Lambda.2'],
    'nist-800-53-r5': ['CA-9(1)', 'CM-2', 'SI-2', 'SI-2(2)', 'SI-2(4)', 'SI-2(5)'],
  },
  appliesTo: ['AWS::Lambda::Function'],
  reads: [],
  parameters: {
    others: {
      type: 'strings',
      default: [],
      description: 'runtimes that are supported beside those that the rule knows, such as newer ones',
    },
  },
  evaluate: (resource, context, { others }) =>
    when(isArchive, property('Runtime', supportedRuntime(others)))(resource, context),
});
