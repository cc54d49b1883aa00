import type { z } from 'zod';
import { closestName } from './closest-name';
import { remedies, secretVariables, variables } from './variables';

export type Configuration = Readonly<z.infer<typeof variables>>;

/** The part that may be shown to anything: everything but the secrets. */
export type Settings = Omit<Configuration, (typeof secretVariables)[number]>;

export type Environment = Readonly<Record<string, string | undefined>>;

const known = Object.keys(remedies);
const secret: readonly string[] = secretVariables;

/**
 * Reads and validates the configuration; an empty variable counts as unset.
 *
 * Returns the configuration or, one sentence a variable, all that is wrong with it. An unknown `QUEST_` variable
 * is refused as well, because a misspelt safeguard would silently be off.
 */
export function readConfiguration(
  environment: Environment,
): { readonly configuration: Configuration } | { readonly faults: readonly string[] } {
  const unknown = Object.keys(environment)
    .filter((name) => name.startsWith('QUEST_') && !known.includes(name))
    .map(unknownFault);
  const given = known.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : []));
  const result = variables.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const wrong = result.error.issues.map((issue) =>
      wrongFault(String(issue.path[0]), environment, issue.message),
    );
    return { faults: [...wrong, ...unknown] };
  }
  return unknown.length > 0 ? { faults: unknown } : { configuration: result.data };
}

/** Deletes the secrets from an environment, so that no later dump of it (crash report, child) can hold them. */
export function forgetSecrets(environment: Record<string, string | undefined>): void {
  for (const name of secretVariables) delete environment[name];
}

function wrongFault(name: string, environment: Environment, why: string): string {
  const remedy = Object.entries(remedies).find(([candidate]) => candidate === name)?.[1] ?? '';
  return `${name} is ${shown(name, environment[name] ?? '')}: ${why}. ${remedy}`;
}

function unknownFault(name: string): string {
  const closest = closestName(name, known);
  const question = closest === undefined ? '' : ` Did you mean ${closest}?`;
  const ours = known.filter((candidate) => candidate.startsWith('QUEST_')).join(', ');
  return `${name} is not a setting of this service.${question} We accept ${ours}. Rename or unset it.`;
}

function shown(name: string, value: string): string {
  if (secret.includes(name)) return `a secret of ${value.length} characters (not shown)`;
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}...` : value);
}
