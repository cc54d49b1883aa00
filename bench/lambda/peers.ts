import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What the function would be without us: the client of AWS Config alone, bundled in the same way. */
const PEERS = {
  nothing: 'export const handler = async () => {};',
  'the calls we make': `
    import { ConfigServiceClient, PutEvaluationsCommand, BatchGetResourceConfigCommand,
      DescribeConfigurationRecordersCommand, GetComplianceDetailsByConfigRuleCommand,
      GetResourceConfigHistoryCommand, ListDiscoveredResourcesCommand } from '@aws-sdk/client-config-service';
    export const kept = [BatchGetResourceConfigCommand, DescribeConfigurationRecordersCommand,
      GetComplianceDetailsByConfigRuleCommand, GetResourceConfigHistoryCommand, ListDiscoveredResourcesCommand];
    const client = new ConfigServiceClient({});
    export const handler = ({ resultToken }) => {
      const one = { ComplianceResourceType: 'AWS::ECR::Repository', ComplianceResourceId: 'repository-1',
        ComplianceType: 'COMPLIANT', OrderingTimestamp: new Date() };
      return client.send(new PutEvaluationsCommand({ Evaluations: [one], ResultToken: resultToken }));
    };`,
  'the whole client': `
    import { ConfigService } from '@aws-sdk/client-config-service';
    const client = new ConfigService({});
    export const handler = ({ resultToken }) => client.putEvaluations({ Evaluations: [], ResultToken: resultToken });`,
} as const;

/** The names of the peers, and the file of each. */
export function buildPeers(folder: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(PEERS).map(([name, contents]) => {
      const outfile = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
      buildSync({
        stdin: { contents, resolveDir: process.cwd() },
        outfile,
        bundle: true,
        platform: 'node',
        target: 'node24',
        format: 'esm',
        minify: true,
        mainFields: ['module', 'main'],
        // The credentials come from the environment there as here; a parser of browsers' names is loaded by neither.
        alias: {
          '@aws-sdk/credential-provider-node': join(process.cwd(), 'rules/enforcers/lambda-credentials.ts'),
        },
        external: ['bowser'],
        legalComments: 'none',
        logLevel: 'error',
      });
      return [name, outfile] as const;
    }),
  );
}
