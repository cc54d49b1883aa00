import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { exceptionsSchema } from '../../../rules/exceptions/schema';

const SCHEMA = JSON.parse(readFileSync('exceptions.schema.json', 'utf8'));

test('exceptions.schema.json is what the code says; guardrails exceptions --schema writes it', () => {
  expect(SCHEMA).toEqual(exceptionsSchema());
});

describe('an editor that checks by it', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const valid = ajv.compile(SCHEMA);

  test("takes this deployment's own exceptions", () => {
    expect(valid(parse(readFileSync('exceptions.yaml', 'utf8')))).toBe(true);
  });

  const entry = {
    rule: 'a-b-c',
    resource: 'Demo/Group',
    reason: 'long enough to tell',
    owner: 'o',
    expires: '2027-03-31',
  };
  test.each([
    [
      'a full entry',
      { exceptions: [{ ...entry, ticket: 'T-1', type: 'AWS::EC2::VPC', environments: ['pr-*'] }] },
      true,
    ],
    ['a head', { longest: 30, exceptions: [] }, true],
    ['a missing owner', { exceptions: [{ ...entry, owner: undefined }] }, false],
    ['a short reason', { exceptions: [{ ...entry, reason: 'because' }] }, false],
    ['a day that no month has', { exceptions: [{ ...entry, expires: '2027-02-30' }] }, false],
    ['a misspelt key', { exceptions: [{ ...entry, expire: '2027-03-31' }] }, false],
    ['no list', {}, false],
  ])('answers for %s', (_name, data, expected) => {
    expect(valid(JSON.parse(JSON.stringify(data)))).toBe(expected);
  });
});
