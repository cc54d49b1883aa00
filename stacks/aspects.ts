import type { App } from 'aws-cdk-lib';
import { CfnResource, type IAspect, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Environment } from './environments/environment';

/** What holds something that is lost with it, and goes with its environment. */
const lasting: ReadonlySet<string> = new Set([
  'AWS::ECR::Repository',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
]);

/**
 * Removal policies and the protection of stacks follow the environment, whatever a construct says of itself.
 * A bucket always stays: CloudFormation deletes only an empty one, and what would empty it is a function with the
 * right to delete every log. Its lifecycle empties it, and an empty bucket costs nothing.
 */
export class FollowEnvironment implements IAspect {
  readonly #policy: RemovalPolicy;
  readonly #isProtected: boolean;

  constructor({ removal, deletionProtection }: Environment) {
    this.#policy = removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.#isProtected = deletionProtection;
  }

  visit(node: IConstruct): void {
    if (Stack.isStack(node)) node.terminationProtection = this.#isProtected;
    if (!CfnResource.isCfnResource(node)) return;
    if (node.cfnResourceType === 'AWS::S3::Bucket') node.applyRemovalPolicy(RemovalPolicy.RETAIN);
    else if (lasting.has(node.cfnResourceType)) node.applyRemovalPolicy(this.#policy);
  }
}

/** Says on every stack, and all that is in it, whose it is; and when it is to go, where that was said. */
export function tag(app: App, { name, expires, expiresInDays }: Environment): void {
  const common = {
    project: 'quest',
    environment: name,
    ...(expires !== undefined
      ? { expires }
      : expiresInDays !== undefined && { 'expires-in-days': String(expiresInDays) }),
  };
  for (const stack of app.node.children.filter((child) => Stack.isStack(child)))
    for (const [key, value] of Object.entries({ ...common, layer: stack.node.id.toLowerCase() })) {
      Tags.of(stack).add(key, value);
      stack.addStackTag(key, value);
    }
}
