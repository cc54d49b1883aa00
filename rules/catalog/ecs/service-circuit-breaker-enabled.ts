import { is } from '../../core/expectation';
import { both, property, when } from '../../core/property';
import { defineRule } from '../../core/rule';

const BREAKER = 'DeploymentConfiguration.DeploymentCircuitBreaker';

/** Defaults: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-service-deploymentcontroller.html */
const isRollingUpdate = both(
  property('DeploymentController.Type', is('ECS'), { absent: 'ECS' }),
  property('DeploymentConfiguration.Strategy', is('ROLLING'), { absent: 'ROLLING' }),
);

export const serviceCircuitBreakerEnabled = defineRule({
  id: 'ecs-service-circuit-breaker-enabled',
  title: 'ECS services stop a deployment that fails and go back to the last one that worked',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Without the circuit breaker a deployment whose tasks never become healthy goes on for hours, and without rollback the service stays half replaced.',
  remediation: 'Set circuitBreaker: { enable: true, rollback: true } on the service',
  controls: {},
  appliesTo: ['AWS::ECS::Service'],
  reads: [],
  // For rolling updates only: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
  evaluate: when(
    isRollingUpdate,
    both(
      property(`${BREAKER}.Enable`, is(true), { absent: false }),
      property(`${BREAKER}.Rollback`, is(true), { absent: false }),
    ),
  ),
});
