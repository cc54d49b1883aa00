import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { contradictions } from './check';
import { excesses } from './ranges';
import type { Caller, Service } from './service';
import { errorOf } from './shape';
import type { Answer, Request } from './wire-rest';

export type { Ranges } from './ranges';
export { service } from './service';

/** What a fake refuses with: an error of the service by its name, or one that all services have. */
export class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html */
const COMMON: readonly string[] = [
  ...['AccessDenied', 'AccessDeniedException', 'ExpiredTokenException', 'InternalFailure'],
  ...['IncompleteSignature', 'InvalidClientTokenId', 'MissingAuthenticationToken', 'NotAuthorized'],
  ...['OptInRequired', 'RequestExpired', 'ServiceUnavailable', 'ThrottlingException', 'ValidationError'],
  ...['ValidationException', 'SerializationException', 'UnknownOperationException'],
];

/** What goes wrong. `0` is never. */
export interface Trouble {
  /** Every so manieth call is refused as one too many. */
  readonly throttle: number;
  /** Every so manieth call fails with 500. */
  readonly fail: number;
  /** Every so manieth call is carried out, and its line broken before the answer. */
  readonly cut: number;
  /** The one call that is carried out and its line broken. */
  readonly cutAt: number;
  /** How long an answer takes, in milliseconds. */
  readonly latency: number;
  /** Only calls of these operations are counted and troubled; all where it is undefined. */
  readonly only: readonly string[] | undefined;
}

const CALM: Trouble = { throttle: 0, fail: 0, cut: 0, cutAt: 0, latency: 0, only: undefined };

/** A call that was made. */
export interface Call extends Caller {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** `answered`, `throttled`, `failed`, `cut`, or the name of the error that it was refused with. */
  readonly outcome: string;
}

/** Answers what no SDK schema tells of; undefined leaves it to others. */
export type Route = (request: Request) => Answer | undefined;

export interface Fake {
  readonly url: string;
  /** What a child process needs in its environment so that every SDK client speaks to the fake. */
  readonly env: Readonly<Record<string, string>>;
  readonly calls: readonly Call[];
  /** What goes wrong from now on; nothing does where nothing is named. Calls are counted anew. */
  readonly disturb: (trouble: Partial<Trouble>) => void;
  /** How often an operation was called, and with an outcome where one is named. */
  readonly count: (operation: string, outcome?: string) => number;
  /** @throws Error with what the fake itself did against the SDK's schema */
  readonly close: () => void;
}

/** A listener on loopback that is every given service at once, told apart by what a request is signed for. */
export async function fakeAws(
  services: readonly Service[],
  routes: Readonly<Record<string, Route>> = {},
): Promise<Fake> {
  const calls: Call[] = [];
  const faults: string[] = [];
  let trouble = CALM;
  let count = 0;

  async function answer(request: Request): Promise<Answer | 'cut'> {
    const signed = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(
      String(request.headers['authorization']),
    );
    const [, accessKeyId = '', region = '', signing = ''] = signed ?? [];
    const route = routes[signing]?.(request);
    if (route) {
      const operation = `${request.method} ${request.url.pathname}`;
      calls.push({
        service: signing,
        operation,
        input: request.body.toString('utf8'),
        accessKeyId,
        region,
        outcome: 'answered',
      });
      return route;
    }
    const of = services.find((one) => one.signing === signing);
    if (!of) {
      faults.push(`nothing here is "${signing}", which ${request.method} ${request.url.pathname} is for`);
      return { status: 501, headers: {}, body: '' };
    }
    const operation = of.operationOf(request);
    const name = operation?.name ?? 'unknown';
    const note = (outcome: string, input?: unknown): void => {
      calls.push({ service: of.name, operation: name, input, accessKeyId, region, outcome });
    };
    const refuse = (type: string, message: string, status = 400): Answer => of.refuse(type, message, status);
    if (trouble.latency > 0) await wait(trouble.latency);
    const isTroubled = trouble.only?.includes(name) ?? true;
    if (isTroubled) count += 1;
    const turn = (every: number): boolean => isTroubled && every > 0 && count % every === 0;
    const isCut = turn(trouble.cut) || (isTroubled && count === trouble.cutAt);
    if (turn(trouble.throttle)) {
      note('throttled');
      return refuse(of.busy[0], 'Rate exceeded', of.busy[1]);
    }
    if (turn(trouble.fail)) {
      note('failed');
      return refuse('InternalFailure', 'An internal error', 500);
    }
    const handler = of.handlers[name];
    if (!operation || !handler) {
      note('UnknownOperationException');
      return refuse('UnknownOperationException', `${of.name} has no operation ${name} here`);
    }
    const input = of.inputOf(operation, request);
    const wrong = contradictions(input, operation.input, of.enumerations);
    if (wrong.length > 0) {
      // AWS reads first, and looks at what it has read then.
      const isRead = wrong.every((one) => / is missing from | none of its values$/.test(one));
      const type = isRead ? 'ValidationException' : 'SerializationException';
      note(type, input);
      return refuse(type, `${name}: ${wrong.join('; ')}`);
    }
    const [beyond] = excesses(input, operation.input, of.ranges);
    if (beyond) {
      note(beyond.error, input);
      return refuse(beyond.error, beyond.message);
    }
    try {
      const output = ((await handler(input as never, { accessKeyId, region })) ?? {}) as object;
      const own = contradictions(output, operation.output, of.enumerations);
      if (own.length > 0) throw new Error(`answers ${own.join('; ')}`);
      note(isCut ? 'cut' : 'answered', input);
      return isCut ? 'cut' : of.answer(operation, output);
    } catch (thrown) {
      if (thrown instanceof Refusal) {
        const isKnown = of.signing === 'ec2' || COMMON.includes(thrown.type) || errorOf(of.sdk, thrown.type);
        if (!isKnown) faults.push(`${of.name} has no error ${thrown.type}`);
        note(thrown.type, input);
        return refuse(thrown.type, thrown.message, thrown.status);
      }
      faults.push(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      note('InternalFailure', input);
      return refuse('InternalFailure', faults.at(-1) ?? '', 500);
    }
  }

  const server = createServer(async (incoming, response) => {
    try {
      const { method = '', headers } = incoming;
      const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const found = await answer({ method, url, headers, body: await bodyOf(incoming) });
      if (found === 'cut') incoming.socket.destroy();
      else response.writeHead(found.status, { ...found.headers, 'x-amzn-requestid': '1' }).end(found.body);
    } catch (thrown) {
      faults.push(String(thrown));
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'OWNKEY',
      AWS_SECRET_ACCESS_KEY: 'none',
    },
    calls,
    disturb(wanted) {
      trouble = { ...CALM, ...wanted };
      count = 0;
    },
    count: (operation, outcome) =>
      calls.filter((one) => one.operation === operation && (outcome ?? one.outcome) === one.outcome).length,
    close() {
      server.close();
      server.closeAllConnections();
      if (faults.length > 0) throw new Error(`the fake is at fault: ${faults.join('; ')}`);
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
