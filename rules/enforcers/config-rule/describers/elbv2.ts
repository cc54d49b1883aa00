import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
  type LoadBalancer,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Described, Describer } from '../describer';
import { each, orDoubt, orNothing, pages, tagsOf, told } from './asking';

/** The default rule is a part of its listener: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export function listenerRuleOf(rule: Rule, ListenerArn: string): readonly Described[] {
  const { RuleArn: id, IsDefault, Priority, Actions, Conditions, Transforms } = rule;
  if (id === undefined || IsDefault === true) return [];
  return [{ id, arn: id, properties: told({ ListenerArn, Priority, Actions, Conditions, Transforms }) }];
}

/** Only listeners of application load balancers have rules: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
export const listenerRules: Describer = async (session) => {
  const elb = session.client(ElasticLoadBalancingV2Client);
  const balancers = await pages<LoadBalancer>(session, async (Marker) => {
    const answer = await elb.send(new DescribeLoadBalancersCommand({ Marker }));
    return [answer.LoadBalancers, answer.NextMarker];
  });
  const listenersOf = (LoadBalancerArn: string | undefined): Promise<readonly Listener[]> =>
    pages(session, async (Marker) => {
      const answer = await elb.send(new DescribeListenersCommand({ LoadBalancerArn, Marker }));
      return [answer.Listeners, answer.NextMarker];
    });
  const rulesOf = (ListenerArn: string): Promise<readonly Rule[]> =>
    pages(session, async (Marker) => {
      const answer = await elb.send(new DescribeRulesCommand({ ListenerArn, Marker }));
      return [answer.Rules, answer.NextMarker];
    });
  const askTags = (id: string) => async () => {
    const command = new DescribeTagsCommand({ ResourceArns: [id] });
    return tagsOf((await session.patiently(() => elb.send(command))).TagDescriptions?.[0]?.Tags);
  };
  const listeners = await each(
    balancers.filter(({ Type }) => Type === undefined || Type === 'application'),
    ({ LoadBalancerArn }) => orNothing(() => listenersOf(LoadBalancerArn)),
  );
  return each(listeners, async ({ ListenerArn: listener }) => {
    if (listener === undefined) return [];
    const found = await orDoubt(
      async () => (await rulesOf(listener)).flatMap((rule) => listenerRuleOf(rule, listener)),
      (Actions) => [{ id: listener, properties: { ListenerArn: listener, Actions } }],
    );
    return found.map((one) => ({ ...one, askTags: askTags(one.id) }));
  });
};
