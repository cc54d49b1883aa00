import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { judge } from './judge';

const digest = 'sha256:50c3b2f6988dfc307b86e5301d69611af31f4789bdf232863b07d3b02fe55ae0';

const good = `ARG BASE_IMAGE=node:24-trixie-slim@${digest}
FROM --platform=$BUILDPLATFORM $BASE_IMAGE AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
FROM $BASE_IMAGE
COPY --from=build /build/dist/ ./
USER 1000:1000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s CMD ["node", "/app/healthcheck.js"]
ENTRYPOINT []
CMD ["node", "/app/service.js"]
`;

const bad: readonly { name: string; was: string; is: string; faults: readonly string[] }[] = [
  {
    name: 'a base image by tag only',
    was: `@${digest}`,
    is: '',
    faults: ['BASE_IMAGE is node:24-trixie-slim, expected <name>:<tag>@sha256:<64 hex digits>'],
  },
  {
    name: 'a digest that is cut short',
    was: digest,
    is: 'sha256:50c3b2f6',
    faults: [
      'BASE_IMAGE is node:24-trixie-slim@sha256:50c3b2f6, expected <name>:<tag>@sha256:<64 hex digits>',
    ],
  },
  {
    name: 'a stage on another image',
    was: 'FROM $BASE_IMAGE\n',
    is: 'FROM node:latest\n',
    faults: ['FROM node:latest is neither BASE_IMAGE nor an earlier stage'],
  },
  {
    name: 'a stage that comes later',
    was: '$BASE_IMAGE AS build',
    is: 'later AS build',
    faults: ['FROM later is neither BASE_IMAGE nor an earlier stage'],
  },
  {
    name: 'no user',
    was: 'USER 1000:1000\n',
    is: '',
    faults: ['USER is missing in the final stage'],
  },
  {
    name: 'a user by name, which orchestrators cannot tell from root',
    was: 'USER 1000:1000',
    is: 'USER node',
    faults: ['USER is node, expected the number of one who is not root'],
  },
  {
    name: 'root',
    was: 'USER 1000:1000',
    is: 'USER 0',
    faults: ['USER is 0, expected the number of one who is not root'],
  },
  {
    name: 'root after all',
    was: 'STOPSIGNAL SIGTERM',
    is: 'STOPSIGNAL SIGTERM\nUSER 0:0',
    faults: ['USER is 0:0, expected the number of one who is not root'],
  },
  {
    name: 'the group root',
    was: 'USER 1000:1000',
    is: 'USER 1000:0',
    faults: ['USER is 1000:0, expected the number of one who is not root'],
  },
  {
    name: 'a user in the build stage only',
    was: `RUN npm ci --ignore-scripts
FROM $BASE_IMAGE
COPY --from=build /build/dist/ ./
USER 1000:1000
`,
    is: `RUN npm ci --ignore-scripts
USER 1000:1000
FROM $BASE_IMAGE
COPY --from=build /build/dist/ ./
`,
    faults: ['USER is missing in the final stage'],
  },
  {
    name: 'a command in shell form, which swallows SIGTERM',
    was: 'CMD ["node", "/app/service.js"]\n',
    is: 'CMD node /app/service.js\n',
    faults: ['CMD is not in exec form: node /app/service.js'],
  },
  {
    name: 'no entrypoint, so that the base keeps its script',
    was: 'ENTRYPOINT []\n',
    is: '',
    faults: ['ENTRYPOINT is missing in the final stage'],
  },
  {
    name: 'an entrypoint in shell form',
    was: 'ENTRYPOINT []',
    is: 'ENTRYPOINT exec node',
    faults: ['ENTRYPOINT is not in exec form: exec node'],
  },
  {
    name: 'a health check in shell form',
    was: 'CMD ["node", "/app/healthcheck.js"]',
    is: 'CMD curl -f http://localhost:3000/health',
    faults: ['HEALTHCHECK is not in exec form: CMD curl -f http://localhost:3000/health'],
  },
  {
    name: 'a health check switched off',
    was: 'HEALTHCHECK --interval=30s CMD ["node", "/app/healthcheck.js"]',
    is: 'HEALTHCHECK NONE',
    faults: ['HEALTHCHECK is not in exec form: NONE'],
  },
  {
    name: 'no stop signal',
    was: 'STOPSIGNAL SIGTERM\n',
    is: '',
    faults: ['STOPSIGNAL is missing in the final stage'],
  },
  {
    name: 'node_modules in the image',
    was: '/build/dist/ ./',
    is: '/build/node_modules ./node_modules',
    faults: ['COPY /build/node_modules ./node_modules brings node_modules into the final stage'],
  },
  {
    name: 'the whole context in the image',
    was: 'COPY --from=build /build/dist/ ./',
    is: 'COPY . .',
    faults: ['COPY . . takes from the context, expected only the built files'],
  },
  {
    name: 'a download',
    was: 'RUN npm ci',
    is: 'ADD https://example.com/tool.tar.gz /\nRUN npm ci',
    faults: ['ADD https://example.com/tool.tar.gz /: expected COPY'],
  },
  {
    name: 'a secret in the environment',
    was: 'USER 1000:1000',
    is: 'ENV NODE_ENV=production SECRET_WORD=xyzzy\nUSER 1000:1000',
    faults: ['SECRET_WORD looks like a secret: it would be readable in the image'],
  },
  {
    name: 'a secret as an argument',
    was: 'RUN npm ci',
    is: 'ARG NPM_TOKEN\nRUN npm ci',
    faults: ['NPM_TOKEN looks like a secret: it would be readable in the image'],
  },
  {
    name: 'the value of a secret under a harmless name',
    was: 'USER 1000:1000',
    is: 'ENV WHO=AKIAIOSFODNN7EXAMPLE\nUSER 1000:1000',
    faults: ['the value of WHO looks like a secret'],
  },
  {
    name: 'npm install, which may leave the lockfile behind',
    was: 'RUN npm ci --ignore-scripts',
    is: 'RUN npm install --ignore-scripts',
    faults: ['RUN npm install: expected npm ci'],
  },
  {
    name: "strangers' install scripts",
    was: 'RUN npm ci --ignore-scripts',
    is: 'RUN npm ci && echo --ignore-scripts',
    faults: ['RUN npm ci without --ignore-scripts'],
  },
  {
    name: 'a download that is run',
    was: 'RUN npm ci --ignore-scripts',
    is: 'RUN curl -fsSL https://example.com/install | bash',
    faults: ['RUN pipes a download into a shell'],
  },
  {
    name: 'a command in the final stage',
    was: 'USER 1000:1000',
    is: 'RUN apt-get update\nUSER 1000:1000',
    faults: ['RUN in the final stage: another architecture would need emulation'],
  },
];

