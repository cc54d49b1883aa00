import { contextFor } from '../../../rules/core/context';
import { connect } from '../../../rules/core/graph';
import type { World } from '../../../rules/core/resource';
import { ACCOUNT, defineRule } from '../../../rules/core/rule';
import { compliant } from '../../../rules/core/verdict';
import { buildNetwork, NETWORK_TYPES } from '../../../rules/reachability/build/network';
import type { Network } from '../../../rules/reachability/network';
import { worldOfTemplates } from '../../../rules/sources/template';
import { document } from '../sources/world';

const ASKING = defineRule({
  id: 'network-account-asked',
  title: 'A rule that looks at the network',
  severity: 'low',
  stage: 'trial',
  rationale: 'Tests ask it.',
  remediation: 'Ask it',
  controls: {},
  appliesTo: [ACCOUNT],
  reads: NETWORK_TYPES,
  evaluate: () => compliant(),
});

export function networkOf(world: World): Network {
  return buildNetwork(contextFor(ASKING, connect(world), () => undefined));
}

/** The network of a template's resources; a resource `X` has the id `T/X`. */
export function networkIn(
  Resources: Readonly<Record<string, unknown>>,
  Parameters: Readonly<Record<string, unknown>> = {},
): Network {
  return networkOf(worldOfTemplates([document({ Parameters, Resources })], { whole: true }));
}
