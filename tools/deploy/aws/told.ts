/**
 * What all clients are made with. The endpoint is the region's, or AWS_ENDPOINT_URL:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const settings = (region: string) => ({ region, maxAttempts: 5 });

/** An error of AWS in one line. Not for a request that carried a secret: an answer may quote what it refuses. */
export const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return told(error.errors[0]);
  const message = error.message.replaceAll(/\s*\n\s*/g, ' ');
  return error.name === 'Error' ? message : `${error.name}: ${message}`;
};

/** Whether AWS answered with this error. */
export const is = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
