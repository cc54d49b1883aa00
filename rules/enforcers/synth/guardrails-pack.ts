import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type {
  CfnResource,
  IPolicyValidationContext,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag';
import { GuardrailsError } from '../../core/errors';
import { evaluate, type Fault } from '../../core/evaluate';
import { type Origin, pathSteps } from '../../core/resource';
import { judgeAcknowledgements } from '../../exceptions/acknowledgements';
import { type Outcome, refuses } from '../../exceptions/except';
import { unmatched } from '../../exceptions/hear';
import type { Pack } from '../../packs/packs';
import type { Claim } from '../../reachability/claim';
import { jsonReport } from '../../reporters/json';
import { type Summary, sortOutcomes } from '../../reporters/summary';
import { textReport } from '../../reporters/text';
import { type Assembly, assemblyDigest, readAssembly } from '../../sources/assembly';
import { countResources, worldOfTemplates } from '../../sources/template';
import { writeClaims } from '../claims-file';
import { PLUGIN, TOOL } from '../tool';
import { couldNotJudge, failure, judgedLine } from './failure';
import { headline } from './headline';
import { actOnException, readAcknowledgements, ruleName, type Session } from './session';

export interface PackOptions {
  readonly pack: Pack;
  readonly claims: readonly Claim[];
  readonly strict: boolean;
  readonly policeAcknowledgements: 'ours' | 'all';
}

/** Judges the finished templates of the whole app once, as the last of the plugins, and reports on all of them. */
export class GuardrailsPack extends NagPack {
  override readonly name = PLUGIN;
  override readonly version = TOOL.version;

  constructor(
    private readonly session: Session,
    private readonly options: PackOptions,
  ) {
    super();
    this.packName = PLUGIN;
  }

  /** Resources are judged in the templates, where overrides and Aspects have left their mark. */
  protected checkResource(_node: CfnResource): void {}

  override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      return judge(context, this.session, this.options);
    } catch (thrown) {
      return failure(this.session.app, thrown);
    }
  }
}

function judge(
  context: IPolicyValidationContext,
  session: Session,
  options: PackOptions,
): PolicyValidationPluginReport {
  const written = readAcknowledgements(session);
  const assembly = readWhole(context, session);
  const world = worldOfTemplates(assembly.documents, { whole: true });
  const { findings, faults, judged } = evaluate(world, options.pack.rules, options);
  const excused = findings.map((finding): Outcome => {
    const { rule, origin, path } = finding;
    const exception = actOnException(session, PLUGIN, rule.id, origin.path ?? origin.id, path);
    return exception ? { ...finding, status: 'excepted', exception } : finding;
  });
  const { exceptions, used, objections, exceptionsFile } = session;
  const outcomes = sortOutcomes([
    ...excused,
    ...objections,
    ...unmatched(exceptions, used, exceptionsFile),
    ...judgeAcknowledgements(written, options.policeAcknowledgements, PLUGIN),
  ]);
  const resources = countResources(assembly.documents);
  const summary: Summary = {
    tool: TOOL,
    inputs: [{ path: relative(process.cwd(), assembly.directory), kind: 'assembly', resources }],
    resources,
    judged,
    rules: options.pack.rules.map(({ id }) => id),
  };
  const directory = write(assembly.directory, summary, outcomes);
  writeClaims(assembly.directory, options.claims);
  const refusals = [
    ...faults.map(({ error, origin }) => `${origin.path ?? origin.id}: ${error.message}`),
    ...outcomes
      .filter((outcome) => refuses(outcome, options.strict))
      .map(({ origin, message, rule }) => `${placeOf(origin)}: ${message} (${rule.id})`),
    ...session.nag.flatMap(({ standing }) => standing),
  ];
  process.stderr.write(headline(summary, outcomes, session.nag, refusals, directory));
  return report(session, assembly, options, outcomes, faults, summary);
}

/** The assembly, after making sure that it holds every template that CDK wants judged, and something to judge. */
function readWhole(context: IPolicyValidationContext, { app }: Session): Assembly {
  const assembly = readAssembly(app.outdir);
  const files = new Set(assembly.documents.map(({ file }) => resolve(file)));
  const missing = context.templatePaths.filter((path) => !files.has(resolve(path)));
  if (missing.length > 0) {
    throw new GuardrailsError(
      'TEMPLATE_NOT_IN_ASSEMBLY',
      `the manifest of ${app.outdir} does not name ${missing.join(', ')}, so it would not be judged`,
    );
  }
  return assembly;
}

/** An entry of the exceptions file has a line, but no construct. */
function placeOf({ path, id, file, line, type }: Origin): string {
  return type === 'Guardrails::Exception' ? `${file}:${line}` : (path ?? id);
}

function write(directory: string, summary: Summary, outcomes: readonly Outcome[]): string {
  const folder = join(directory, 'guardrails');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), jsonReport(summary, outcomes));
  writeFileSync(join(folder, 'report.txt'), textReport(summary, outcomes));
  return relative(process.cwd(), folder);
}

function report(
  session: Session,
  assembly: Assembly,
  { strict, policeAcknowledgements }: PackOptions,
  outcomes: readonly Outcome[],
  faults: readonly Fault[],
  summary: Summary,
): PolicyValidationPluginReport {
  const violations = [
    ...outcomes.map((outcome) => violationOf(outcome, strict)),
    ...faults.map(({ error }) => couldNotJudge(session.app, `${error.code}: ${error.message}`)),
  ];
  const refused = faults.length > 0 || outcomes.some((outcome) => refuses(outcome, strict));
  return {
    success: !refused,
    violations: [judgedLine(`judged by ${summary.rules.length} rules`), ...violations],
    metadata: { digest: assemblyDigest(assembly), policeAcknowledgements },
  };
}

function violationOf(outcome: Outcome, strict: boolean): PolicyViolation {
  const { rule, status, origin, path, message, scenario } = outcome;
  const ours = origin.type.startsWith('Guardrails::');
  const controls = Object.entries(rule.controls).map(([framework, ids]) => `${framework} ${ids.join(', ')}`);
  return {
    ruleName: ruleName(rule.id, path),
    description: scenario === undefined ? message : `${message} (${scenario})`,
    fix: ours
      ? rule.remediation
      : `${rule.remediation}; or except it in the exceptions file, until a day and with an owner`,
    severity: severityOf(outcome, strict),
    ruleMetadata: { status, severity: rule.severity, title: rule.title, controls: controls.join('; ') },
    violatingResources: [
      {
        ...(origin.path === undefined ? {} : { constructPath: origin.path }),
        ...(ours ? {} : { resourceLogicalId: origin.id, templatePath: resolve(origin.file) }),
        locations: path === '' ? [] : [['Properties', ...pathSteps(path)].join('.')],
      },
    ],
  };
}

/**
 * What refuses is `fatal`, which CDK lets nobody acknowledge. What is excepted is an `error` that we acknowledge, or,
 * without a construct to do so at, no more than `info`.
 */
function severityOf(outcome: Outcome, strict: boolean): string {
  if (outcome.status === 'excepted') return outcome.origin.path === undefined ? 'info' : 'error';
  return refuses(outcome, strict) ? 'fatal' : 'warning';
}
