import { appendException } from '../../../rules/exceptions/append';
import { parseExceptions } from '../../../rules/exceptions/parse';

const NEW = {
  rule: 'a-b-c',
  resource: 'Demo/Group',
  reason: 'it is: long enough # to tell',
  owner: 'o',
  expires: '2027-03-31',
};

const WRITTEN = `  - rule: a-b-c
    resource: Demo/Group
    reason: "it is: long enough # to tell"
    owner: o
    expires: 2027-03-31
`;

const OLD = `  - rule: x-y-z   # why
    resource: "Demo/Other"
    reason: >-
      folded as
      somebody liked it
    owner:   'somebody'
    expires: 2027-01-01 # soon
`;

test.each([
  ['at the end of a block', `# head\nexceptions:\n${OLD}`, `# head\nexceptions:\n${OLD}\n${WRITTEN}`],
  ['with entries close to each other', `exceptions:\n${OLD}${OLD}`, `exceptions:\n${OLD}${OLD}${WRITTEN}`],
  [
    'with blank lines between entries',
    `exceptions:\n${OLD}\n${OLD}`,
    `exceptions:\n${OLD}\n${OLD}\n${WRITTEN}`,
  ],
  [
    'before what follows',
    `exceptions:\n${OLD}\n# tail\nlongest: 30\n`,
    `exceptions:\n${OLD}\n${WRITTEN}\n# tail\nlongest: 30\n`,
  ],
  ['without a line end', `exceptions:\n${OLD.trimEnd()}`, `exceptions:\n${OLD}\n${WRITTEN}`],
  ['to an empty list', '# head\nexceptions: []\n', `# head\nexceptions:\n${WRITTEN}`],
])('an entry is added %s, and every other byte stays', (_name, before, after) => {
  expect(appendException(before, NEW)).toBe(after);
});

test('entries that are not indented stay so', () => {
  const old = OLD.replaceAll(/^ {2}/gm, '');
  const written = WRITTEN.replaceAll(/^ {2}/gm, '');
  expect(appendException(`exceptions:\n${old}`, NEW)).toBe(`exceptions:\n${old}\n${written}`);
});

test('a file in brackets holds both', () => {
  const text = appendException(JSON.stringify({ exceptions: [{ ...NEW, owner: 'first' }] }), NEW);
  expect(parseExceptions(text, 'e').exceptions.map(({ owner }) => owner)).toEqual(['first', 'o']);
});

test('a file without a list is refused', () => {
  expect(() => appendException('longest: 3', NEW)).toThrow('no list "exceptions:"');
});
