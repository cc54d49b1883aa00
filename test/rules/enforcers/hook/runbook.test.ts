import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disableCommand } from '../../../../rules/enforcers/hook/plan';
import { payload, stackEvent } from './events';
import { hookProcess } from './hook-process';
import { standIn } from './stand-in';

const runbook = readFileSync(join(__dirname, '../../../../docs/deploy-gate.md'), 'utf8');

/** The examples in a language, in the order of the page. */
const examples = (language: string): readonly string[] =>
  [...runbook.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) =>
    name === language ? [text.trimEnd()] : [],
  );

test('the refusal in the runbook is what the function answers', async () => {
  const s3 = await standIn();
  const hook = hookProcess(s3);
  const Data = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } };
  const answer = await hook.call(stackEvent(s3.put(payload({ Resources: { Data } }))));
  hook.stop();
  await s3.close();
  expect(examples('text')[0]).toBe(answer.message);
  expect(examples('json').map((text) => JSON.parse(text))).toEqual(answer.annotations);
});

test('the command in the runbook is the one that the stack puts out', () => {
  const [command] = examples('sh');
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:quest-example-deploy-gate';
  expect(command).toBe(disableCommand('example', 'us-east-1', arn));
});
