import { hideInHar, hideInText } from '../../../canaries/local/redaction';
import { readSyntheticsReport } from '../../../canaries/synthetics-report';

const named = {
  restrictedHeaders: ['Authorization', 'set-cookie'],
  restrictedUrlParameters: ['password', 'to ken'],
  includeUrlPassword: false,
};
const all = { ...named, restrictedUrlParameters: ['*'] };

test.each([
  ['GET https://a.example/?password=x&page=2#top', 'GET https://a.example/?password=***&page=2#top'],
  ['/login?page=2&PASSWORD=x', '/login?page=2&PASSWORD=***'],
  ['https://a.example/?to%20ken=x', 'https://a.example/?to%20ken=***'],
  ['https://user:word@a.example/x', 'https://user:***@a.example/x'],
  ['at https://a.example:8080/@scope', 'at https://a.example:8080/@scope'],
  ['is it? password=x', 'is it? password=x'],
])('%s', (text, expected) => {
  expect(hideInText(text, named)).toBe(expected);
});

test('* hides every parameter, and a password is shown where the configuration says so', () => {
  expect(hideInText('"https://a.example/?page=2&q=" then /b?c=d', all)).toBe(
    '"https://a.example/?page=***&q=" then /b?c=***',
  );
  const text = 'https://user:word@a.example/?page=2';
  expect(hideInText(text, { ...named, includeUrlPassword: true })).toBe(text);
});

test('a HAR keeps what is not restricted', () => {
  const har = {
    log: {
      entries: [
        {
          request: {
            url: 'https://a.example/?page=2',
            headers: [
              { name: 'authorization', value: 'Bearer x' },
              { name: ':path', value: '/?page=2' },
              { name: 'accept', value: '*/*' },
            ],
            queryString: [{ name: 'page', value: '2' }],
            cookies: [{ name: 'session', value: 'x' }],
            postData: { text: 'password=x' },
          },
          response: { status: 200, headers: [{ name: 'Set-Cookie', value: 'session=x' }], redirectURL: '' },
          time: 1.5,
        },
      ],
    },
  };
  expect(hideInHar(har, all)).toEqual({
    log: {
      entries: [
        {
          request: {
            url: 'https://a.example/?page=***',
            headers: [
              { name: 'authorization', value: '***' },
              { name: ':path', value: '/?page=***' },
              { name: 'accept', value: '*/*' },
            ],
            queryString: [{ name: 'page', value: '***' }],
            cookies: [],
          },
          response: { status: 200, headers: [{ name: 'Set-Cookie', value: '***' }], redirectURL: '' },
          time: 1.5,
        },
      ],
    },
  });
});

test('a report of another runtime is read as far as it goes, and has not passed unless it says so', () => {
  const text = JSON.stringify({
    canaryName: 'heartbeat',
    startTime: '2022-07-31T22:17:04.882Z',
    executionStatus: 'SUCCEEDED',
    novel: {},
    customerScript: {
      status: 'PASSED',
      requests: { _2xx: 42, failed: 'none' },
      steps: [
        { stepName: 'loaded', status: 'PASSED', screenshots: [{ fileName: '01-loaded.png' }, {}] },
        null,
      ],
    },
  });
  const report = readSyntheticsReport(text);
  expect(report).toMatchObject({ executionStatus: 'SUCCEEDED', endTime: '', executionError: null });
  expect(report.customerScript).toMatchObject({
    status: 'PASSED',
    requests: { failed: 0, _2xx: 42 },
    steps: [
      {
        stepNum: 1,
        status: 'PASSED',
        screenshots: [{ fileName: '01-loaded.png', pageUrl: null, error: null }],
      },
      { stepNum: 2, stepName: 'step 2', status: 'FAILED' },
    ],
  });
  expect(readSyntheticsReport('{}')).toMatchObject({
    executionStatus: 'FAILED',
    customerScript: { status: 'FAILED', steps: [] },
  });
  expect(() => readSyntheticsReport('[]')).toThrow('a SyntheticsReport is a JSON object');
});
