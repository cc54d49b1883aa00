import { type Enumerations, enumerationsOf } from './enumerations';
import type { Ranges } from './ranges';
import { errorOf, type Operation, operationOf } from './shape';
import { fromJson, toJson } from './wire-json';
import { escaped, fromForm, type Query, toXml } from './wire-query';
import { type Answer, type Request, restAnswer, restInput, restOperation } from './wire-rest';

type CommandOf<Sdk, Name extends string> = `${Name}Command` extends keyof Sdk ? Sdk[`${Name}Command`] : never;
type Made<Command> = Command extends new (...given: never[]) => infer One ? One : never;
type Given<Command> = Made<Command> extends { readonly input: infer Input } ? Input : never;
type Told<Command> =
  Made<Command> extends {
    resolveMiddleware: (...given: never[]) => (...given: never[]) => Promise<{ output: infer Output }>;
  }
    ? Omit<Output, '$metadata'>
    : never;
type Names<Sdk> = { [Key in keyof Sdk]: Key extends `${infer Name}Command` ? Name : never }[keyof Sdk];

/** What a fake does for each operation: takes what the SDK takes, and answers what the SDK answers. */
export type Operations<Sdk> = {
  readonly [Name in Names<Sdk> & string]?: (
    input: Given<CommandOf<Sdk, Name>>,
    caller: Caller,
  ) => Told<CommandOf<Sdk, Name>> | Promise<Told<CommandOf<Sdk, Name>>>;
};

/** Who asks. */
export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

export type Handler = (input: never, caller: Caller) => unknown;

/** A service with the wire that its client speaks. */
export interface Service {
  readonly name: string;
  readonly sdk: object;
  /** As it stands in what a request is signed for. */
  readonly signing: string;
  readonly handlers: Readonly<Record<string, Handler | undefined>>;
  readonly enumerations: Enumerations;
  readonly ranges: Ranges;
  /** The operation that is asked for, with or without a handler. */
  readonly operationOf: (request: Request) => Operation | undefined;
  readonly inputOf: (operation: Operation, request: Request) => unknown;
  readonly answer: (operation: Operation, output: object) => Answer;
  readonly refuse: (type: string, message: string, status: number) => Answer;
  readonly busy: readonly [type: string, status: number];
}

interface Wire {
  readonly constructor: { readonly name: string };
  readonly options?: { readonly xmlNamespace?: string };
}

/** A service by its client's module, `import * as config from '@aws-sdk/client-config-service'`, and what it does. */
export function service<Sdk extends object>(
  sdk: Sdk,
  operations: Operations<Sdk>,
  ranges: Ranges = {},
): Service {
  const { serviceId, signing, protocol } = configurationOf(sdk);
  const handlers = operations as Readonly<Record<string, Handler | undefined>>;
  for (const name of Object.keys(handlers)) {
    if (!operationOf(sdk, name)) throw new Error(`the SDK's schema of ${serviceId} has no operation ${name}`);
  }
  const pack = `@aws-sdk/client-${serviceId.toLowerCase().replaceAll(' ', '-')}`;
  const common = { name: serviceId, sdk, signing, handlers, enumerations: enumerationsOf(pack, sdk), ranges };
  const statusOf = (type: string, usual: number): number =>
    Number(errorOf(sdk, type)?.['httpError'] ?? usual);
  switch (protocol.constructor.name) {
    case 'AwsJson1_0Protocol':
      return { ...common, ...json('1.0', sdk) };
    case 'AwsJson1_1Protocol':
      return { ...common, ...json('1.1', sdk) };
    case 'AwsQueryProtocol':
      return { ...common, ...form('query', protocol.options?.xmlNamespace ?? '', sdk) };
    case 'AwsEc2QueryProtocol':
      return { ...common, ...form('ec2', protocol.options?.xmlNamespace ?? '', sdk) };
    default:
      return { ...common, ...rest(/Xml/.test(protocol.constructor.name), sdk, statusOf) };
  }
}

type Speech = Pick<Service, 'operationOf' | 'inputOf' | 'answer' | 'refuse' | 'busy'>;

function json(version: string, sdk: object): Speech {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    operationOf: (request) =>
      operationOf(sdk, String(request.headers['x-amz-target']).split('.').at(-1) ?? ''),
    inputOf: ({ input }, { body }) => fromJson(JSON.parse(body.toString('utf8') || '{}'), input),
    answer: ({ output: shape }, output) => ({
      status: 200,
      headers,
      body: JSON.stringify(toJson(output, shape)),
    }),
    refuse: (type, message, status) => ({ status, headers, body: JSON.stringify({ __type: type, message }) }),
    busy: ['ThrottlingException', 400],
  };
}

function form(query: Query, namespace: string, sdk: object): Speech {
  const headers = { 'content-type': 'text/xml' };
  const of = ({ body }: Request): URLSearchParams => new URLSearchParams(body.toString('utf8'));
  return {
    operationOf: (request) => operationOf(sdk, of(request).get('Action') ?? ''),
    inputOf: ({ input }, request) => fromForm(of(request), input, query),
    answer: ({ name, output: shape }, output) => {
      const result = toXml(`${name}Result`, output, shape);
      const inner = result.slice(result.indexOf('>') + 1, result.lastIndexOf('<'));
      const body =
        query === 'ec2'
          ? `${inner}<requestId>1</requestId>`
          : `${result}<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>`;
      return {
        status: 200,
        headers,
        body: `<${name}Response xmlns="${namespace}">${body}</${name}Response>`,
      };
    },
    refuse: (type, message, status) => {
      const [code] = (errorOf(sdk, type)?.['awsQueryError'] as [string, number] | undefined) ?? [type];
      const error = `<Code>${escaped(code)}</Code><Message>${escaped(message)}</Message>`;
      const body =
        query === 'ec2'
          ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>`
          : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
      return { status, headers, body };
    },
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    busy: query === 'ec2' ? ['RequestLimitExceeded', 503] : ['Throttling', 400],
  };
}

function rest(isXml: boolean, sdk: object, statusOf: (type: string, usual: number) => number): Speech {
  const names = Object.keys(sdk).flatMap((key) => (key.endsWith('$') ? [key.slice(0, -1)] : []));
  const all = names.flatMap((name) => operationOf(sdk, name) ?? []);
  return {
    operationOf: (request) => restOperation(all, request),
    inputOf: restInput,
    answer: (operation, output) => restAnswer(operation, output, isXml),
    refuse: (type, message, usual) => ({
      status: statusOf(type, usual),
      headers: { 'content-type': isXml ? 'application/xml' : 'application/json', 'x-amzn-errortype': type },
      body: isXml
        ? `<ErrorResponse><Error><Code>${escaped(type)}</Code><Message>${escaped(message)}</Message></Error></ErrorResponse>`
        : JSON.stringify({ message }),
    }),
    busy: ['TooManyRequestsException', 429],
  };
}

interface Configuration {
  readonly serviceId: string;
  readonly signing: string;
  readonly protocol: Wire;
}

function configurationOf(sdk: object): Configuration {
  const [, Client] =
    Object.entries(sdk).find(([name]) => name !== '__Client' && name.endsWith('Client')) ?? [];
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const { config } = new Client({ region: 'eu-west-1', credentials });
  const { serviceId, defaultSigningName, signingName, protocol } = config;
  if (protocol === undefined)
    throw new Error(`the client of ${serviceId} has no schema; answer its paths by "routes"`);
  return { serviceId, signing: signingName ?? defaultSigningName, protocol };
}
