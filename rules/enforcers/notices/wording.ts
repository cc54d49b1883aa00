/** What keys, tokens and connection strings look like; what a rule quotes of a template or an item may be one. */
const SECRETS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY.*/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})/g,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g,
  /\b[rs]k_live_[A-Za-z0-9]{16,}/g,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]+)?/g,
  /(?<=:\/\/[^\s:/?#@]*:)[^\s/@]+(?=@)/g,
  // What is written behind a name that says so: `DB_PASSWORD is "..."`, `token=...`.
  /(?<=(?:password|passwd|secret|token|api_?key|credential)s?["']? ?(?:is |[:=] ?))(?:"[^"]*"|'[^']*')/gi,
  /(?<=(?:password|passwd|secret|token|api_?key)=)[^\s"',;]+/gi,
];

/**
 * A text of others as one line without what is not to be seen: control characters, those that turn the direction of
 * writing, halves of characters, secrets. Of at most so many characters.
 */
export function clean(text: string, most: number): string {
  const line = text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const bare = SECRETS.reduce((left, secret) => left.replace(secret, '[hidden]'), line);
  return cut(bare, most);
}

/** Ends between two characters, and says so. */
export function cut(text: string, most: number, end = '…'): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - end.length).replace(/[\uD800-\uDBFF]$/, '')}${end}`;
}

/**
 * The part of a text that every telephone and every mail server takes, a character for a character.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function ascii(text: string): string {
  return text.replaceAll('…', '...').replace(/[^ -~]/gu, '?');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
