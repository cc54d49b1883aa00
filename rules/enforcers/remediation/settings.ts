import { GuardrailsError } from '../../core/errors';

/** What the function is told of the environment that it may mend. */
export interface Settings {
  /** The value of the tag `environment` that everything in scope has. */
  readonly environment: string;
  /** The ECS cluster, by its name; nothing outside it is changed. */
  readonly cluster: string;
  /** How many services, and how many security groups, are changed within an hour at most. */
  readonly atMostPerHour: number;
}

/**
 * Reads the settings from the environment variables of the function.
 *
 * @throws GuardrailsError `SETTING_MISSING`
 */
export function settingsOf(variables: Readonly<Record<string, string | undefined>>): Settings {
  const text = (name: string): string => {
    const value = variables[name] ?? '';
    if (value !== '') return value;
    throw new GuardrailsError('SETTING_MISSING', `${name} is not set; the stack sets it on this function`);
  };
  const atMostPerHour = Number(text('GUARDRAILS_AT_MOST_PER_HOUR'));
  if (!Number.isInteger(atMostPerHour) || atMostPerHour < 1) {
    throw new GuardrailsError(
      'SETTING_MISSING',
      `GUARDRAILS_AT_MOST_PER_HOUR is ${JSON.stringify(variables['GUARDRAILS_AT_MOST_PER_HOUR'])}; a whole number from 1 is accepted`,
    );
  }
  return { environment: text('GUARDRAILS_ENVIRONMENT'), cluster: text('GUARDRAILS_CLUSTER'), atMostPerHour };
}
