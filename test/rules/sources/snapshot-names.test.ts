import { deliveryOf, replaced } from '../../../rules/sources/snapshot-names';

const OLD =
  'a/123456789012_Config_eu-west-1_ConfigSnapshot_20261001T061234Z_0f2c9a1e-8f7b-4c3d-9e2a-1b2c3d4e5f60.json.gz';
const NEW =
  'b/123456789012_Config_eu-west-1_ConfigSnapshot_20261002T061234Z_0f2c9a1e-8f7b-4c3d-9e2a-1b2c3d4e5f61.json.gz';
const OTHER =
  'a/123456789012_Config_us-east-1_ConfigSnapshot_20261001T061234Z_0f2c9a1e-8f7b-4c3d-9e2a-1b2c3d4e5f62.json.gz';
const EARLIER =
  'a/123456789012_Config_eu-west-1_ConfigHistory_AWS::EC2::VPC_20261001T001234Z_20261001T061234Z_1.json.gz';
const LATER =
  'a/123456789012_Config_eu-west-1_ConfigHistory_AWS::EC2::VPC_20261002T061234Z_20261002T121234Z_1.json.gz';

test('a name tells whose a file is, and of when', () => {
  const common = { account: '123456789012', region: 'eu-west-1' };
  expect(deliveryOf(OLD)).toEqual({ ...common, kind: 'snapshot', time: '20261001T061234Z' });
  expect(deliveryOf(LATER)).toEqual({ ...common, kind: 'history', time: '20261002T121234Z' });
  expect(deliveryOf('snapshot.json.gz')).toBeUndefined();
});

test('the newest snapshot of an account and region replaces what was delivered before it, and nothing else', () => {
  expect([...replaced([OLD, NEW, OTHER, EARLIER, LATER, 'snapshot.json'])]).toEqual([OLD, EARLIER]);
});
