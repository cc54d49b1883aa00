import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  type CanaryRun,
  GetCanaryRunsCommand,
  paginateDescribeCanaries,
  SyntheticsClient,
} from '@aws-sdk/client-synthetics';
import { CANARIES } from '../canaries';
import { type CanaryRuns, historyOf, type Run, runOfReport } from './model';

const KNOWN = ['PASSED', 'FAILED', 'RUNNING'] as const;

/** Adaptive: what AWS refuses as one too many is tried again, more slowly. */
const PATIENT = { maxAttempts: 8, retryMode: 'adaptive' };

export interface Aws {
  readonly synthetics: SyntheticsClient;
  readonly s3: S3Client;
}

/** Clients for the region and credentials of the surroundings. */
export function awsOf(): Aws {
  return {
    synthetics: new SyntheticsClient(PATIENT),
    s3: new S3Client({ ...PATIENT, forcePathStyle: process.env['AWS_ENDPOINT_URL'] !== undefined }),
  };
}

/** The canaries whose names begin so, sorted. */
export async function canaryNames({ synthetics }: Aws, prefix: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { Canaries } of paginateDescribeCanaries({ client: synthetics }, {}))
    names.push(...(Canaries ?? []).flatMap(({ Name }) => (Name?.startsWith(prefix) ? [Name] : [])));
  return names.sort();
}

/**
 * The runs of a canary that began since, without their artifacts. All pages are read: no order is promised.
 * https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_GetCanaryRuns.html
 */
export async function runsSince({ synthetics }: Aws, name: string, since: Date): Promise<readonly Run[]> {
  const runs: Run[] = [];
  let token: string | undefined;
  do {
    const page = await synthetics.send(
      new GetCanaryRunsCommand({ Name: name, ...(token === undefined ? {} : { NextToken: token }) }),
    );
    for (const run of page.CanaryRuns ?? []) {
      const started = run.Timeline?.Started;
      if (started === undefined || started >= since) runs.push(runOf(run));
    }
    token = page.NextToken;
  } while (token !== undefined);
  return runs;
}

function runOf({ Id, Status, Timeline, ArtifactS3Location, ...rest }: CanaryRun): Run {
  // Newer than the SDK's model.
  const { RetryAttempt } = rest as { readonly RetryAttempt?: unknown };
  const reason = Status?.StateReason ?? '';
  return {
    id: Id ?? '',
    startedAt: Timeline?.Started?.toISOString() ?? '',
    endedAt: Timeline?.Completed?.toISOString() ?? '',
    status: KNOWN.find((state) => state === Status?.State) ?? 'UNKNOWN',
    ...(reason === '' ? {} : { reason }),
    steps: [],
    ...(ArtifactS3Location ? { artifacts: `s3://${ArtifactS3Location.replace(/^s3:\/\//, '')}` } : {}),
    attempt: typeof RetryAttempt === 'number' ? RetryAttempt : 0,
  };
}

/** The run with the steps that its own artifacts tell; where they cannot be read, its reason says so. */
export async function withArtifacts({ s3 }: Aws, run: Run): Promise<Run> {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(.+)$/.exec(run.artifacts ?? '') ?? [];
  if (bucket === undefined || prefix === undefined) return run;
  const get = async (key: string): Promise<Uint8Array | undefined> =>
    (await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body?.transformToByteArray();
  try {
    const keys: string[] = [];
    const within = prefix.endsWith('/') ? prefix : `${prefix}/`;
    for await (const { Contents } of paginateListObjectsV2(
      { client: s3 },
      { Bucket: bucket, Prefix: within },
    ))
      keys.push(...(Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
    const report = keys.find((key) => /\/SyntheticsReport-[A-Z]+\.json$/.test(key));
    if (report === undefined) return run;
    const pictures = new Map<string, Uint8Array>();
    for (const key of keys.filter((one) => one.endsWith('.png'))) {
      const bytes = await get(key);
      if (bytes) pictures.set(key.slice(key.lastIndexOf('/') + 1), bytes);
    }
    const told = runOfReport(Buffer.from((await get(report)) ?? []).toString('utf8'), pictures);
    const reason = run.reason ?? told.reason;
    return { ...run, ...(reason === undefined ? {} : { reason }), steps: told.steps };
  } catch (error) {
    const why = `its artifacts cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { ...run, reason: [run.reason, why].filter((part) => part !== undefined).join('; ') };
  }
}

/** What is told of the canaries of an environment; artifacts of failed runs and of each newest one only. */
export async function awsRuns(aws: Aws, prefix: string, since: Date): Promise<CanaryRuns> {
  const canaries = [];
  for (const name of await canaryNames(aws, prefix)) {
    const title = CANARIES.find((canary) => `${prefix}${canary.name}` === name)?.title;
    const { runs } = historyOf(name, await runsSince(aws, name, since));
    const full: Run[] = [];
    for (const [index, run] of runs.entries())
      full.push(index === 0 || run.status === 'FAILED' ? await withArtifacts(aws, run) : run);
    canaries.push(historyOf(name, full, title));
  }
  return {
    generatedAt: new Date().toISOString(),
    window: `${prefix}* since ${since.toISOString()}`,
    canaries,
  };
}
