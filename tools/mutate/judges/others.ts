import type { Judge } from '../judge';
import { cdkNagJudges } from './cdk-nag';
import { cloudformationValidateJudge } from './cloudformation-validate';

/** Everybody else who may object; one that is not on this machine has no version, and is not asked. */
export function otherJudges(): readonly Judge[] {
  return [cloudformationValidateJudge(), ...cdkNagJudges()];
}
