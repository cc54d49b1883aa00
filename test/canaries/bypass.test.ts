import { meaning, unanswered } from '../../canaries/bypass/reach';

const failed = (code: string) => Object.assign(new Error(`it failed: ${code}`), { code });

test.each(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])('%s is out of reach', (code) => {
  expect(meaning(failed(code), '203.0.113.7')).toEqual({ outcome: 'unreachable', by: code });
  expect(unanswered(new Error('worded', { cause: failed(code) }))).toBe(true);
});

test.each(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EACCES', 'EMFILE'])('%s is doubt', (code) => {
  expect(meaning(failed(code), '203.0.113.7')).toEqual({ outcome: 'not asked', why: `it failed: ${code}` });
  expect(unanswered(failed(code))).toBe(false);
});

test('a machine without IPv6 learns nothing of an address of IPv6', () => {
  expect(meaning(failed('ENETUNREACH'), '2001:db8::7')).toEqual({
    outcome: 'not asked',
    why: 'there is no route to 2001:db8::7 from here: it failed: ENETUNREACH',
  });
  expect(meaning(failed('ECONNREFUSED'), '2001:db8::7').outcome).toBe('unreachable');
});

test('a connection that ends without an answer has none; one that speaks something else is doubt', () => {
  expect(unanswered(failed('ECONNRESET'))).toBe(true);
  expect(unanswered(failed('HPE_INVALID_CONSTANT'))).toBe(false);
  expect(unanswered('no error')).toBe(false);
});
