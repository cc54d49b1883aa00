import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Stack = { status: string; protected: boolean; template: string };
type Fault = { code: string; message: string; status?: number; times?: number };
type Rollout = { state: string; running: number; taskDefinition?: string };
type Given = Readonly<Record<string, unknown>>;
type Called = Readonly<{ code?: number; stdout?: string }>;

/** An account as our tools see it, to be set up by a test and looked at afterwards. */
export type Account = {
  id: string;
  bootstrap: string | undefined;
  parameters: Map<string, { type: string; version: number }>;
  zone: { name: string; inVpcsOnly: boolean } | undefined;
  stacks: Map<string, Stack>;
  repositories: Map<string, Map<string, string>>;
  /** What ECS answers, one after the other; the last for ever. */
  rollouts: Rollout[];
  /** What an operation answers in place of its result, `times` times or for ever. */
  faults: Map<string, Fault>;
  /** The requests and the calls of programs, in the order they came. */
  seen: string[];
  given: { operation: string; input: Given }[];
  /** What a program that was called does. */
  called: (name: string, args: readonly string[], stdin: string) => Called;
};

const failed = (code: string, message: string, status = 400): Error & Fault =>
  Object.assign(new Error(message), { code, message, status });

/** Limits as documented: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const putParameter = (account: Account, { Name, Value, Type, Overwrite, Tags }: Given): Given => {
  const name = String(Name);
  const there = account.parameters.get(name);
  if (Overwrite && Tags) throw failed('ValidationException', "tags and overwrite can't be used together");
  if (Buffer.byteLength(String(Value)) > 4096)
    throw failed('ValidationException', `Standard tier parameters support 4096 characters: ${Value}`);
  if (there && !Overwrite) throw failed('ParameterAlreadyExists', 'The parameter already exists.');
  const version = (there?.version ?? 0) + 1;
  account.parameters.set(name, { type: String(Type), version });
  return { Version: version };
};

const describeServices = (account: Account, { services }: Given): Given => {
  const next = account.rollouts.length > 1 ? account.rollouts.shift() : account.rollouts[0];
  const { state, running, taskDefinition = 'task:1' } = next ?? { state: 'COMPLETED', running: 2 };
  const primary = { status: 'PRIMARY', rolloutState: state, taskDefinition };
  return {
    services: [{ serviceArn: services, desiredCount: 2, runningCount: running, deployments: [primary] }],
  };
};

const json: Readonly<Record<string, (account: Account, input: Given) => Given>> = {
  GetParameter: ({ bootstrap }, { Name }) => {
    if (bootstrap === undefined) throw failed('ParameterNotFound', '');
    return { Parameter: { Name, Type: 'String', Value: bootstrap } };
  },
  DescribeParameters: ({ parameters }) => ({
    Parameters: [...parameters].map(([Name, { type, version }]) => ({ Name, Type: type, Version: version })),
  }),
  PutParameter: putParameter,
  DescribeRepositories: ({ id, repositories }, { repositoryNames }) => {
    const [name] = Array.isArray(repositoryNames) ? repositoryNames : [];
    if (!repositories.has(name)) throw failed('RepositoryNotFoundException', `no ${name}`);
    return { repositories: [{ repositoryUri: `${id}.dkr.ecr.us-east-1.amazonaws.com/${name}` }] };
  },
  DescribeImages: ({ repositories }, { repositoryName, imageIds }) => {
    const [{ imageTag } = { imageTag: '' }] = Array.isArray(imageIds) ? imageIds : [];
    const imageDigest = repositories.get(String(repositoryName))?.get(imageTag);
    if (imageDigest === undefined) throw failed('ImageNotFoundException', `no ${imageTag}`);
    return { imageDetails: [{ imageDigest, imageTags: [imageTag] }] };
  },
  GetAuthorizationToken: () => ({
    authorizationData: [{ authorizationToken: Buffer.from('AWS:registry-password').toString('base64') }],
  }),
  DescribeServices: describeServices,
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const stackOf = ({ stacks }: Account, { StackName }: Given): Stack => {
  const stack = stacks.get(String(StackName));
  if (!stack) throw failed('ValidationError', `Stack with id ${StackName} does not exist`);
  return stack;
};

const member = (type: string, id: string): string =>
  `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`;

const xml: Readonly<Record<string, (account: Account, input: Given) => string>> = {
  GetCallerIdentity: ({ id }) => `<Account>${id}</Account>`,
  DescribeStacks: (account, input) => {
    const { status, protected: held } = stackOf(account, input);
    return `<Stacks><member><StackName>${input['StackName']}</StackName><StackStatus>${status}</StackStatus><CreationTime>2027-01-01T00:00:00Z</CreationTime><EnableTerminationProtection>${held}</EnableTerminationProtection></member></Stacks>`;
  },
  GetTemplate: (account, input) =>
    `<TemplateBody>${escaped(stackOf(account, input).template)}</TemplateBody>`,
  DescribeStackResources: () =>
    `<StackResources>${member('AWS::ECS::Service', 'arn:aws:ecs:us-east-1:123456789012:service/quest/one')}${member('AWS::ECS::TaskDefinition', 'task:1')}</StackResources>`,
};

const body = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

type Answer = Readonly<{ status: number; type: string; text: string }>;

const zoneXml = ({ zone }: Account, id: string): string => {
  if (!zone) throw failed('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404);
  return `<GetHostedZoneResponse><HostedZone><Id>/hostedzone/${id}</Id><Name>${zone.name}.</Name><CallerReference>x</CallerReference><Config><PrivateZone>${zone.inVpcsOnly}</PrivateZone></Config></HostedZone></GetHostedZoneResponse>`;
};

const operationOf = ({ headers, url = '' }: IncomingMessage, text: string): string => {
  const target = headers['x-amz-target'];
  if (target !== undefined) return String(target).split('.')[1] ?? '';
  return url.includes('/hostedzone/') ? 'GetHostedZone' : (new URLSearchParams(text).get('Action') ?? url);
};

const answer = (account: Account, request: IncomingMessage, text: string): Answer => {
  const operation = operationOf(request, text);
  const ofJson = request.headers['x-amz-target'] !== undefined;
  account.seen.push(`aws ${operation}`);
  try {
    const fault = account.faults.get(operation);
    const times = fault?.times ?? Number.POSITIVE_INFINITY;
    if (fault && times > 0) {
      fault.times = times - 1;
      throw failed(fault.code, fault.message, fault.status);
    }
    if (ofJson) {
      const input: Given = JSON.parse(text);
      account.given.push({ operation, input });
      const result = JSON.stringify(json[operation]?.(account, input) ?? {});
      return { status: 200, type: 'application/x-amz-json-1.1', text: result };
    }
    if (operation === 'GetHostedZone')
      return { status: 200, type: 'text/xml', text: zoneXml(account, request.url?.split('/').at(-1) ?? '') };
    const input = Object.fromEntries(new URLSearchParams(text));
    const result = `<${operation}Result>${xml[operation]?.(account, input) ?? ''}</${operation}Result>`;
    return { status: 200, type: 'text/xml', text: `<${operation}Response>${result}</${operation}Response>` };
  } catch (error) {
    const { code, message, status = 500 } = error as Fault;
    const words = ofJson
      ? JSON.stringify({ __type: code, message })
      : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error></ErrorResponse>`;
    return { status, type: ofJson ? 'application/x-amz-json-1.1' : 'text/xml', text: words };
  }
};

/** AWS on the loopback, as far as our tools ask it; programs that stand in for others ask it what to do. */
export const startAws = async (account: Account): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    body(request).then((text) => {
      if (request.url === '/called') {
        const { name, args, stdin } = JSON.parse(text);
        account.seen.push([name, ...args].join(' '));
        response.end(JSON.stringify(account.called(name, args, stdin)));
        return;
      }
      const { status, type, text: words } = answer(account, request, text);
      response.writeHead(status, { 'content-type': type }).end(words);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
};
