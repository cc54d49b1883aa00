export type Statement = Readonly<Record<string, unknown>>;

/** A policy document as it stands in a template. */
export function policy(...statements: readonly Statement[]): Statement {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(
  principal: Statement | undefined,
  actions: readonly string[],
  resources: readonly string[],
): Statement {
  const whom = principal === undefined ? {} : { Principal: principal };
  return { Effect: 'Allow', ...whom, Action: actions, Resource: resources };
}

export function denyPlain(action: string, ...resources: readonly string[]): Statement {
  const plain = { Bool: { 'aws:SecureTransport': 'false' } };
  return { Effect: 'Deny', Principal: { AWS: '*' }, Action: action, Resource: resources, Condition: plain };
}

/** Lets a service of AWS take a role. */
export function assumedBy(service: string): Statement {
  return policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' });
}
