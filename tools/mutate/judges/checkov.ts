import { basename } from 'node:path';
import { z } from 'zod';
import type { Judge } from '../judge';
import { type Heard, type Objection, programJudge } from './program';

/** As much as is asked here of what `checkov -o json` prints: https://www.checkov.io/2.Basics/Reviewing%20Scan%20Results.html */
const FAILED = z.object({
  check_id: z.string(),
  check_result: z.object({ evaluated_keys: z.array(z.unknown()).nullish() }),
  file_path: z.string(),
  resource: z.string(),
});
const REPORT = z.object({
  results: z.object({ failed_checks: z.array(FAILED), parsing_errors: z.array(z.string()) }),
});

/** What it prints instead where no file has a resource that it knows. */
const NOTHING_FOUND = z.object({ passed: z.literal(0), failed: z.literal(0), parsing_errors: z.literal(0) });

/** Checkov's rules for CloudFormation, as they come with it. */
export function checkovJudge(): Promise<Judge> {
  // The checks are in the package; what it would download are texts about them. With --soft-fail only a crash is an error.
  const options = ['--framework', 'cloudformation', '--output', 'json', '--compact', '--skip-download'];
  return programJudge('Checkov', {
    command: 'checkov',
    args: (files) => [...options, '--soft-fail', '--file', ...files],
    exitCodes: [0],
    read,
  });
}

function read(output: string): ReadonlyMap<string, Heard> {
  const report = z.union([REPORT, NOTHING_FOUND]).parse(JSON.parse(output));
  if (!('results' in report)) return new Map();
  const { failed_checks: failed, parsing_errors: unread } = report.results;
  const found = new Map<string, readonly Objection[]>();
  for (const one of failed) {
    const before = found.get(basename(one.file_path)) ?? [];
    found.set(basename(one.file_path), [...before, objectionOf(one)]);
  }
  return new Map<string, Heard>([
    ...[...found].map(([file, findings]) => [file, { findings }] as const),
    ...unread.map((file) => [basename(file), { crash: 'it could not parse the template' }] as const),
  ]);
}

/** It names a resource as `AWS::S3::Bucket.LogicalId`. */
function objectionOf({ check_id, check_result, resource }: z.infer<typeof FAILED>): Objection {
  const detail = JSON.stringify(check_result.evaluated_keys ?? []);
  return { rule: check_id, resource: resource.slice(resource.lastIndexOf('.') + 1), detail };
}
