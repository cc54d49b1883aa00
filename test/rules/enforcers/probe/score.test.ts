import type { Visited } from '../../../../rules/enforcers/probe/observatory';
import { observatoryScore } from '../../../../rules/enforcers/probe/score';

/** What helmet 8 sends by itself, and a service of ours with it. */
const HELMET: Visited['headers'] = {
  'content-security-policy': [
    "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline';upgrade-insecure-requests",
  ],
  'cross-origin-resource-policy': ['same-origin'],
  'referrer-policy': ['no-referrer'],
  'strict-transport-security': ['max-age=31536000; includeSubDomains'],
  'x-content-type-options': ['nosniff'],
  'x-frame-options': ['SAMEORIGIN'],
};

const FROM = 'https://not-this-service.invalid';

function visited(headers: Visited['headers'], others: Partial<Visited> = {}): Visited {
  return { headers, from: FROM, redirection: 'to-https', trusted: true, ...others };
}

/** What a change of one header, or of the way there, costs or brings. */
function modifier(test: string, headers: Visited['headers'], others: Partial<Visited> = {}): number {
  const found = observatoryScore(visited({ ...HELMET, ...headers }, others)).parts.filter(
    (part) => part.test === test,
  );
  expect(found).toHaveLength(1);
  return found[0]?.modifier ?? Number.NaN;
}

test('what helmet sends has an A+, with what is beyond', () => {
  const { score, grade } = observatoryScore(visited(HELMET));
  expect({ score, grade }).toEqual({ score: 120, grade: 'A+' });
});

test('a site without any of it fails, and nothing is below 0', () => {
  expect(observatoryScore(visited({}))).toMatchObject({ score: 30, grade: 'D' });
  const open = {
    'access-control-allow-origin': [FROM],
    'access-control-allow-credentials': ['true'],
    'set-cookie': ['session=1'],
  };
  expect(observatoryScore(visited(open, { redirection: 'missing' }))).toMatchObject({ score: 0, grade: 'F' });
});

test('below 90 nothing is added for what is beyond', () => {
  const { 'strict-transport-security': _, ...rest } = HELMET;
  expect(observatoryScore(visited(rest))).toMatchObject({ score: 80, grade: 'B+' });
  const short = { ...HELMET, 'strict-transport-security': ['max-age=86400'] };
  expect(observatoryScore(visited(short))).toMatchObject({ score: 110, grade: 'A+' });
});

const CSP = 'content-security-policy';

test.each<[string, string[], number]>([
  ['none', [], -25],
  ['an empty one', [';'], -25],
  ['inline scripts', ["default-src 'self' 'unsafe-inline'"], -20],
  ['scripts of a whole scheme', ["default-src 'self'; script-src https:"], -20],
  ['plugins not spoken of', ["script-src 'self'"], -20],
  ['scripts over http', ["default-src 'self'; script-src http://cdn.example"], -20],
  ['frames over http', ["default-src 'self'; frame-src http:"], -20],
  ['text as scripts', ["default-src 'self' 'unsafe-eval'"], -10],
  ['images over http', ["default-src 'self'; img-src http:"], -10],
  ['inline styles alone', ["default-src 'self'; style-src 'unsafe-inline'"], 0],
  ['nothing unsafe', ["default-src 'self'"], 5],
  ['nothing by default, but forms anywhere', ["default-src 'none'"], 5],
  ['nothing by default', ["default-src 'none'; form-action 'none'"], 10],
  ['what a second policy forbids', ["default-src 'self' 'unsafe-inline'", "script-src 'none'"], 0],
])('the policy: %s', (_, values, expected) => {
  expect(modifier(CSP, { [CSP]: values })).toBe(expected);
});

const HSTS = 'strict-transport-security';

