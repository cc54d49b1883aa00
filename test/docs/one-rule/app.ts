import { App, Stack } from 'aws-cdk-lib';
import { type IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  ContainerImage,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
} from 'aws-cdk-lib/aws-ecs';
import { Guardrails } from '../../../rules/enforcers/synth/guardrails';
import { loadPack } from '../../../rules/packs/packs';

const RULE = 'ecs-service-private-subnets-required';

const app = new App();
const stack = new Stack(app, 'Quest');
const vpc = new Vpc(stack, 'Vpc', {
  natGateways: 0,
  subnetConfiguration: [
    { name: 'Public', subnetType: SubnetType.PUBLIC },
    { name: 'Tasks', subnetType: SubnetType.PRIVATE_ISOLATED },
  ],
});
const taskDefinition = new FargateTaskDefinition(stack, 'Task');
taskDefinition.addContainer('web', { image: ContainerImage.fromRegistry('web') });
new FargateService(stack, 'Web', {
  cluster: new Cluster(stack, 'Cluster', { vpc: vpc as IVpc, clusterName: 'quest-example' }) as ICluster,
  serviceName: 'web',
  taskDefinition,
  vpcSubnets: { subnetType: SubnetType.PUBLIC },
});

const { rules } = loadPack('baseline');
Guardrails.enforce(app, {
  pack: { name: 'one rule', rules: rules.filter(({ id }) => id === RULE) },
  nag: [],
  exceptions: app.node.getContext('exceptions'),
});
app.synth();
