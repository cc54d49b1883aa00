import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

/** Writes the beginning of a rule and of its cases: `npm run new:rule -- s3-bucket-versioned --type AWS::S3::Bucket`. */
const USAGE = `npm run new:rule -- <service>-<resource>-<secured-state> --type <AWS::Service::Resource>

  for example: npm run new:rule -- s3-bucket-versioning-enabled --type AWS::S3::Bucket
`;
const ROOT = resolve(__dirname, '..');

function rule(id: string, name: string, type: string): string {
  return `import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const ${name} = defineRule({
  id: '${id}',
  title: 'TODO the secured state, as a statement',
  severity: 'medium',
  stage: 'trial',
  rationale: 'TODO what can happen where the state does not hold.',
  remediation: 'Set TODO the property of the CDK construct',
  controls: { 'aws-fsbp': [] },
  appliesTo: ['${type}'],
  reads: [],
  // TODO what AWS does where the property is absent, with the page that says so.
  evaluate: property('TODO', is(true), { absent: false }),
});
`;
}

function cases(type: string): string {
  const one = (name: string, properties: string, expect: string): string => `  {
    name: '${name}',
    given: { Resources: { One: { Type: '${type}', Properties: ${properties} } } },
    expect: '${expect}',${expect === 'compliant' ? '' : "\n    at: ['One TODO'],"}
  },
`;
  return `import type { Case } from '../case';

export const cases: readonly Case[] = [
${one('secured', '{ TODO: true }', 'compliant')}${one('not secured', '{ TODO: false }', 'violation')}${one('absent', '{}', 'violation')}${one('not known before deployment', "{ TODO: { 'Fn::ImportValue': 'elsewhere' } }", 'indeterminate')}];
`;
}

/** The problem with what was asked for, in words; undefined where there is none. */
function problemWith(id: string | undefined, type: string | undefined, file: string): string | undefined {
  if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+){2,}$/.test(id)) {
    return `${JSON.stringify(id ?? '')} is no id of a rule; it is <service>-<resource>-<secured-state>, in lower case`;
  }
  if (type === undefined) return 'the type of the resources that it judges is missing; give it as --type';
  const known = loadAwsServiceSpecSync().lookup('resource', 'cloudFormationType', 'equals', type).length > 0;
  if (!known)
    return `CloudFormation has no resource type ${JSON.stringify(type)}; it is spelt like AWS::S3::Bucket`;
  return existsSync(file)
    ? `${relative(ROOT, file)} is there already; take another id, or edit it`
    : undefined;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { type: { type: 'string' } },
  });
  const [id] = positionals;
  const file = join(ROOT, 'rules/catalog', `${id?.replace('-', '/')}.ts`);
  const problem = problemWith(id, values.type, file);
  if (problem !== undefined || id === undefined || values.type === undefined) {
    process.stderr.write(`new:rule: ${problem}\n\n${USAGE}`);
    return 2;
  }
  const [, ...words] = id.split('-');
  const name = words
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join('');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, rule(id, name, values.type));
  writeFileSync(file.replace(/\.ts$/, '.cases.ts'), cases(values.type));
  const shown = relative(ROOT, file);
  process.stdout.write(`Wrote ${shown} and its cases beside it. Next:
  1. Replace every TODO in both.
  2. npm run generate
  3. npx jest test/rules/catalog -t ${id}
  4. Set stage to enforced, or leave it on trial: then it warns and refuses nothing.
`);
  return 0;
}

process.exitCode = main();
