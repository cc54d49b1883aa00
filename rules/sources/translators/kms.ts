import { ownValue, type Value } from '../../core/value';
import { at, first, policy, type Read, sure } from './read';
import type { Translations } from './translation';

/** Written `true`, `"true"` and `"TRUE"`. */
const flag =
  (name: string): Read =>
  (from) => {
    const value: Value | undefined = at(name)(from);
    return typeof value === 'string' && /^(true|false)$/i.test(value)
      ? value.toLowerCase() === 'true'
      : value;
  };

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
export const KMS: Translations = {
  'AWS::KMS::Key': {
    shape: {
      Description: at('description'),
      Enabled: sure('enabled'),
      KeySpec: first(at('keySpec'), at('customerMasterKeySpec')),
      KeyUsage: at('keyUsage'),
      Origin: at('origin'),
      MultiRegion: at('multiRegion'),
    },
    supplementary: {
      KeyPolicy: sure('Policy', policy('Policy')),
      EnableKeyRotation: sure('KeyRotationStatus', flag('KeyRotationStatus')),
    },
    notRecorded: ['PendingWindowInDays', 'BypassPolicyLockoutSafetyCheck', 'RotationPeriodInDays'],
    // A key that AWS manages is AWS's own: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
    implicit: (configuration) => ownValue(configuration, 'keyManager') === 'AWS',
  },
};
