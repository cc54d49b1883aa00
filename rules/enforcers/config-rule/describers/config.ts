import {
  ConfigServiceClient,
  type ConfigurationRecorder,
  type ConfigurationRecorderStatus,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  ListDiscoveredResourcesCommand,
} from '@aws-sdk/client-config-service';
import type { Properties, Unresolved } from '../../../core/value';
import { pascal, unknown } from '../../../sources/translators/read';
import { records } from '../carriers';
import type { Described, Describer, Session } from '../describer';
import { orDoubt, told } from './asking';

/** A recorder that a service manages for itself is none that a template makes: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html */
export function recorderOf(
  recorder: ConfigurationRecorder,
  statuses: readonly ConfigurationRecorderStatus[] | Unresolved,
): readonly Described[] {
  const { name: id, arn, roleARN: RoleARN, servicePrincipal, recordingGroup, recordingMode } = recorder;
  if (id === undefined || servicePrincipal !== undefined) return [];
  const parts: Properties = told({ recordingGroup, recordingMode });
  const recording = Array.isArray(statuses)
    ? (statuses.find(({ name }) => name === id)?.recording ?? unknown('which AWS Config does not tell'))
    : statuses;
  return [
    {
      id,
      ...(arn === undefined ? {} : { arn }),
      properties: told({
        Name: id,
        RoleARN,
        RecordingGroup: pascal('recordingGroup')(parts),
        RecordingMode: pascal('recordingMode')(parts),
        StartedOnCreate: recording,
      }),
    },
  ];
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html: there are no pages. */
async function all(
  { patiently }: Session,
  config: ConfigServiceClient,
): Promise<readonly ConfigurationRecorder[]> {
  const answer = await patiently(() => config.send(new DescribeConfigurationRecordersCommand({})));
  return answer.ConfigurationRecorders ?? [];
}

export const configurationRecorders: Describer = async (session) => {
  const config = session.client(ConfigServiceClient);
  const recorders = await all(session, config);
  return orDoubt(
    async () => {
      const command = new DescribeConfigurationRecorderStatusCommand({});
      const answer = await session.patiently(() => config.send(command));
      return recorders.flatMap((one) => recorderOf(one, answer.ConfigurationRecordersStatus ?? []));
    },
    (refused) => recorders.flatMap((one) => recorderOf(one, refused)),
  );
};

/** What AWS WAF Classic calls its web ACLs in a region. */
const CLASSIC = 'AWS::WAFRegional::WebACL';

/**
 * What web ACLs of AWS WAF Classic are associated with: nothing where AWS Config records web ACLs and has none, and
 * nobody knows otherwise. https://docs.aws.amazon.com/waf/latest/developerguide/classic-waf-chapter.html
 */
export const classicWebAclAssociations: Describer = async (session) => {
  const config = session.client(ConfigServiceClient);
  const recorders = await all(session, config);
  if (!recorders.some(({ recordingGroup }) => records(recordingGroup, CLASSIC))) return undefined;
  const command = new ListDiscoveredResourcesCommand({ resourceType: CLASSIC, limit: 1 });
  const found = await session.patiently(() => config.send(command));
  return (found.resourceIdentifiers ?? []).length === 0 && (found.nextToken ?? '') === '' ? [] : undefined;
};
