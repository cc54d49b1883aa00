import type { Judge } from '../judge';
import { cdkNagJudges } from './cdk-nag';
import { controlTowerJudge } from './cfn-guard';
import { cfnLintJudge } from './cfn-lint';
import { checkovJudge } from './checkov';
import { cloudformationValidateJudge } from './cloudformation-validate';

/** Everybody else who may object; one that is not on this machine has no version, and is not asked. */
export async function otherJudges(folderOfControlTower: string): Promise<readonly Judge[]> {
  return [
    cloudformationValidateJudge(),
    ...cdkNagJudges(),
    ...(await Promise.all([controlTowerJudge(folderOfControlTower), checkovJudge(), cfnLintJudge()])),
  ];
}
