import { is, present } from '../../core/expectation';
import { property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

export const layerVersionPublicAccessDenied = defineRule({
  id: 'lambda-layer-version-public-access-denied',
  title: 'Layers of Lambda functions are shared with named accounts or the organization only',
  severity: 'high',
  stage: 'enforced',
  rationale: 'Of a layer that is shared with everybody, any account can download the code.',
  remediation:
    'Set accountId in addPermission of the layer version to an account, or add organizationId to "*"',
  controls: {},
  appliesTo: ['AWS::Lambda::LayerVersionPermission'],
  reads: [],
  /** https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html */
  evaluate: when(property('Principal', is('*')), property('OrganizationId', present)),
});
