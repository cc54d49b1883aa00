import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from '../../core/evaluate';
import type { Acknowledgement } from '../../exceptions/acknowledgements';
import { exceptionFor } from '../../exceptions/except';
import type { Exception } from '../../exceptions/schema';

/** What the plugins of one synthesis share. */
export interface Session {
  readonly app: App;
  /** The exceptions that hold today. */
  readonly exceptions: readonly Exception[];
  readonly exceptionsFile: string;
  /** What is wrong with the other entries of the file, and which exceptions end soon. */
  readonly objections: readonly Finding[];
  /** The exceptions that covered a finding, of whichever plugin. */
  readonly used: Set<Exception>;
  readonly nag: NagResult[];
  /** The acknowledgements that the app wrote itself, before exceptions added theirs. */
  readonly written: { acknowledgements: readonly Acknowledgement[] | undefined };
}

export interface NagResult {
  readonly name: string;
  readonly excepted: number;
  /** Those that the app acknowledges in its code. */
  readonly acknowledged: number;
  /** One line for each finding that stands. */
  readonly standing: readonly string[];
}

/** Every acknowledgement that stands in the construct tree; to be called before the first exception is acted on. */
export function readAcknowledgements({ app, written }: Session): readonly Acknowledgement[] {
  written.acknowledgements ??= app.node
    .findAll()
    .flatMap((construct) =>
      construct.node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.keys(data ?? {}).map((id) => ({ id, path: construct.node.path }))),
    );
  return written.acknowledgements;
}

/**
 * The exception for a finding. CDK's report keeps it as an acknowledgement at exactly the construct, where there is one.
 */
export function actOnException(
  session: Session,
  plugin: string,
  rule: string,
  resource: string,
  property: string,
): Exception | undefined {
  const construct = constructAt(session.app, resource);
  const type = CfnResource.isCfnResource(construct) ? construct.cfnResourceType : undefined;
  const exception = exceptionFor({ rule, resource, type, property }, session.exceptions);
  if (!exception) return undefined;
  session.used.add(exception);
  if (construct) acknowledge(construct, `${plugin}::${ruleName(rule, property)}`, exception);
  return exception;
}

/** Whether the app itself acknowledged a finding, there or above. */
export function isAcknowledged(session: Session, id: string, path: string): boolean {
  return readAcknowledgements(session).some(
    (one) => one.id === id && (one.path === '' || one.path === path || path.startsWith(`${one.path}/`)),
  );
}

/** How a finding is called in CDK's report, so that it can be acknowledged alone. */
export function ruleName(rule: string, property: string): string {
  return property === '' ? rule : `${rule}[${property}]`;
}

function acknowledge(construct: IConstruct, id: string, { reason, owner, expires, ticket }: Exception): void {
  const until = `until ${expires}${ticket === undefined ? '' : `, ${ticket}`}`;
  Validations.of(construct).acknowledge({ id, reason: `${reason} (${owner}, ${until})` });
}

function constructAt(app: App, path: string): IConstruct | undefined {
  return path
    .split('/')
    .reduce<IConstruct | undefined>((construct, id) => construct?.node.tryFindChild(id), app);
}
