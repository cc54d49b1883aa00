import { get } from 'node:http';
import { z } from 'zod';
import type { Environment } from './configuration';

/** What the task metadata endpoint says and we may show: no account, no ARN, no address. */
export type TaskMetadata = Readonly<{ launchType: string | null; availabilityZone: string | null }>;

// ECS serves task metadata on this link-local address only, so that a forged variable cannot make the service
// fetch anything else:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html
const metadataAddress = /^http:\/\/169\.254\.170\.2\/v4\/[A-Za-z0-9-]{1,128}$/;

const mostBytes = 256 * 1024;

// LaunchType and AvailabilityZone:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html
const response = z.object({
  LaunchType: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,31}$/)
    .optional()
    .catch(undefined),
  AvailabilityZone: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}(-[a-z]{3}-\d{1,2})?[a-z]$/)
    .optional()
    .catch(undefined),
});

/** Returns the metadata address that ECS gave the container, or undefined when it is not exactly of ECS's form. */
export function metadataUri(environment: Environment): string | undefined {
  const uri = environment['ECS_CONTAINER_METADATA_URI_V4'];
  return uri !== undefined && metadataAddress.test(uri) ? uri : undefined;
}

/** Picks what we may show out of a task metadata answer; undefined when it is not one. */
export function parseTaskMetadata(text: string): TaskMetadata | undefined {
  try {
    const { LaunchType, AvailabilityZone } = response.parse(JSON.parse(text));
    return { launchType: LaunchType ?? null, availabilityZone: AvailabilityZone ?? null };
  } catch {
    return undefined;
  }
}

/** Fetches the text behind a URL without following redirects or proxies; undefined after the timeout or any failure. */
export function fetchText(url: string, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > mostBytes) request.destroy(new Error('the answer is larger than any task metadata'));
        else parts.push(part);
      });
      answer.on('end', () =>
        resolve(answer.statusCode === 200 ? Buffer.concat(parts).toString('utf8') : undefined),
      );
      answer.on('error', () => resolve(undefined));
    });
    request.on('error', () => resolve(undefined));
  });
}

/** Asks the task metadata endpoint where the task runs; undefined off ECS and when it does not answer in time. */
export async function readTaskMetadata(
  environment: Environment,
  timeoutMs: number,
): Promise<TaskMetadata | undefined> {
  const uri = metadataUri(environment);
  if (uri === undefined) return undefined;
  const text = await fetchText(`${uri}/task`, timeoutMs);
  return text === undefined ? undefined : parseTaskMetadata(text);
}
