import { App, Stack, Validations } from 'aws-cdk-lib';
import { GuardrailsError } from '../../core/errors';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import { parametersIn } from '../../exceptions/parse';
import { loadPack, type Pack, type RuleParameters, settingsOf } from '../../packs/packs';
import type { Claim } from '../../reachability/claim';
import { claimed } from '../claims-file';
import { readExceptions } from '../exceptions-file';
import { GuardrailsPack } from './guardrails-pack';
import { isNagName, NAG_NAMES, type NagName, nagPlugin } from './nag';
import type { Session } from './session';

export type { Claim, NagName, Pack };

export interface EnforceOptions {
  /**
   * The rules to judge by: the name of a pack, or a pack of your own.
   *
   * @default 'baseline'
   */
  readonly pack?: string | Pack;
  /**
   * What is claimed about who reaches whom in the network; each is judged as a rule `claim-<name>`, and written beside
   * the reports, so that `guardrails check` judges it too.
   *
   * @default - what the pack claims of any app
   */
  readonly claims?: readonly Claim[];
  /**
   * Values for parameters of rules, by the id of the rule: `{ 'logs-log-group-retention-sufficient': { days: 90 } }`.
   * What the file of exceptions sets goes before it.
   *
   * @default - every parameter has its own default
   */
  readonly parameters?: RuleParameters;
  /**
   * The packs of cdk-nag to run beside it.
   *
   * @default ['AwsSolutions', 'NIST.800.53.R5']
   */
  readonly nag?: readonly NagName[];
  /**
   * The file of exceptions, relative to the working directory.
   *
   * @default 'exceptions.yaml', if there is one
   */
  readonly exceptions?: string;
  /**
   * The name of the environment that is synthesized, for exceptions that do not hold in all of them.
   *
   * @default - exceptions for some environments only do not apply
   */
  readonly environment?: string;
  /**
   * Whether doubt refuses as a violation does.
   *
   * @default false
   */
  readonly strict?: boolean;
  /**
   * Whose acknowledgements must come from the file: those of our rules, or of every plugin but CDK's own validator,
   * which CDK's own constructs acknowledge.
   *
   * @default 'ours'
   */
  readonly policeAcknowledgements?: 'ours' | 'all';
}

const enforced = new WeakSet<App>();

/**
 * Puts a whole CDK app behind the guardrails: `cdk synth` refuses what violates them.
 *
 * @throws GuardrailsError when the guardrails cannot stand, such as for an unknown pack or a malformed exception; the
 * synthesis then ends before it began
 */
function enforce(app: App, options: EnforceOptions = {}): void {
  if (!App.isApp(app) || enforced.has(app)) {
    const got = App.isApp(app) ? 'called twice for one app' : 'given something else';
    throw new GuardrailsError('ENFORCE_ONCE', `Guardrails.enforce() takes the App, once; it was ${got}`);
  }
  enforced.add(app);
  const nag = options.nag ?? ['AwsSolutions', 'NIST.800.53.R5'];
  const unknown = nag.filter((name) => !isNagName(name));
  if (unknown.length > 0) {
    const message = `cdk-nag has no pack ${JSON.stringify(unknown[0])}; it has ${NAG_NAMES.join(', ')}`;
    throw new GuardrailsError('PACK_UNKNOWN', message);
  }
  const file = readExceptions(options.exceptions, options.environment);
  const chosen = options.pack ?? 'baseline';
  const { claims = [] } = options;
  const settings = { ...options.parameters, ...settingsOf(chosen, parametersIn(file)) };
  const pack = claimed(loadPack(chosen, settings), claims);
  const today = new Date().toISOString().slice(0, 10);
  const { inForce, findings } = hearExceptions(file, today, exceptableAmong(pack.rules));
  const session: Session = {
    app,
    exceptions: inForce,
    exceptionsFile: file.file,
    objections: findings,
    used: new Set(),
    nag: [],
    written: { acknowledgements: undefined },
  };
  Validations.of(app).addPlugins(
    ...nag.map((name) => nagPlugin(name, session)),
    new GuardrailsPack(session, {
      pack,
      claims,
      strict: options.strict ?? false,
      policeAcknowledgements: options.policeAcknowledgements ?? 'ours',
    }),
  );
  refuseEmpty(app);
}

/** CDK does not call a plugin when there is no stack. */
function refuseEmpty(app: App): void {
  app.node.addValidation({
    validate: () =>
      app.node.findAll().some((construct) => Stack.isStack(construct))
        ? []
        : ['Guardrails have nothing to judge: the app has no stack. Add one, or remove the app'],
  });
}

export const Guardrails = Object.freeze({ enforce });
