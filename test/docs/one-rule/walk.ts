import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import type { Granted } from '../../../rules/enforcers/config-rule/granted';
import { configRulesOf } from '../../../rules/enforcers/config-rule/plan';
import { readExceptions } from '../../../rules/enforcers/exceptions-file';
import { loadPack } from '../../../rules/packs/packs';
import { readAssembly } from '../../../rules/sources/assembly';
import { bundle } from '../../../stacks/bundles';
import { hostOf } from '../../rules/enforcers/config-rule/host';
import { FakeConfig } from '../../rules/enforcers/fake/config';
import { fakeAws } from '../../rules/enforcers/fake/server';
import { payload, stackEvent } from '../../rules/enforcers/hook/events';
import { hookProcess } from '../../rules/enforcers/hook/hook-process';
import { standIn } from '../../rules/enforcers/hook/stand-in';
import { event } from '../../rules/enforcers/notices/events';
import { FakeNotices } from '../../rules/enforcers/notices/fake-notices';
import { noticesIn } from '../../rules/enforcers/notices/host';
import { guardrails, inDays, run } from '../../rules/enforcers/workplace';
import { type Account, startWorld } from '../../stacks/automation/account';
import { execute, transcript } from '../../stacks/automation/executor';
import { remediationOf, runbookOf } from '../../stacks/automation/runbooks';
import { ACCOUNT, ITEMS, inFile, REGION, SEEN, SERVICE, SERVICE_ITEM, snapshot } from './account';

const RULE = 'ecs-service-private-subnets-required';
const ROOT = resolve(__dirname, '../../..');
const OUT = 'dist/one-rule';
const PREFIX = 'quest-example-';
const NO_EXCEPTIONS = `${OUT}/no-exceptions.yaml`;
const EXCEPTIONS = `${OUT}/exceptions.yaml`;

/** The last day of the exception is always ahead; the page has this one. */
const EXPIRES = '2027-06-30';
const EXCEPTION = {
  rule: RULE,
  resource: 'Quest/Web/Service',
  reason: 'It answers a partner directly until the partner speaks to the load balancer.',
  owner: 'checkout',
  expires: inDays(200),
};

/** What each enforcement point says of one rule, by the name of its place in the page. */
export async function walk(): Promise<Readonly<Record<string, string>>> {
  mkdirSync(join(ROOT, OUT), { recursive: true });
  try {
    writeFileSync(join(ROOT, NO_EXCEPTIONS), stringify({ exceptions: [] }));
    writeFileSync(join(ROOT, EXCEPTIONS), stringify({ exceptions: [EXCEPTION] }));
    const explain = await guardrails(['explain', RULE]);
    const synth = await synthesize(NO_EXCEPTIONS);
    const template = readFileSync(join(ROOT, OUT, 'Quest.template.json'), 'utf8');
    const check = await guardrails([
      'check',
      `${OUT}/Quest.template.json`,
      '--rule',
      RULE,
      '--exceptions',
      NO_EXCEPTIONS,
    ]);
    const hook = await gate(template);
    const evaluation = await evaluate(NO_EXCEPTIONS);
    const message = await notice(evaluation.Annotation ?? '');
    writeFileSync(join(ROOT, OUT, 'snapshot.json.gz'), gzipSync(JSON.stringify(snapshot())));
    const recorder = ['--recorded-types', 'all', '--exceptions', NO_EXCEPTIONS];
    const offline = await guardrails(['check', `${OUT}/snapshot.json.gz`, '--rule', RULE, ...recorder]);
    const excused = await synthesize(EXCEPTIONS);
    const outputs = {
      explain: explain.stdout,
      synth: upTo(synth.output, 'WARNING '),
      check: check.output,
      hook,
      config: json(evaluation),
      ...message,
      offline: offline.output,
      remediation: await dryRun(),
      'excused at synth': upTo(excused.output, 'WARNING '),
      exception: stringify({ exceptions: [EXCEPTION] }),
      'excused by AWS Config': json(await evaluate(EXCEPTIONS)),
    };
    return Object.fromEntries(
      Object.entries(outputs).map(([name, text]) => [
        name,
        text.trim().replaceAll(EXCEPTION.expires, EXPIRES),
      ]),
    );
  } finally {
    rmSync(join(ROOT, OUT), { recursive: true });
  }
}

/** CDK's own advice, which follows, is on other matters. */
function upTo(output: string, end: string): string {
  return output.slice(0, output.indexOf(end));
}

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

