import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Rule } from '../rules/core/rule';
import type { Granted } from '../rules/enforcers/config-rule/granted';
import { readExceptions } from '../rules/enforcers/exceptions-file';
import type { ExceptionsFile } from '../rules/exceptions/parse';

/**
 * What an environment is excused from of the rules that functions judge by, and what its rules are set to. Without the
 * lines of the file, so that a function is deployed again only when something changes for it.
 */
export function exceptionsOf(environment: string, rules: readonly Rule[]): ExceptionsFile {
  const file = readExceptions(undefined, environment);
  const ours = new Set(rules.map(({ id }) => id));
  const exceptions = file.exceptions.filter(({ rule }) => ours.has(rule));
  return { ...file, exceptions: exceptions.map((one) => ({ ...one, line: 0 })) };
}

/**
 * What the functions are to know of exceptions, which name constructs: what CloudFormation calls those of the whole
 * app. To be asked when every construct is there.
 */
export function grantedIn(app: IConstruct, file: ExceptionsFile): Granted {
  const paths = app.node
    .findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .filter(({ cfnResourceType, node }) =>
      file.exceptions.some(({ type, resource }) =>
        type === undefined ? resource === node.path : type === cfnResourceType,
      ),
    )
    .map((resource) => {
      const stack = Stack.of(resource);
      return [`${stack.stackName}/${stack.resolve(resource.logicalId)}`, resource.node.path] as const;
    });
  return { file, paths: Object.fromEntries(paths) };
}