test('our Dockerfile has no fault', () => {
  expect(judge(readFileSync(path.join(__dirname, '../../Dockerfile'), 'utf8'))).toEqual([]);
});

test('what the service imports is installed where it is bundled', () => {
  const root = path.join(__dirname, '../..');
  const sources = readdirSync(path.join(root, 'service'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(root, 'service', file), 'utf8'));
  const imported = sources.flatMap((text) =>
    [...text.matchAll(/^(?:import|export|\}) .*from '([^.'][^:']*)';$/gm)].map(([, name = '']) => name),
  );
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [, list = ''] = /needed = \[(.*)\]/.exec(readFileSync(path.join(root, 'Dockerfile'), 'utf8')) ?? [];
  const named = [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  expect([...new Set([...Object.keys(dependencies), ...named])]).toEqual(expect.arrayContaining(imported));
  expect(named.filter((name) => !imported.includes(name))).toEqual(['esbuild', 'tsx']);
});

test('the example the faults are put into has none itself', () => {
  expect(judge(good)).toEqual([]);
});

test.each(bad)('$name is found, and nothing else', ({ was, is, faults }) => {
  expect(good.split(was)).toHaveLength(2);
  expect(judge(good.replace(was, () => is))).toEqual(faults);
});

test('a file without a stage is no Dockerfile', () => {
  expect(judge('')).toEqual(['there is no FROM']);
});

test('only what the build reads is sent to the builder', () => {
  const lines = readFileSync(path.join(__dirname, '../../.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines).toEqual([
    '*',
    '!package.json',
    '!package-lock.json',
    '!service',
    '!tools',
    'tools/*',
    '!tools/build-service.ts',
  ]);
});