test.each<[string, string[], number]>([
  ['none', [], -20],
  ['not understood', ['yes'], -20],
  ['too short', ['max-age=15551999'], -10],
  ['six months', ['max-age=15552000'], 0],
  ['the first counts', ['max-age=60', 'max-age=31536000'], -10],
])('HSTS: %s', (_, values, expected) => {
  expect(modifier(HSTS, { [HSTS]: values })).toBe(expected);
});

test.each<[Visited['redirection'], boolean, number]>([
  ['to-https', true, 0],
  ['no-http', true, 0],
  ['off-host', true, -5],
  ['missing', true, -20],
  ['to-https', false, -20],
])('the redirection: %s, trusted %s', (redirection, trusted, expected) => {
  expect(modifier('redirection', {}, { redirection, trusted })).toBe(expected);
  expect(modifier(HSTS, {}, { redirection, trusted })).toBe(trusted ? 0 : -20);
});

test.each<[string, string, Visited['headers'], number]>([
  ['framing by the policy', 'x-frame-options', {}, 5],
  ['framing by the older header', 'x-frame-options', { [CSP]: ["default-src 'self'"] }, 0],
  [
    'framing by nothing',
    'x-frame-options',
    { [CSP]: ["default-src 'self'"], 'x-frame-options': ['ALLOWALL'] },
    -20,
  ],
  ['sniffing', 'x-content-type-options', { 'x-content-type-options': [] }, -5],
  ['no sniffing', 'x-content-type-options', {}, 0],
  ['a private referrer', 'referrer-policy', {}, 5],
  ['a leaking referrer', 'referrer-policy', { 'referrer-policy': ['no-referrer, unsafe-url'] }, -5],
  ['a referrer policy that there is not', 'referrer-policy', { 'referrer-policy': ['never'] }, -5],
  ['no referrer policy', 'referrer-policy', { 'referrer-policy': [] }, 0],
  ['resources of the origin', 'cross-origin-resource-policy', {}, 10],
  [
    'resources for all',
    'cross-origin-resource-policy',
    { 'cross-origin-resource-policy': ['cross-origin'] },
    0,
  ],
  [
    'resources sent twice',
    'cross-origin-resource-policy',
    { 'cross-origin-resource-policy': ['same-origin', 'same-origin'] },
    -5,
  ],
  [
    'public answers',
    'cross-origin-resource-sharing',
    { 'access-control-allow-origin': ['*'], 'access-control-allow-credentials': ['true'] },
    0,
  ],
  [
    'answers for any site that asks',
    'cross-origin-resource-sharing',
    { 'access-control-allow-origin': [FROM], 'access-control-allow-credentials': ['true'] },
    -50,
  ],
])('%s', (_, test, headers, expected) => {
  expect(modifier(test, headers)).toBe(expected);
});

test.each<[string, string[], number, number]>([
  ['none', [], 0, 0],
  ['as it should be', ['sessionid=1; Secure; HttpOnly; SameSite=Lax'], 5, 5],
  ['without SameSite', ['sessionid=1; Secure; HttpOnly', 'theme=dark; Secure; SameSite=Strict'], 0, 0],
  ['a session without Secure', ['sessionid=1; HttpOnly; SameSite=Lax'], -10, -40],
  ['a session without HttpOnly', ['sessionid=1; Secure; SameSite=Lax'], -30, -30],
  ['another one without Secure', ['theme=dark; SameSite=Lax'], -5, -20],
  ['a SameSite that there is not', ['theme=dark; Secure; SameSite=Sometimes'], -20, -20],
  ['a token without SameSite', ['csrftoken=1; Secure; SameSite=None'], -20, -20],
  ['the worst of several', ['theme=dark; Secure; SameSite=Lax', 'login=1; Secure'], -30, -30],
])('cookies: %s', (_, sent, learnt, unlearnt) => {
  expect(modifier('cookies', { 'set-cookie': sent })).toBe(learnt);
  expect(modifier('cookies', { 'set-cookie': sent, [HSTS]: [] })).toBe(unlearnt);
});
