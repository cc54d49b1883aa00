/** A list whose elements have the shape of a resource type, or a scalar. */
export type Addition = { readonly elements: string } | 'boolean';

/**
 * The properties that sources give to resources beyond CloudFormation's schema, by resource type: what is folded into
 * a list that only the API has, and what is known of a resource that AWS makes unasked.
 */
export const ADDITIONS: Readonly<Record<string, Readonly<Record<string, Addition>>>> = {
  'AWS::EC2::NetworkAcl': { Entries: { elements: 'AWS::EC2::NetworkAclEntry' }, IsDefault: 'boolean' },
  'AWS::EC2::RouteTable': { Main: 'boolean', Routes: { elements: 'AWS::EC2::Route' } },
};