function synthesize(exceptions: string) {
  const app = 'node --import tsx test/docs/one-rule/app.ts';
  const context = ['-c', `exceptions=${exceptions}`];
  const args = ['synth', '--quiet', '--no-notices', '-a', app, '-o', OUT, ...context];
  return run('node_modules/aws-cdk/bin/cdk', args, '', ROOT, { CDK_VALIDATION: 'false' });
}

async function gate(template: string): Promise<string> {
  const s3 = await standIn();
  const hook = hookProcess(s3);
  try {
    const {
      hookStatus,
      errorCode,
      annotations = [],
    } = await hook.call(stackEvent(s3.put(payload(template)), 'Quest'));
    const own = annotations.filter(({ annotationName }) => annotationName === RULE);
    return json({ hookStatus, errorCode, annotations: own });
  } finally {
    hook.stop();
    await s3.close();
  }
}

async function evaluate(exceptions: string) {
  const config = new FakeConfig();
  for (const one of ITEMS) config.record(one);
  const { planned } = configRulesOf(loadPack('baseline'), { prefix: PREFIX, describe: {} });
  const rule = planned.find((one) => one.rule === RULE);
  if (!rule) throw new Error(`${RULE} is no rule of AWS Config`);
  const inputParameters = JSON.stringify(rule.inputParameters);
  config.rule(rule.name, inputParameters);
  const fake = await fakeAws([config.service]);
  const { documents } = readAssembly(join(ROOT, OUT), {});
  const paths = documents.flatMap(({ stack, paths: inStack }) =>
    [...inStack].map(([id, construct]) => [`${stack}/${id}`, String(construct)] as const),
  );
  const granted: Granted = {
    file: readExceptions(join(ROOT, exceptions), undefined),
    paths: Object.fromEntries(paths),
  };
  const host = hostOf(bundle('config-rule', { granted }), fake.env);
  await host.call({
    version: '1.0',
    invokingEvent: JSON.stringify({
      messageType: 'ConfigurationItemChangeNotification',
      configurationItem: inFile(SERVICE_ITEM),
      configurationItemDiff: null,
      notificationCreationTime: SEEN.toISOString(),
      recordVersion: '1.3',
    }),
    ruleParameters: inputParameters,
    resultToken: config.token(rule.name),
    eventLeftScope: false,
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    configRuleArn: `arn:aws:config:${REGION}:${ACCOUNT}:config-rule/config-rule-0a1b2c`,
    configRuleName: rule.name,
    configRuleId: 'config-rule-0a1b2c',
    accountId: ACCOUNT,
  });
  host.kill();
  fake.close();
  const [evaluation] = config.puts.flatMap(({ evaluations }) => evaluations);
  if (!evaluation) throw new Error('AWS Config was told nothing');
  return evaluation;
}

async function notice(annotation: string) {
  const aws = await FakeNotices.listen();
  const host = noticesIn({ ...aws.env, NOTICES_PREFIX: PREFIX });
  const change = event({
    rule: RULE,
    resource: SERVICE,
    was: 'COMPLIANT',
    is: 'NON_COMPLIANT',
    annotation: annotation.slice(`${RULE}: `.length),
    at: SEEN.getTime(),
    account: ACCOUNT,
    prefix: PREFIX,
  });
  aws.send(change, 60_000);
  const thrown = await host.tick();
  host.kill();
  aws.fake.close();
  const [published] = aws.published;
  if (!published) throw new Error(`nobody was told: ${thrown}`);
  return { mail: `Subject: ${published.subject}\n\n${published.texts.default}`, sms: published.texts.sms };
}

async function dryRun(): Promise<string> {
  const config = new FakeConfig();
  for (const one of ITEMS) config.record(one);
  const account: Account = {
    cluster: 'quest-example',
    services: {
      web: {
        desired: 2,
        running: [2],
        subnets: ['subnet-0a1'],
        assignPublicIp: 'DISABLED',
        securityGroups: ['sg-0a1'],
        tags: { project: 'quest', environment: 'example' },
        schedulingStrategy: 'REPLICA',
      },
    },
    scaling: { 'service/quest-example/web': { min: 2, max: 4 } },
    parameters: { '/quest/example/remediation/switch': { value: 'on', since: SEEN } },
    groups: {},
    told: [],
    verify: () => undefined,
  };
  const world = await startWorld(account, config);
  const runbook = runbookOf(remediationOf('notify'), 'quest-example-stop-ecs-service');
  const execution = await execute(runbook, { ResourceId: SERVICE, DryRun: 'true' }, { url: world.fake.url });
  world.close();
  return transcript(execution);
}
