import { type App, type PolicyViolation, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Acknowledgement } from '../../exceptions/acknowledgements';
import { exceptionFor } from '../../exceptions/except';
import type { Exception } from '../../exceptions/parse';

/** What the plugins of one synthesis share. */
export interface Session {
  readonly app: App;
  readonly exceptions: readonly Exception[];
  readonly exceptionsFile: string;
  /** The exceptions that covered a finding, of whichever plugin. */
  readonly used: Set<Exception>;
  /** Today in UTC, as `2027-03-31`. */
  readonly today: string;
  readonly nag: NagResult[];
  /** The acknowledgements that the app wrote itself, before exceptions added theirs. */
  readonly written: { acknowledgements: readonly Acknowledgement[] | undefined };
}

export interface NagResult {
  readonly name: string;
  readonly excepted: number;
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

/** The exception for a finding, which is from then on acknowledged in CDK's report at exactly that construct. */
export function actOnException(
  session: Session,
  plugin: string,
  rule: string,
  path: string,
  property: string,
): Exception | undefined {
  const exception = exceptionFor(rule, path, property, session.exceptions, session.today);
  const construct = exception && constructAt(session.app, path);
  if (!construct) return undefined;
  acknowledge(construct, `${plugin}::${ruleName(rule, property)}`, exception);
  session.used.add(exception);
  return exception;
}

/** How a finding is called in CDK's report, so that it can be acknowledged alone. */
export function ruleName(rule: string, property: string): string {
  return property === '' ? rule : `${rule}[${property}]`;
}

/**
 * A line without a construct, which the CDK CLI keeps whatever stacks are selected. It drops every violation of the
 * others, those inside a Stage too, and with the last one the failure itself. It also makes CDK name in its report a
 * plugin that found nothing.
 */
export function judgedLine(description: string): PolicyViolation {
  return { ruleName: 'guardrails-judged', description, severity: 'info', violatingResources: [] };
}

function acknowledge(construct: IConstruct, id: string, { reason, owner, expires, ticket }: Exception): void {
  const until = `until ${expires}${ticket === undefined ? '' : `, ${ticket}`}`;
  Validations.of(construct).acknowledge({ id, reason: `${reason} (${owner}, ${until})` });
}

export function constructAt(app: App, path: string): IConstruct | undefined {
  return path
    .split('/')
    .reduce<IConstruct | undefined>((construct, id) => construct?.node.tryFindChild(id), app);
}
