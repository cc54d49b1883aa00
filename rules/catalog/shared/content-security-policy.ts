/** One policy: the sources of each directive by its name in lower case. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/**
 * The policies that a browser enforces, all of them at once; of a directive that stands twice in one policy the first
 * counts. https://www.w3.org/TR/CSP3/#parse-serialized-policy
 */
export function policiesOf(values: readonly string[]): readonly Policy[] {
  return values
    .flatMap((value) => value.split(','))
    .map(policyOf)
    .filter(({ size }) => size > 0);
}

function policyOf(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.split(/[\t\n\f\r ]+/).filter((word) => word !== '');
    const known = name.toLowerCase();
    if (known !== '' && !policy.has(known)) policy.set(known, sources);
  }
  return policy;
}

/** The sources that count, and the directive that has them. https://www.w3.org/TR/CSP3/#directive-fallback-list */
interface Effective {
  readonly directive: string;
  readonly sources: readonly string[];
}

function effective(policy: Policy, ...directives: readonly string[]): Effective | undefined {
  const directive = [...directives, 'default-src'].find((name) => policy.has(name));
  return directive === undefined ? undefined : { directive, sources: policy.get(directive) ?? [] };
}

const has = (sources: readonly string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === keyword);

/** One without a value is none: https://www.w3.org/TR/CSP3/#grammardef-nonce-source */
const VOUCHER = /^'(nonce|sha(256|384|512))-[\w+/-]+={0,2}'$/i;

/** With a nonce, a hash or 'strict-dynamic', browsers ignore 'unsafe-inline': https://www.w3.org/TR/CSP3/#allow-all-inline */
const vouched = (sources: readonly string[]): boolean =>
  has(sources, "'strict-dynamic'") || sources.some((source) => VOUCHER.test(source));

/** A scheme alone, or any host of one. */
const ANYWHERE = /^((https?|data|blob|filesystem):|(https?:\/\/)?\*(:(\*|\d+))?(\/.*)?)$/i;

const anywhere = (sources: readonly string[]): string | undefined =>
  sources.find((source) => ANYWHERE.test(source));

type Weakness = (policy: Policy) => string | undefined;

const shown = ({ directive, sources }: Effective): string =>
  `${directive} ${sources.length === 0 ? "'none'" : sources.join(' ')}`;

function inline(...directives: readonly string[]): Weakness {
  return (policy) => {
    const found = effective(policy, ...directives);
    if (!found) return 'lets every script run: there is neither script-src nor default-src';
    return has(found.sources, "'unsafe-inline'") && !vouched(found.sources)
      ? `lets scripts in the page run: ${shown(found)}`
      : undefined;
  };
}

function evaluated(policy: Policy): string | undefined {
  const found = effective(policy, 'script-src');
  return found && has(found.sources, "'unsafe-eval'")
    ? `lets text run as a script: ${shown(found)}`
    : undefined;
}

function fromAnywhere(policy: Policy): string | undefined {
  const found = effective(policy, 'script-src-elem', 'script-src');
  if (!found || has(found.sources, "'strict-dynamic'")) return undefined;
  const source = anywhere(found.sources);
  return source === undefined ? undefined : `lets scripts of ${source} run: ${shown(found)}`;
}

function objects(policy: Policy): string | undefined {
  const found = effective(policy, 'object-src');
  if (!found) return 'lets every plugin run: there is neither object-src nor default-src';
  const source = anywhere(found.sources);
  return source === undefined ? undefined : `lets plugins of ${source} run: ${shown(found)}`;
}

/** Each way in which a script or a plugin of somebody else could come to run. */
const WEAKNESSES = {
  inline: inline('script-src-elem', 'script-src'),
  handlers: inline('script-src-attr', 'script-src'),
  eval: evaluated,
  anywhere: fromAnywhere,
  objects,
} as const;

/**
 * The ways that none of the policies closes, each as the first policy leaves it open: what one policy forbids is
 * forbidden, whatever the others say.
 */
export function weaknessesOf(
  policies: readonly Policy[],
): readonly { readonly kind: keyof typeof WEAKNESSES; readonly says: string }[] {
  return Object.entries(WEAKNESSES).flatMap(([kind, weakness]) => {
    const found = policies.map(weakness);
    const [says] = found;
    return found.includes(undefined) || says === undefined
      ? []
      : [{ kind: kind as keyof typeof WEAKNESSES, says }];
  });
}

/** Who may frame the page: the sources of the first policy that bounds it, `any` where one names any site. */
export function framing(policies: readonly Policy[]): 'unsaid' | 'bounded' | 'any' {
  const said = policies.flatMap((policy) => {
    const sources = policy.get('frame-ancestors');
    return sources === undefined ? [] : [sources];
  });
  if (said.length === 0) return 'unsaid';
  return said.some((sources) => anywhere(sources) === undefined) ? 'bounded' : 'any';
}
