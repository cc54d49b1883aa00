import { type App, CfnCondition, CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { computing } from './synthetic/computing';
import { entrance } from './synthetic/entrance';
import { network } from './synthetic/network';
import { storage } from './synthetic/storage';
import { watch } from './synthetic/watch';

/** What one system of the synthetic app is made of; the sizes of the bench are multiples of it. */
export const RESOURCES_PER_SYSTEM = 50;

/** 450 resources a stack: CloudFormation takes 500. */
const SYSTEMS_PER_STACK = 9;

/**
 * Adds web systems to an app, each with a network, an entrance, containers, a function, storage and alarms of its own,
 * `resources` in all. Every second one is careless in ways that rules object to. Every later stack refers to a topic of
 * the first one.
 */
export function addSystems(app: App, resources: number): void {
  const systems = resources / RESOURCES_PER_SYSTEM;
  if (!Number.isInteger(systems) || systems < 1) {
    throw new Error(
      `cannot make ${resources} resources; give a multiple of ${RESOURCES_PER_SYSTEM}, such as 2000`,
    );
  }
  let alarmTopic: string | undefined;
  let stack = new Stack(app, 'Stack0');
  for (let index = 0; index < systems; index++) {
    if (index > 0 && index % SYSTEMS_PER_STACK === 0) {
      stack = new Stack(app, `Stack${index / SYSTEMS_PER_STACK}`);
    }
    alarmTopic = addSystem(stack, index, alarmTopic);
  }
}

/** Returns the topic that alarms go to: its own for the first system. */
function addSystem(stack: Stack, index: number, sharedTopic: string | undefined): string {
  const scope = new Construct(stack, `System${index}`);
  const careful = index % 2 === 0;
  const net = network(scope, careful);
  const front = entrance(scope, net, careful);
  const store = storage(scope, careful, index);
  const run = computing(scope, { net, front, store, careful, retentionInDays: retention(stack) });
  const topic = sharedTopic ?? store.topicArn;
  watch(scope, { topicArn: topic, service: run.serviceName, queue: store.queueName });
  return topic;
}

/** Days that differ between environments, by a parameter and a condition. */
function retention(stack: Stack): number {
  const known = stack.node.tryFindChild('IsProd');
  const { logicalId } = known instanceof CfnCondition ? known : isProd(stack);
  return Token.asNumber(Fn.conditionIf(logicalId, 365, 30));
}

function isProd(stack: Stack): CfnCondition {
  const stage = new CfnParameter(stack, 'StageName', { default: 'prod', allowedValues: ['prod', 'test'] });
  return new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage.valueAsString, 'prod') });
}
