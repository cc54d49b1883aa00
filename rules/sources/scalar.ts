/** The types of CloudFormation's schema that are not written as strings. */
export type Scalar = 'boolean' | 'integer' | 'number' | 'json';
