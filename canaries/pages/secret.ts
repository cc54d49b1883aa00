import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** Knows the secret, and never tells it. */
export interface Secret {
  /** Whether a text holds the value, as it is or as HTML, JSON, URLs and base64 write it. */
  readonly isIn: (text: string) => boolean;
  /** The text without the value. */
  readonly hide: (text: string) => string;
}

/** A shorter value would be found by chance. */
const SHORTEST = 4;

/**
 * Reads the SSM parameter whose value must not be in any page.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
 */
export async function readSecret(name: string): Promise<Secret> {
  const client = new SSMClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 5000 },
  });
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return keepSecret(Parameter?.Value ?? '');
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new Error(`probe could not run: the parameter ${name} could not be read: ${why}`);
  } finally {
    client.destroy();
  }
}

/** Keeps a value for looking for it; one of fewer than 4 characters is refused. */
export function keepSecret(value: string): Secret {
  if (value.length < SHORTEST) {
    throw new Error(`its value is shorter than ${SHORTEST} characters, which any page may have by chance`);
  }
  const forms = [...new Set(formsOf(value))].sort((one, other) => other.length - one.length);
  return {
    isIn: (text) => forms.some((form) => text.includes(form)),
    hide: (text) => forms.reduce((hidden, form) => hidden.replaceAll(form, '[secret]'), text),
  };
}

function formsOf(value: string): string[] {
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    value,
    html,
    html.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, ''),
  ];
}
