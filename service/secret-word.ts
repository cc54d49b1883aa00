import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What may be known about the secret word; the word itself stays in a closure. */
export type SecretWord = Readonly<{
  configured: boolean;
  /** The HMAC-SHA256 of the word in hex, or null without a word. */
  fingerprint: string | null;
  /** Whether the fingerprint survives a restart and is the same in every task. */
  stable: boolean;
  /** Compares a fingerprint of 64 hex digits with ours in constant time. */
  matches: (candidate: string) => boolean;
  /** Returns the word, where the operator has chosen to publish it, and undefined everywhere else. */
  reveal: () => string | undefined;
}>;

/**
 * Takes the word into custody; an empty word counts as none.
 *
 * A keyed hash, because a plain hash of a short word is found by trying words. Without a key each process makes
 * its own, and then its fingerprints compare with nothing but themselves.
 */
export function keepSecretWord(
  options: Readonly<{ word: string | undefined; key: string | undefined; reveal: boolean }>,
): SecretWord {
  const { word, key, reveal } = options;
  if (word === undefined || word === '') {
    const nothing = () => undefined;
    return {
      configured: false,
      fingerprint: null,
      stable: key !== undefined,
      matches: () => false,
      reveal: nothing,
    };
  }
  const digest = createHmac('sha256', key ?? randomBytes(32))
    .update(word, 'utf8')
    .digest();
  return Object.freeze({
    configured: true,
    fingerprint: digest.toString('hex'),
    stable: key !== undefined,
    matches: (candidate: string) => {
      const offered = Buffer.from(candidate, 'hex');
      return offered.length === digest.length && timingSafeEqual(offered, digest);
    },
    reveal: () => (reveal ? word : undefined),
  });
}
