import { type App, CfnOutput, Stack } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import manifest from '../package.json';
import { DESCRIBED } from '../rules/enforcers/config-rule/described';
import { configRulesOf, type Plan } from '../rules/enforcers/config-rule/plan';
import { parametersIn } from '../rules/exceptions/parse';
import { loadPack, RULES, settingsOf } from '../rules/packs/packs';
import { claimRule } from '../rules/reachability/claim';
import { claimsIn } from '../rules/reachability/claims';
import { claimsOf } from './claims';
import { ComplianceNotices, noticesLogGroupName } from './constructs/compliance-notices';
import { ConfigRules } from './constructs/config-rules';
import { DeployGate } from './constructs/deploy-gate';
import { logsKey } from './constructs/encrypted-log-group';
import { Evaluator } from './constructs/evaluator';
import { Recorder } from './constructs/recorder';
import { Remediation } from './constructs/remediation';
import { governanceLogGroupNames, stackName } from './conventions';
import type { Environment } from './environments/environment';
import type { Governance } from './environments/governance';
import { exceptionsOf, grantedIn } from './granted';

interface Watch {
  /** Where alarms go that tell of what watches. */
  readonly alarmTopic: sns.ITopic;
}

/** What watches over the account: the rules at run time, and who is told of what they find. */
export class GovernanceStack extends Stack {
  constructor(app: App, id: string, environment: Environment, watch: Watch) {
    super(app, id, {
      stackName: stackName(environment, 'Governance'),
      description: 'Quest: what watches over the account',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    new ssm.StringParameter(this, 'GuardrailsVersion', {
      parameterName: `/quest/${environment.name}/guardrails/version`,
      description: 'The version of the guardrails that the layers of this environment were judged by',
      stringValue: manifest.version,
    });
    if (environment.governance) this.#govern(app, environment, environment.governance, watch);
  }

  #govern(app: App, environment: Environment, governance: Governance, { alarmTopic }: Watch): void {
    const claims = claimsIn(claimsOf(environment), 'stacks/claims.ts');
    const claimed = claims.map(claimRule);
    const exceptions = exceptionsOf(environment.name, [...RULES, ...claimed]);
    const pack = loadPack(governance.pack);
    const configured = loadPack(pack, settingsOf(pack, parametersIn(exceptions)));
    const prefix = `quest-${environment.name}-`;
    const watched = { ...configured, rules: [...configured.rules, ...claimed] };
    const plan = configRulesOf(watched, { prefix, describe: DESCRIBED });
    const key = logsKey(this, 'LogsKey', [
      ...Object.values(governanceLogGroupNames(environment)),
      noticesLogGroupName(prefix),
    ]);
    const evaluator = new Evaluator(this, 'Evaluator', {
      environment,
      prefix,
      logsKey: key,
      alarmTopic,
      describes: [...new Set(plan.planned.flatMap(({ actions }) => actions))].sort(),
    });
    const recorder =
      governance.recorder === 'create' ? [new Recorder(this, 'Recorder', { environment })] : [];
    const rules = new ConfigRules(this, 'ConfigRules', { planned: plan.planned, evaluator, after: recorder });
    const [first] = rules.node.children;
    if (first) evaluator.watchSilence(first);
    this.#sayWhatIsNotWatched(plan);
    const { topic, topicKey } = new ComplianceNotices(this, 'Notices', {
      environment,
      claims,
      prefix,
      alarmTopic,
      logsKey: key,
    });
    new Remediation(this, 'Remediation', {
      environment,
      settings: governance.remediation,
      prefix,
      watched: plan.planned.map(({ rule }) => rule),
      rules,
      evaluator: evaluator.function,
      topic,
      topicKey,
      alarmTopic,
      logsKey: key,
    });

    const gate = new DeployGate(this, 'DeployGate', {
      environment,
      settings: governance.deployGate,
      pack: configured,
      prefix,
      alarmTopic,
      logsKey: key,
    });
    const granted = grantedIn(app, exceptions);
    evaluator.code.complete(this, { granted, claims });
    // What is claimed of the whole network no template of one stack tells.
    gate.code.complete(this, { granted });
  }

  /** So that nobody takes a rule for watched of which AWS Config tells too little. */
  #sayWhatIsNotWatched({ planned, left }: Plan): void {
    new CfnOutput(this, 'Watched', {
      description: 'How many rules of the pack AWS Config watches, and how many it cannot: see Metadata',
      value: `${planned.length} rules; not watched: ${left.length}`,
    });
    this.templateOptions.metadata = {
      'Guardrails::NotWatched': Object.fromEntries(left.map(({ rule, why }) => [rule, why])),
    };
  }
}
