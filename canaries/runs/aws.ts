import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  type CanaryRun,
  GetCanaryRunsCommand,
  paginateDescribeCanaries,
  SyntheticsClient,
} from '@aws-sdk/client-synthetics';
import { CANARIES } from '../canaries';
import { type CanaryRuns, historyOf, type Run, runOfReport, SHOWN, worthShowing } from './model';
import { timeOf } from './page';

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
 * The runs of a canary that began since, without their artifacts. They come newest first, though AWS promises no
 * order: reading ends at a page on which every run began before.
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
    const isOver = (page.CanaryRuns ?? []).every(({ Timeline }) => (Timeline?.Started ?? since) < since);
    token = isOver && (page.CanaryRuns ?? []).length > 0 ? undefined : page.NextToken;
  } while (token !== undefined);
  return runs;
}

function runOf({ Id, Status, Timeline, ArtifactS3Location }: CanaryRun): Run {
  const reason = Status?.StateReason ?? '';
  return {
    id: Id ?? '',
    startedAt: Timeline?.Started?.toISOString() ?? '',
    endedAt: Timeline?.Completed?.toISOString() ?? '',
    status: KNOWN.find((state) => state === Status?.State) ?? 'UNKNOWN',
    ...(reason === '' ? {} : { reason }),
    steps: [],
    ...(ArtifactS3Location ? { artifacts: `s3://${ArtifactS3Location.replace(/^s3:\/\//, '')}` } : {}),
    // This version of the SDK leaves RetryAttempt out of what it reads; the run's own report has it.
    attempt: 0,
  };
}

/** The run with the steps that its own artifacts tell; where they cannot be read, its reason says so. */
export async function withArtifacts({ s3 }: Aws, run: Run, isPictured = false): Promise<Run> {
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
    const file = keys.find((key) => /\/SyntheticsReport-[A-Z]+\.json$/.test(key));
    if (file === undefined) return run;
    const pictures = new Map<string, Uint8Array>();
    for (const key of isPictured ? keys.filter((one) => one.endsWith('.png')) : []) {
      const bytes = await get(key);
      if (bytes) pictures.set(key.slice(key.lastIndexOf('/') + 1), bytes);
    }
    const report = runOfReport(Buffer.from((await get(file)) ?? []).toString('utf8'), pictures);
    const reason = run.reason ?? report.reason;
    const { steps, attempt } = report;
    return { ...run, ...(reason === undefined ? {} : { reason }), steps, attempt };
  } catch (error) {
    const why = `its artifacts cannot be read: ${told(error)}`;
    return { ...run, reason: [run.reason, why].filter((part) => part !== undefined).join('; ') };
  }
}

/** What is told of the canaries of an environment; artifacts of each newest run and of the newest that failed only. */
export async function awsRuns(aws: Aws, prefix: string, since: Date): Promise<CanaryRuns> {
  const canaries = [];
  for (const name of await canaryNames(aws, prefix)) {
    const title = CANARIES.find((canary) => `${prefix}${canary.name}` === name)?.title;
    const { runs } = historyOf(name, await runsSince(aws, name, since));
    const { pictured } = worthShowing(runs);
    const failed = runs.filter(({ status }) => status === 'FAILED').slice(0, SHOWN.failed);
    const read = new Set([...runs.slice(0, 1), ...failed]);
    const full: Run[] = [];
    for (const run of runs) full.push(read.has(run) ? await withArtifacts(aws, run, pictured.has(run)) : run);
    canaries.push(historyOf(name, full, title));
  }
  return {
    generatedAt: new Date().toISOString(),
    window: `runs of ${prefix}* since ${timeOf(since.toISOString())}`,
    canaries,
  };
}

/** An error of AWS by its name, such as AccessDeniedException, which its message need not have. */
export function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { readonly code?: unknown };
  const message = error.message === '' ? String(code ?? 'no more is known') : error.message;
  return error.name === 'Error' || message.includes(error.name) ? message : `${error.name}: ${message}`;
}
