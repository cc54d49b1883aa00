import { ConfigurationError, type Environment, parseEnvironment } from './environment';
import { example } from './example';

const environments: Readonly<Record<string, unknown>> = Object.freeze({ example });

/** Returns the environment that `-c env=<name>` chose, `example` where nothing was chosen. */
export function selectEnvironment(chosen: unknown = 'example'): Environment {
  const name = String(chosen);
  if (!Object.hasOwn(environments, name))
    throw new ConfigurationError(
      'ENVIRONMENT_UNKNOWN',
      `There is no environment ${JSON.stringify(name)}. Choose with -c env=<name> one of: ${Object.keys(environments).join(', ')}.`,
    );
  return parseEnvironment(name, environments[name]);
}
