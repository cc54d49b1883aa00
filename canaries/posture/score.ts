import { observatoryScore } from '../../rules/enforcers/probe/score';
import { showCertificate } from './certificate';
import { codeOf, fetchOnce } from './fetch';
import { redirectionOf } from './redirect';

/** The grade A: https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring */
const LEAST = 90;

/** Another site, on whose behalf the page is asked for. */
const FROM = 'https://not-this-service.invalid';

/** What keeps the service from the grade A, whatever its certificate; nothing where it has it. */
export async function scoreFault(url: URL, httpUrl: URL): Promise<string | undefined> {
  const [{ headers, status }, { distrust }, redirect] = await Promise.all([
    fetchOnce(url, { headers: { origin: FROM }, anyCertificate: true }),
    showCertificate(url),
    fetchOnce(httpUrl).catch((error: unknown) => {
      if (codeOf(error) === 'ECONNREFUSED') return undefined;
      throw error;
    }),
  ]);
  if (status !== 200) {
    throw new Error(`probe could not run: ${url.origin} answers ${status}, expected the index page by 200`);
  }
  const redirection = redirectionOf(redirect, httpUrl, url);
  const { score, grade, parts } = observatoryScore({
    headers,
    from: FROM,
    redirection,
    trusted: distrust === undefined,
  });
  const counted = parts.filter(({ modifier }) => (score < LEAST ? modifier < 0 : modifier !== 0));
  const because = counted.map(
    ({ test, result, modifier }) => `${test} ${result} (${modifier > 0 ? '+' : ''}${modifier})`,
  );
  const says = `scores ${score} (${grade}) by the HTTP Observatory`;
  if (score < LEAST) return `${url.origin} ${says}, expected at least ${LEAST} (A): ${because.join(', ')}`;
  console.log(`${url.origin} ${says}: ${because.join(', ')}`);
  return undefined;
}
