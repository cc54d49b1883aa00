import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CANARIES } from '../../../canaries/canaries';
import { startFront } from '../../../canaries/front/front';
import { startParameterStore } from '../../../canaries/front/parameter-store';
import { type LocalRun, runCanary } from '../../../canaries/local/run';
import { runService } from '../../service/running-service';
import type { Broken } from './breakages';

const PARAMETER = '/quest/test/secret-word';
const WORD = 'plum-tree-of-the-tests';

/** The service behind its front, and what runs canaries against it. */
export interface World {
  run(canary: string): Promise<LocalRun>;
  close(): Promise<void>;
}

/** Sets up the real service and its front, both broken as told. */
export async function openWorld({
  service = {},
  front = {},
  originKnown = false,
}: Broken = {}): Promise<World> {
  const running = await runService({
    QUEST_TRUSTED_PROXIES: '127.0.0.1/32',
    // All the runs come from one address.
    QUEST_RATE_LIMIT: '1000000',
    QUEST_LOG_LEVEL: 'silent',
    SECRET_WORD: WORD,
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/test',
    ...service,
  });
  const store = await startParameterStore({ [PARAMETER]: WORD });
  const before = await startFront({ target: { host: '127.0.0.1', port: running.port }, ...front });
  const output = mkdtempSync(path.join(tmpdir(), 'quest-breakages-'));
  return {
    run: (name) => {
      const definition = CANARIES.find((one) => one.name === name);
      if (definition === undefined) throw new Error(`there is no canary ${name}`);
      return runCanary({
        definition,
        url: before.url,
        httpUrl: before.httpUrl,
        originUrl: originKnown ? `http://127.0.0.1:${running.port}` : undefined,
        secretParameter: PARAMETER,
        env: { ...store.env, NODE_EXTRA_CA_CERTS: before.caFile },
        output,
        spki: before.spki,
      });
    },
    close: async () => {
      await Promise.all([before.close(), store.close(), running.stop()]);
      rmSync(output, { recursive: true, force: true });
    },
  };
}

/** What was wrong by the step that found it. */
export function faultsOf({ report }: LocalRun): Readonly<Record<string, string>> {
  const steps = report?.customerScript.steps ?? [];
  return Object.fromEntries(
    steps.flatMap(({ stepName, failureReason }) =>
      failureReason === null ? [] : [[stepName, failureReason]],
    ),
  );
}
