import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ParameterStore {
  /** Leads a canary's process here instead of to AWS, with credentials that open nothing. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Starts a stand-in of SSM's parameters on the loopback, which knows GetParameter only.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 */
export async function startParameterStore(values: Readonly<Record<string, string>>): Promise<ParameterStore> {
  const server = createServer(async (request, response) => {
    const { Name } = JSON.parse((await text(request)) || '{}') as { Name?: string };
    const known = request.headers['x-amz-target'] === 'AmazonSSM.GetParameter' && Name !== undefined;
    const Value = known ? values[Name] : undefined;
    response.writeHead(Value === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(
        Value === undefined
          ? { __type: 'ParameterNotFound' }
          : { Parameter: { Name, Value, Type: 'SecureString', Version: 1 } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    env: {
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SESSION_TOKEN: '',
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
