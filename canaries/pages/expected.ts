/** What a page was seen to say. */
export interface Said {
  readonly status: number;
  readonly headings: readonly string[];
  readonly leads: readonly string[];
  /** The titles of the cards of the index; none on other pages. */
  readonly cards: readonly string[];
  /** The words of the badges, in order: those of the cards, or the one of the page. */
  readonly states: readonly string[];
}

/** A route, the step that visits it, and what is wrong with what it says, in words; nothing where it is right. */
export interface Route {
  readonly path: string;
  readonly step: string;
  readonly fault: (said: Said) => string | undefined;
}

const CARDS = ['Container', 'AWS', 'Load balancer', 'TLS', 'Secret word'];

/** Every route that is visited, in order. */
export const ROUTES: readonly Route[] = [
  { path: '/', step: 'index-every-check-green', fault: indexFault },
  check('/docker', 'docker-says-container', 'Container', 'The service runs in a container.'),
  check('/secret_word', 'secret-word-says-configured', 'Secret word', 'A secret word is configured.'),
  check(
    '/loadbalanced',
    'loadbalanced-says-load-balancer',
    'Load balancer',
    'The request came through the load balancer.',
  ),
  check('/tls', 'tls-says-encrypted', 'TLS', 'The connection to the load balancer is encrypted.'),
];

function check(path: string, step: string, heading: string, lead: string): Route {
  const fault = (said: Said): string | undefined =>
    statusFault(said) ??
    difference('the heading', heading, said.headings) ??
    difference('the lead', lead, said.leads) ??
    difference('the badge', 'Passed', said.states);
  return { path, step, fault };
}

function indexFault(said: Said): string | undefined {
  const badges = said.cards.map((card, index) => `${card}: ${said.states[index] ?? 'no badge'}`);
  return (
    statusFault(said) ??
    difference('the cards', CARDS.map((card) => `${card}: Passed`).join(', '), [badges.join(', ')]) ??
    difference('the heading', `All ${CARDS.length} checks passed`, said.headings)
  );
}

function statusFault({ status }: Said): string | undefined {
  return status === 200 ? undefined : `expected status 200, seen ${status}`;
}

function difference(what: string, expected: string, seen: readonly string[]): string | undefined {
  if (seen.length === 1 && seen[0] === expected) return undefined;
  return `expected ${what} ${JSON.stringify(expected)}, seen ${seen.length === 0 ? 'none' : shown(seen)}`;
}

function shown(texts: readonly string[]): string {
  const text = texts.map((one) => JSON.stringify(one)).join(' and ');
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
