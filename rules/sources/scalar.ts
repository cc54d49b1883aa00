/** The types of CloudFormation's schema that are not written as strings; `any` may be written in several ways. */
export type Scalar = 'boolean' | 'integer' | 'number' | 'json' | 'any';
