import { ACCOUNT } from '../../core/rule';
import type { Change } from './change';

/**
 * Where the console of a partition is. https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/getting-started-sign-in.html,
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/introduction.html
 */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

type Where = Pick<Change, 'partition' | 'region'>;

function page({ partition, region }: Where, rest: string): string | undefined {
  const console = CONSOLES[partition];
  if (console === undefined) return undefined;
  return `https://${console}/config/home?region=${encodeURIComponent(region)}#/${rest}`;
}

/**
 * The timeline of a resource: what it was, what changed it, what the rules said. Undefined where AWS has no console that
 * is known here, and for the account as a whole, of which there are no items.
 */
export function timelineOf({ resource, type, ...where }: Change): string | undefined {
  if (type === ACCOUNT) return undefined;
  const query = new URLSearchParams({ resourceId: resource, resourceType: type });
  return page(where, `resources/timeline?${String(query).replaceAll('+', '%20')}`);
}

/** The page of a rule with every resource that it judges. */
export function ruleLink({ configRule, ...where }: Change): string | undefined {
  return page(where, `rules/details?configRuleName=${encodeURIComponent(configRule)}`);
}
