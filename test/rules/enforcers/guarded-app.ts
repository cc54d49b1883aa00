import { App, CfnParameter, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
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
