import {
  ECRClient,
  GetRegistryScanningConfigurationCommand,
  type GetRegistryScanningConfigurationResponse,
} from '@aws-sdk/client-ecr';
import { pascal } from '../../../sources/translators/read';
import type { Described, Describer } from '../describer';
import { told } from './asking';

/** There is always one: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRegistryScanningConfiguration.html */
export function registryOf(
  { registryId, scanningConfiguration }: GetRegistryScanningConfigurationResponse,
  account: string,
): readonly Described[] {
  const { scanType: ScanType, rules } = scanningConfiguration ?? {};
  const Rules = rules === undefined ? undefined : pascal('rules')(told({ rules }));
  return [{ id: registryId ?? account, properties: told({ ScanType, Rules }) }];
}

export const registryScanningConfigurations: Describer = async ({ account, client, patiently }) => {
  const ecr = client(ECRClient);
  const command = new GetRegistryScanningConfigurationCommand({});
  return registryOf(await patiently(() => ecr.send(command)), account);
};
