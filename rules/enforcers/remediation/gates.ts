import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { messageOf } from '../../core/errors';
import { own } from '../../sources/json';
import type { Settings } from './settings';
import { stop } from './stop';

/** Whoever has this tag with this value is left alone. */
export const OPT_OUT = { key: 'remediation', value: 'off' } as const;
/** Whoever has not this tag, with the environment's name, is not ours to change. */
export const SCOPE = 'environment';

const ssm = new SSMClient({});

/**
 * The properties that were judged, of what the evaluator said, as the runbook hands it on: the object, or its JSON.
 * Anything but a violation is a reason to change nothing: AWS Config may act on what was recorded long ago.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationConfigurations.html
 *
 * @throws Stop
 */
export function violated(verified: unknown, resourceId: string): unknown {
  const answer = typeof verified === 'string' ? parsed(verified) : verified;
  const [verdict, resource] = [own(answer, 'verdict'), own(answer, 'resource')];
  if (typeof verdict !== 'string') stop('the evaluator gave no verdict');
  if (verdict !== 'violation') {
    stop(`the verdict is now "${verdict}": ${String(own(answer, 'message') ?? 'without a reason')}`);
  }
  if (own(resource, 'id') !== resourceId) {
    stop(`the verdict is about ${JSON.stringify(own(resource, 'id'))}, not about ${resourceId}`);
  }
  return own(resource, 'properties');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws Stop */
export function inScope(
  name: string,
  tags: ReadonlyMap<string, string>,
  { environment }: Pick<Settings, 'environment'>,
): void {
  const scope = tags.get(SCOPE);
  if (scope !== environment) {
    stop(
      `${name} has ${scope === undefined ? 'no tag' : `${JSON.stringify(scope)} as its tag`} "${SCOPE}"; only what has "${environment}" there is changed`,
    );
  }
  if (tags.get(OPT_OUT.key) === OPT_OUT.value) {
    stop(`${name} has the tag "${OPT_OUT.key}" with the value "${OPT_OUT.value}"`);
  }
}

export const switchOf = ({ environment }: Pick<Settings, 'environment'>): string =>
  `/quest/${environment}/remediation/switch`;

/**
 * Whoever cannot read the switch takes it for off.
 *
 * @throws Stop
 */
export async function switchedOn(settings: Settings, would: string): Promise<void> {
  const Name = switchOf(settings);
  const state = await ssm.send(new GetParameterCommand({ Name })).then(
    ({ Parameter }) => JSON.stringify(Parameter?.Value),
    (thrown: unknown) =>
      `unreadable (${thrown instanceof Error ? thrown.name : messageOf(thrown)}), which is off`,
  );
  if (state !== '"on"') stop(`remediation is switched off: ${Name} is ${state}; else it would ${would}`);
}
