/**
 * What of an answer contradicts the documentation of Lambda hooks and of annotations; empty where nothing does.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Annotation.html
 */
export function contradictions(answer: unknown, longestMessage: 4096 | 1024): readonly string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string): void => void (holds || found.push(what));
  const { hookStatus, errorCode, message, clientRequestToken, annotations, ...others } = membersOf(answer);
  check(Object.keys(others).length === 0, `has unknown members ${Object.keys(others)}`);
  check(['SUCCESS', 'FAILED', 'IN_PROGRESS'].includes(String(hookStatus)), `hookStatus is ${hookStatus}`);
  check(
    hookStatus === 'FAILED'
      ? errorCode === 'NonCompliant' || errorCode === 'InternalFailure'
      : errorCode === undefined,
    `errorCode is ${errorCode} where hookStatus is ${hookStatus}`,
  );
  check(isText(message, 1, longestMessage), `message has ${String(message).length} characters`);
  check(
    clientRequestToken === undefined || isText(clientRequestToken, 1, 128),
    'clientRequestToken is no text',
  );
  check(annotations === undefined || Array.isArray(annotations), 'annotations is no list');
  for (const [index, one] of (Array.isArray(annotations) ? annotations : []).entries()) {
    const at = (what: string): string => `annotation ${index} ${what}`;
    const members = membersOf(one);
    const { annotationName, status, statusMessage, remediationMessage, remediationLink, severityLevel } =
      members;
    const known = [
      'annotationName',
      'status',
      'statusMessage',
      'remediationMessage',
      'remediationLink',
      'severityLevel',
    ];
    check(
      Object.keys(members).every((name) => known.includes(name)),
      at('has unknown members'),
    );
    check(isText(annotationName, 1, 1024), at('has no name of 1 to 1,024 characters'));
    check(['PASSED', 'FAILED', 'SKIPPED'].includes(String(status)), at(`has the status ${status}`));
    check(isText(statusMessage, 1, 16_384), at('has no statusMessage of 1 to 16,384 characters'));
    check(
      remediationMessage === undefined || isText(remediationMessage, 1, 16_384),
      at('has a remediationMessage that is not of 1 to 16,384 characters'),
    );
    check(
      remediationLink === undefined ||
        (isText(remediationLink, 1, 5120) && /^https?:/.test(String(remediationLink))),
      at('has a remediationLink that is no URL of at most 5,120 characters'),
    );
    check(
      ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'].includes(String(severityLevel)),
      at(`has the severity ${severityLevel}`),
    );
    check(hookStatus === 'FAILED' || status !== 'FAILED', at('FAILED where the hook succeeded'));
  }
  // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  check(JSON.stringify(answer).length <= 6 * 1024 * 1024, 'is larger than Lambda lets through');
  return found;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isText(value: unknown, shortest: number, longest: number): boolean {
  return typeof value === 'string' && value.length >= shortest && value.length <= longest;
}
