import { arnKeys, serviceOf } from './arn';
import { identifies, type Resource } from './resource';
import { isUnresolved, type Unresolved } from './value';

/** The name of what is named by an expression, which is equal for equal ones: no name in AWS has a space in it. */
export function expressionName({ parts }: Unresolved): string {
  return `the value of ${JSON.stringify(parts)}`;
}

/** A name that is not known may be the one that something points at. */
export function isOfUnknownName({ properties, type }: Resource): boolean {
  if (isUnresolved(properties)) return true;
  return Object.entries(properties).some(
    ([name, value]) => name.endsWith('Name') && isUnresolved(value) && identifies(name, type),
  );
}

/** Addresses and physical names are apart: nobody can name a log group like another resource's address. */
export function namesOf({ address, aliases, type, origin }: Resource): readonly string[] {
  const service = serviceOf(type);
  const names = aliases.flatMap((alias) => [
    physical(alias),
    ...arnKeys(service, origin.account, alias, 'resource'),
  ]);
  return [logical(address), ...names];
}

export function logical(address: string): string {
  return `logical ${address}`;
}

export function physical(name: string): string {
  return `physical ${name}`;
}
