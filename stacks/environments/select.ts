import { ConfigurationError, type Environment, parseEnvironment } from './environment';
import { example } from './example';
import { prod } from './prod';
import { pullRequest } from './pull-request';
import { test } from './test';

const environments: Readonly<Record<string, Environment>> = Object.freeze({ prod, test, example });

/** What a deployment says beside the name: the digest of the image it pushed, and the last day. */
interface Said {
  readonly imageDigest?: unknown;
  readonly expires?: unknown;
}

/** Returns the environment that `-c env=<name>` chose, `example` where nothing was chosen. */
export function selectEnvironment(chosen: unknown = 'example', said: Said = {}): Environment {
  const name = String(chosen);
  const environment = named(name);
  const { imageDigest = environment.image.digest, expires } = said;
  return parseEnvironment(name, {
    ...environment,
    image: { ...environment.image, digest: imageDigest },
    ...(expires !== undefined && { expires }),
  });
}

function named(name: string): Environment {
  const [, number] = /^pr-([1-9]\d{0,3})$/.exec(name) ?? [];
  if (number !== undefined) return pullRequest(Number(number));
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (environment !== undefined) return environment;
  throw new ConfigurationError(
    'ENVIRONMENT_UNKNOWN',
    `There is no environment ${JSON.stringify(name)}. Choose with -c env=<name> one of: ${Object.keys(environments).join(', ')}, pr-1 to pr-9999.`,
  );
}
