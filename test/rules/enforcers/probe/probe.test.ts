import { ENDPOINT_RULES, judgeAnswer } from '../../../../rules/enforcers/probe/probe';
import { worldOfAnswer } from '../../../../rules/sources/https-endpoint';

const SOUND = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

function faults(headers: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  const answer = { url: 'https://quest.example/', status: 200, headers };
  return ENDPOINT_RULES.flatMap((rule) => judgeAnswer(answer, rule)).map(
    ({ rule, status, path, origin, message }) => `${rule.id} ${status} at ${origin.id} ${path}: ${message}`,
  );
}

test('a sound answer has no fault, and each header that is gone is missed by one rule', () => {
  expect(faults(SOUND)).toEqual([]);
  const missed = Object.keys(SOUND).map((gone) => {
    const rest = Object.fromEntries(Object.entries(SOUND).filter(([name]) => name !== gone));
    return faults(rest).map((one) => one.split(' ')[0]);
  });
  expect(missed).toEqual([
    ['https-endpoint-content-security-policy-strict', 'https-endpoint-framing-restricted'],
    ['https-endpoint-opener-isolated'],
    ['https-endpoint-resource-sharing-restricted'],
    ['https-endpoint-referrer-restricted'],
    ['https-endpoint-hsts-required'],
    ['https-endpoint-content-sniffing-disabled'],
  ]);
  expect(faults({ ...SOUND, 'x-powered-by': 'Express' })).toEqual([
    'https-endpoint-server-banner-absent violation at https://quest.example Headers[6].Value: x-powered-by is "Express", expected no product version',
  ]);
});

test('what is sent twice is judged as a browser does', () => {
  expect(faults({ ...SOUND, 'cross-origin-opener-policy': ['same-origin', 'same-origin'] })).toEqual([
    expect.stringContaining('https-endpoint-opener-isolated violation'),
  ]);
  expect(faults({ ...SOUND, 'X-Frame-Options': ['DENY', 'ALLOWALL'] })).toEqual([]);
});

test.each(['http://quest.example/', 'quest.example', ''])('an answer of %j is none of https', (url) => {
  expect(() => worldOfAnswer({ url, status: 200, headers: {} })).toThrow(
    `an answer of ${JSON.stringify(url)} cannot be judged; give an https address such as https://quest.example`,
  );
});
