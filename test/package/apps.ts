/**
 * Sources of somebody else's app, by file. They are text here, because only where the package is installed is there a
 * `quest-guardrails` to import.
 */
export const APPS = {
  'package.json': '{ "name": "somebodys-app", "version": "1.0.0", "private": true }',
  'app.ts': `import { App, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Guardrails } from 'quest-guardrails';

const app = new App();
new CfnSecurityGroup(new Stack(app, 'Demo'), 'Group', {
  groupDescription: 'Administration',
  securityGroupIngress: [
    { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: app.node.getContext('from'), description: 'ssh' },
  ],
});
Guardrails.enforce(app);
app.synth();
`,
  'own-rule.ts': `import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { type EnforceOptions, Guardrails, type Pack } from 'quest-guardrails';
import { CATALOG, defineRule, matches, property, type Rule } from 'quest-guardrails/rules';

const named: Rule = defineRule({
  id: 'sns-topic-named-for-team',
  title: 'Topics are named for their team',
  severity: 'low',
  stage: 'enforced',
  rationale: 'A topic without a team has nobody who answers for it.',
  remediation: 'Set topicName to <team>-<purpose>',
  controls: {},
  appliesTo: ['AWS::SNS::Topic'],
  reads: [],
  evaluate: property('TopicName', matches(/^(red|blue)-/, 'a name that starts with "red-" or "blue-"')),
});
const pack: Pack = { name: 'ours', rules: [...CATALOG, named] };
const options: EnforceOptions = { pack, nag: [] };

const app = new App();
const stack = new Stack(app, 'Demo');
new CfnTopic(stack, 'Wrong', { topicName: 'orders' });
new CfnTopic(stack, 'Unknown', { topicName: new CfnParameter(stack, 'Name').valueAsString });
new CfnTopic(stack, 'Right', { topicName: 'red-orders' });
Guardrails.enforce(app, options);
app.synth();
`,
} as const;
