import { type App, Stack } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as synthetics from 'aws-cdk-lib/aws-synthetics';
import { CANARIES } from '../canaries/canaries';
import type { CanaryDefinition } from '../canaries/definition';
import { canaryAlarmName, WatchingCanary } from './constructs/canary';
import { canaryArtifacts } from './constructs/canary-artifacts';
import { canaryLogGroupName } from './constructs/canary-role';
import { logsKey } from './constructs/encrypted-log-group';
import { canaryName, stackName } from './conventions';
import type { Canaries } from './environments/canaries';
import type { Environment } from './environments/environment';

/** Those that an environment has: without an origin's address there is nothing to try to bypass. */
export const canariesOf = ({ canaries }: Pick<Environment, 'canaries'>): readonly CanaryDefinition[] =>
  canaries === undefined
    ? []
    : CANARIES.filter(({ needs }) => needs !== 'origin' || canaries.originUrl !== undefined);

/** Sees the service from outside, as its clients do. */
export class CanariesStack extends Stack {
  constructor(
    app: App,
    id: string,
    environment: Environment,
    { canaries, alarmTopic }: { readonly canaries: Canaries; readonly alarmTopic: sns.ITopic },
  ) {
    super(app, id, {
      stackName: stackName(environment, 'Canaries'),
      description: 'Quest: the service as it is seen from outside',
      env: { region: environment.region, ...(environment.account && { account: environment.account }) },
      terminationProtection: environment.deletionProtection,
    });
    const definitions = canariesOf(environment);
    const { bucket, key: artifactsKey } = canaryArtifacts(this, 'Artifacts');
    const key = logsKey(
      this,
      'LogsKey',
      definitions.map(({ name }) => canaryLogGroupName(canaryName(environment, name), '*')),
    );
    const made = definitions.map(
      (definition) =>
        new WatchingCanary(this, canaryAlarmName(definition.name), {
          environment,
          definition,
          ...told(definition, environment, canaries),
          bucket,
          artifactsKey,
          logsKey: key,
          alarmTopic,
        }),
    );
    new synthetics.Group(this, 'Group', {
      groupName: `quest-${environment.name}`,
      canaries: made.map(({ canary }) => canary),
    });
  }
}

/** Only what opens pages looks for the secret in them, and only it may read it. */
function told({ browser, needs }: CanaryDefinition, { secret }: Environment, { originUrl }: Canaries) {
  return {
    variables: {
      ...(browser && { CANARY_SECRET_PARAMETER: secret.parameterName }),
      ...(needs === 'origin' && originUrl !== undefined && { CANARY_ORIGIN_URL: originUrl }),
    },
    secret: browser ? secret : undefined,
  };
}
