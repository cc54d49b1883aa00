import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many the API gives or takes at a time: https://docs.aws.amazon.com/config/latest/APIReference/API_ListDiscoveredResources.html */
const MOST = 100;

type Json = Readonly<Record<string, unknown>>;

/** An item as BatchGetResourceConfig answers it. */
export function itemOf(at: number): Json {
  const id = `repository-${at}`;
  const configuration = { RepositoryName: id, ImageTagMutability: at % 3 === 0 ? 'MUTABLE' : 'IMMUTABLE' };
  return {
    version: '1.3',
    accountId: '123456789012',
    configurationItemCaptureTime: 1_790_000_000,
    configurationItemStatus: 'OK',
    resourceType: 'AWS::ECR::Repository',
    resourceId: id,
    resourceName: id,
    arn: `arn:aws:ecr:eu-west-1:123456789012:repository/${id}`,
    awsRegion: 'eu-west-1',
    configuration: JSON.stringify({ ...configuration, Padding: 'x'.repeat(4000) }),
    supplementaryConfiguration: {},
  };
}

/** AWS Config with so many repositories: as fast as can be, or with a wait before each answer. It checks nothing. */
export async function loopback(resources: number, latency: number) {
  let calls = 0;
  const answer = (operation: string, input: Json): Json => {
    const start = Number(input['nextToken'] ?? 0);
    const end = Math.min(start + MOST, resources);
    switch (operation) {
      case 'DescribeConfigurationRecorders':
        return { ConfigurationRecorders: [{ name: 'default', recordingGroup: { allSupported: true } }] };
      case 'ListDiscoveredResources': {
        const found = Array.from({ length: end - start }, (_, at) => itemOf(start + at));
        const resourceIdentifiers = found.map(({ resourceType, resourceId }) => ({
          resourceType,
          resourceId,
        }));
        return { resourceIdentifiers, ...(end < resources ? { nextToken: String(end) } : {}) };
      }
      case 'BatchGetResourceConfig': {
        const keys = input['resourceKeys'] as readonly { readonly resourceId: string }[];
        const items = keys.map(({ resourceId }) => itemOf(Number(resourceId.split('-').at(-1))));
        return { baseConfigurationItems: items, unprocessedResourceKeys: [] };
      }
      case 'GetComplianceDetailsByConfigRule':
        return { EvaluationResults: [] };
      default:
        return { FailedEvaluations: [] };
    }
  };
  const server = createServer(async (request, response) => {
    calls += 1;
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const input = JSON.parse(await bodyOf(request)) as Json;
    setTimeout(() => {
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(answer(operation, input)));
    }, latency);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls: () => calls, close: () => server.close() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8') || '{}';
}
