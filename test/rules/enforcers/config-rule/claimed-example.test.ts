import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { DESCRIBED } from '../../../../rules/enforcers/config-rule/described';
import { configRulesOf } from '../../../../rules/enforcers/config-rule/plan';
import { claimRule } from '../../../../rules/reachability/claim';
import { readAssembly } from '../../../../rules/sources/assembly';
import { claimsOf } from '../../../../stacks/claims';
import { example } from '../../../../stacks/environments/example';
import { flat } from '../../../mutate/flat';
import { build } from '../../../stacks/template';
import { accountOf, isDescribed } from '../../agreement/account';
import { type Deployed, deploy, Undeployable } from '../../agreement/deploy';
import { DIALECTS } from '../../agreement/dialects';
import { servicesOf } from '../describers/session';
import { stockOf } from '../describers/stock';
import { FakeConfig, type Item } from '../fake/config';
import { fakeAws } from '../fake/server';
import { hostOf } from './host';
import { ACCOUNT_ID, eventOf, scheduled } from './stage';

const TIME = new Date('2026-11-01T10:00:00.000Z');
const { planned: PLANNED } = configRulesOf(
  { name: 'claims', rules: claimsOf(example).map(claimRule) },
  { prefix: 'quest-example-', describe: DESCRIBED },
);

const assembly = (build(example).governance.node.root as App).synth();
const { documents } = readAssembly(assembly.directory);

/** The resources of all stacks; what only a deployment tells has a name of its own. */
function resources(): readonly Deployed[] {
  const unforeseen = new Set<string>();
  for (;;) {
    try {
      return deploy(flat(documents, (id, attribute) => !unforeseen.has(`${id}.${attribute}`)));
    } catch (thrown) {
      if (!(thrown instanceof Undeployable) || unforeseen.has(thrown.message)) throw thrown;
      unforeseen.add(thrown.message);
    }
  }
}

/** The code of the function as it is deployed, with what lies beside it. */
function code(): string {
  const names = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'));
  const found = names.filter((name) => readdirSync(join(assembly.directory, name)).includes('claims.json'));
  const [own, ...others] = found.filter((name) =>
    readdirSync(join(assembly.directory, name)).includes('expiry.mjs'),
  );
  if (own === undefined || others.length > 0)
    throw new Error(`of ${names.length} assets none is the function`);
  return join(assembly.directory, own);
}

test('the function that is deployed finds every claim to hold of the account that the stacks make, until a listener forwards', async () => {
  const deployed = resources();
  const config = new FakeConfig();
  for (const { name, inputParameters } of PLANNED) config.rule(name, JSON.stringify(inputParameters));
  for (const text of DIALECTS.api(accountOf(deployed, isDescribed).items)) {
    for (const item of JSON.parse(text).configurationItems)
      config.record({ ...item, configurationItemCaptureTime: TIME, resourceCreationTime: TIME } as Item);
  }
  const others = servicesOf(stockOf(deployed)).filter(({ signing }) => signing !== 'config');
  const fake = await fakeAws([config.service, ...others]);
  const host = hostOf(code(), fake.env);
  const told = async (): Promise<readonly string[]> => {
    for (const one of PLANNED) await host.call(eventOf(config, one, scheduled(TIME)));
    return PLANNED.flatMap(({ rule, name }) =>
      [...config.held(name).values()].map(
        ({ type, id, compliance }) => `${rule} ${type} ${id} ${compliance}`,
      ),
    );
  };
  try {
    const holds = PLANNED.map(({ rule }) => `${rule} AWS::::Account ${ACCOUNT_ID} COMPLIANT`);
    expect(await told()).toEqual(holds);
    expect(holds).toHaveLength(6);

    const http = config.current.find(
      ({ resourceType, configuration = '' }) =>
        resourceType === 'AWS::ElasticLoadBalancingV2::Listener' &&
        JSON.parse(configuration).Protocol === 'HTTP',
    );
    const targets = config.current.find(
      ({ resourceType }) => resourceType === 'AWS::ElasticLoadBalancingV2::TargetGroup',
    );
    if (!http || !targets) throw new Error('there is no such listener, or nothing to forward to');
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: targets.resourceId }];
    const configuration = JSON.stringify({ ...JSON.parse(http.configuration ?? ''), DefaultActions });
    config.record({ ...http, configuration });
    const broken = ['claim-internet-tasks-https-only', 'claim-internet-tasks-https-only-after-break-in'];
    expect(await told()).toEqual(
      holds.map((one) =>
        broken.some((rule) => one.startsWith(`${rule} `)) ? one.replace('COMPLIANT', 'NON_COMPLIANT') : one,
      ),
    );
  } finally {
    host.kill();
    fake.close();
  }
});
