import { opposite } from '../../core/expectation';
import { allows, principals, type Statement } from '../../core/policy';
import { boundTo, conditions, restrictedBy } from '../../core/policy-condition';
import { noStatement } from '../../core/policy-judge';
import { allOf, anyOf } from '../../core/policy-pattern';
import { WHO } from '../../core/policy-public';
import type { Predicate } from '../../core/property';
import { same, type Truth } from '../../core/value';

/**
 * Says of no log for whom it writes it; the path that it writes to holds the account:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logs.html
 */
const SILENT = 'logdelivery.elasticloadbalancing.amazonaws.com';

/** Whether a statement allows something to a service of AWS, or to one of those given. */
export function allowsService(statement: Statement, among?: readonly string[]): Truth {
  const found = principals(statement);
  if (!found) return allOf([allows(statement), 'unknown']);
  const services = found.filter(({ kind }) => kind === 'Service');
  const named = services.map(({ value }) =>
    among ? anyOf(among.map((one) => same(value, one))) : opposite(same(value, SILENT)),
  );
  return allOf([allows(statement), anyOf(named)]);
}

/** What CloudWatch Logs and others name the encrypted resource by: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const OF_A_RESOURCE = /^kms:encryptioncontext:/;

/** Whether a statement says for whom the service may act. */
export function isBound(statement: Statement): Truth {
  const found = conditions(statement);
  if (!found) return 'unknown';
  const byContext = found.filter(({ key }) => OF_A_RESOURCE.test(key)).map(boundTo);
  return anyOf([restrictedBy(statement, WHO), ...byContext]);
}

/**
 * Judges that the document at a path lets no service of AWS act for whoever asks the service to:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function noUnboundService(path: string): Predicate {
  return noStatement(
    path,
    (statement) => allOf([allowsService(statement), opposite(isBound(statement))]),
    'a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID',
  );
}
