import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  CfnParameter,
  CfnStack,
  DefaultStackSynthesizer,
  type IStackSynthesizer,
  type ISynthesisSession,
  NestedStack,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { defineRule } from '../../../rules/core/rule';
import { type EnforceOptions, Guardrails } from '../../../rules/enforcers/synth/guardrails';

/**
 * A CDK app in as many states as there are ways to slip past a guardrail; `-c scenario=` chooses one. cdk-nag is left
 * out where it is not the subject, so that what refuses is what the test names.
 */
const app = new App();
const exceptions: string = app.node.getContext('exceptions');

function enforce(options: EnforceOptions = {}): void {
  Guardrails.enforce(app, { nag: [], exceptions, ...options });
}

function group(scope: Construct, id: string, cidrIp: string): CfnSecurityGroup {
  return new CfnSecurityGroup(scope, id, {
    groupDescription: id,
    securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp }],
  });
}

/** Publishes another template than the one that the manifest names. */
class Smuggler extends DefaultStackSynthesizer {
  override synthesize(session: ISynthesisSession): void {
    super.synthesize(session);
    const { outdir } = session.assembly;
    writeFileSync(join(outdir, 'evil.json'), '{"Resources":{}}');
    const manifest = join(outdir, 'Demo.assets.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace('"path": "Demo.template.json"', '"path": "evil.json"'));
  }
}

const OFFICE = '192.0.2.0/24';
const WORLD = '0.0.0.0/0';

const SCENARIOS: Readonly<Record<string, () => void>> = {
  compliant() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    enforce();
  },
  violating() {
    group(new Stack(app, 'Demo'), 'Group', WORLD);
    enforce();
  },
  'rule that throws'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    const broken = defineRule({
      id: 'test-group-never-judged',
      title: 'Nothing',
      severity: 'low',
      stage: 'enforced',
      rationale: 'None.',
      remediation: 'Do nothing',
      controls: {},
      appliesTo: ['AWS::EC2::SecurityGroup'],
      reads: [],
      evaluate: () => {
        throw new Error('boom');
      },
    });
    enforce({ pack: { name: 'broken', rules: [broken] } });
  },
  'pack that cannot load'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    enforce({ pack: 'no-such-pack' });
  },
  'empty pack'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    enforce({ pack: { name: 'hollow', rules: [] } });
  },
  'cdk-nag pack that throws'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    AwsSolutionsChecks.prototype.validate = () => {
      throw new Error('nag fell over');
    };
    enforce({ nag: ['AwsSolutions'] });
  },
  'cdk-nag finding'() {
    group(new Stack(app, 'Demo'), 'Group', WORLD);
    enforce({ nag: ['AwsSolutions'] });
  },
  'empty assembly'() {
    enforce();
  },
  'stack without resources'() {
    new Stack(app, 'Demo');
    enforce();
  },
  'property override'() {
    const l1 = group(new Stack(app, 'Demo'), 'Group', OFFICE);
    enforce();
    l1.addPropertyOverride('SecurityGroupIngress.0.CidrIp', WORLD);
  },
  'inside a Stage'() {
    enforce();
    group(new Stack(new Stage(app, 'Prod'), 'Demo'), 'Group', WORLD);
  },
  'cdk-nag finding inside a Stage'() {
    enforce({ nag: ['AwsSolutions'], pack: 'baseline' });
    new CfnQueue(new Stack(new Stage(app, 'Prod'), 'Demo'), 'Queue');
  },
  'in one of two stacks'() {
    enforce();
    group(new Stack(app, 'Demo'), 'Group', WORLD);
    group(new Stack(app, 'Other'), 'Group', OFFICE);
  },
  'empty assembly inside a Stage'() {
    enforce();
    new Stack(new Stage(app, 'Prod'), 'Demo');
  },
  'cdk-nag pack that throws, inside a Stage'() {
    enforce({ nag: ['AwsSolutions'] });
    group(new Stack(new Stage(app, 'Prod'), 'Demo'), 'Group', OFFICE);
    AwsSolutionsChecks.prototype.validate = () => {
      throw new Error('nag fell over');
    };
  },
  'template published from another file'() {
    enforce();
    const stack = new Stack(app, 'Demo', { synthesizer: new Smuggler() as IStackSynthesizer });
    group(stack, 'Group', OFFICE);
  },
  'nested stack that cannot be read'() {
    enforce();
    const stack = new Stack(app, 'Demo');
    group(stack, 'Group', OFFICE);
    new CfnStack(stack, 'Inner', { templateUrl: 'https://example.com/t.json' });
  },
  'nested stack that cannot be read, strictly'() {
    enforce({ strict: true });
    const stack = new Stack(app, 'Demo');
    new CfnStack(stack, 'Inner', { templateUrl: 'https://example.com/t.json' });
  },
  'two logical ids for one construct'() {
    enforce();
    const l1 = group(new Stack(app, 'Demo'), 'Group', OFFICE);
    l1.node.addMetadata('aws:cdk:logicalId', 'Another');
  },
  'acknowledged by a plugin that runs later'() {
    const l1 = group(new Stack(app, 'Demo'), 'Group', WORLD);
    enforce();
    Validations.of(app).addPlugins({
      name: 'Late',
      validate: () => {
        const id = 'Guardrails::ec2-security-group-ingress-restricted[SecurityGroupIngress[0]]';
        Validations.of(l1).acknowledge({ id, reason: 'because I can' });
        return { success: true, violations: [] };
      },
    });
  },
  'an empty stack beside'() {
    enforce();
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    new Stack(app, 'Later');
  },
  'inside a nested stack'() {
    enforce();
    const stack = new Stack(app, 'Demo');
    group(stack, 'Group', OFFICE);
    group(new NestedStack(stack, 'Inner'), 'Group', WORLD);
  },
  'without enforce'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
  },
  'with another plugin only'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    Validations.of(app).addPlugins({
      name: 'Another',
      validate: () => ({
        success: true,
        violations: [{ ruleName: 'seen', description: 'seen', severity: 'info', violatingResources: [] }],
      }),
    });
  },
  'acknowledged for the whole app'() {
    group(new Stack(app, 'Demo'), 'Group', WORLD);
    enforce();
    Validations.of(app).acknowledge({
      id: 'Guardrails::ec2-security-group-ingress-restricted[SecurityGroupIngress[0]]',
      reason: 'because I can',
    });
  },
  'acknowledged in the code'() {
    const l1 = group(new Stack(app, 'Demo'), 'Group', WORLD);
    enforce();
    Validations.of(l1).acknowledge({
      id: 'Guardrails::ec2-security-group-ingress-restricted[SecurityGroupIngress[0]]',
      reason: 'because I can',
    });
    Validations.of(app).acknowledge({
      id: 'Guardrails::guardrails-acknowledgement-from-file',
      reason: 'and I will',
    });
  },
  "another plugin's acknowledgement"() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    Validations.of(app).acknowledge({ id: 'AwsSolutions::AwsSolutions-EC23', reason: 'because I can' });
    enforce({ policeAcknowledgements: 'all' });
  },
  doubt() {
    const stack = new Stack(app, 'Demo');
    group(stack, 'Group', new CfnParameter(stack, 'Office').valueAsString);
    enforce();
  },
  'doubt, strictly'() {
    const stack = new Stack(app, 'Demo');
    group(stack, 'Group', new CfnParameter(stack, 'Office').valueAsString);
    enforce({ strict: true });
  },
  'enforced twice'() {
    group(new Stack(app, 'Demo'), 'Group', OFFICE);
    enforce();
    enforce();
  },
};

const scenario: string = app.node.getContext('scenario');
const build = SCENARIOS[scenario];
if (!build) throw new Error(`no scenario ${scenario}`);
build();
app.synth();
