import {
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListWebACLsCommand,
  type LoggingConfiguration,
  type Scope,
  WAFV2Client,
  type WebACLSummary,
} from '@aws-sdk/client-wafv2';
import type { Described, Describer } from '../describer';
import { each, orNothing, pages, told } from './asking';

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_ListWebACLs.html */
const MOST = 100;

/** Web ACLs of CloudFront are asked for, and recorded, in this region: https://docs.aws.amazon.com/waf/latest/APIReference/API_ListLoggingConfigurations.html */
const OF_CLOUDFRONT = 'us-east-1';

export function loggingConfigurationOf(logging: LoggingConfiguration): readonly Described[] {
  const { ResourceArn: id, LogDestinationConfigs, RedactedFields, LoggingFilter } = logging;
  if (id === undefined) return [];
  const properties = told({ ResourceArn: id, LogDestinationConfigs, RedactedFields, LoggingFilter });
  return [{ id, properties }];
}

export const loggingConfigurations: Describer = async (session) => {
  const waf = session.client(WAFV2Client);
  const scopes: readonly Scope[] =
    session.region === OF_CLOUDFRONT ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL'];
  const found = await each(scopes, (scope) =>
    pages<LoggingConfiguration>(session, async (NextMarker) => {
      const command = new ListLoggingConfigurationsCommand({ Scope: scope, Limit: MOST, NextMarker });
      const answer = await waf.send(command);
      return [answer.LoggingConfigurations, answer.NextMarker];
    }),
  );
  return found.flatMap(loggingConfigurationOf);
};

export function associationOf(ResourceArn: string, WebACLArn: string): Described {
  return { id: `${ResourceArn}|${WebACLArn}`, properties: { ResourceArn, WebACLArn } };
}

/** The associations with load balancers; those with other kinds no rule asks for: https://docs.aws.amazon.com/waf/latest/APIReference/API_ListResourcesForWebACL.html */
export const webAclAssociations: Describer = async (session) => {
  const waf = session.client(WAFV2Client);
  const acls = await pages<WebACLSummary>(session, async (NextMarker) => {
    const answer = await waf.send(new ListWebACLsCommand({ Scope: 'REGIONAL', Limit: MOST, NextMarker }));
    return [answer.WebACLs, answer.NextMarker];
  });
  return each(acls, async ({ ARN: WebACLArn }) => {
    if (WebACLArn === undefined) return [];
    const command = new ListResourcesForWebACLCommand({
      WebACLArn,
      ResourceType: 'APPLICATION_LOAD_BALANCER',
    });
    // What one web ACL protects is a part of the list: where that is refused, nobody knows what is unprotected.
    return orNothing(async () => {
      const { ResourceArns = [] } = await session.patiently(() => waf.send(command));
      return ResourceArns.map((arn) => associationOf(arn, WebACLArn));
    });
  });
};
