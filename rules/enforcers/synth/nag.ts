import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  NIST80053R4Checks,
  NIST80053R5Checks,
  PCIDSS321Checks,
  ServerlessChecks,
} from 'cdk-nag';
import { failure, judgedLine } from './failure';
import {
  actOnException,
  isAcknowledged,
  type NagResult,
  readAcknowledgements,
  type Session,
} from './session';

const PACKS = {
  AwsSolutions: AwsSolutionsChecks,
  'HIPAA.Security': HIPAASecurityChecks,
  'NIST.800.53.R4': NIST80053R4Checks,
  'NIST.800.53.R5': NIST80053R5Checks,
  'PCI.DSS.321': PCIDSS321Checks,
  Serverless: ServerlessChecks,
} as const;

/** The packs of cdk-nag, by the names under which they report. */
export type NagName = keyof typeof PACKS;

export function isNagName(name: string): name is NagName {
  return Object.hasOwn(PACKS, name);
}

export const NAG_NAMES = Object.keys(PACKS);

/** A pack of cdk-nag that heeds the exceptions of the file, and that fails where CDK would let a throw pass. */
export function nagPlugin(name: NagName, session: Session): IPolicyValidationPlugin {
  const pack = new PACKS[name](session.app);
  return {
    name: pack.name,
    validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
      try {
        readAcknowledgements(session);
        const report = pack.validate(context);
        session.nag.push({ name, ...heed(report, pack.name, session) });
        return { ...report, violations: [judgedLine(`judged by cdk-nag ${name}`), ...report.violations] };
      } catch (thrown) {
        return failure(session.app, thrown);
      }
    },
  };
}

/** Acts on the exceptions for a report, in which a rule's name may end in the finding, in brackets. */
function heed(
  { violations }: PolicyValidationPluginReport,
  plugin: string,
  session: Session,
): Omit<NagResult, 'name'> {
  const findings = violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({ ruleName, description, constructPath })),
  );
  const open = findings.filter(
    ({ ruleName, constructPath }) => !isAcknowledged(session, `${plugin}::${ruleName}`, constructPath),
  );
  const standing = open.filter(({ ruleName, constructPath }) => {
    const [, rule = ruleName, property = ''] = /^([^[]+)(?:\[(.*)\])?$/.exec(ruleName) ?? [];
    return actOnException(session, plugin, rule, constructPath, property) === undefined;
  });
  return {
    acknowledged: findings.length - open.length,
    excepted: open.length - standing.length,
    standing: standing.map((one) => `${one.constructPath}: ${one.description} (${one.ruleName})`),
  };
}
