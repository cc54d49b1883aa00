import { fetchOnce, told } from '../posture/fetch';
import { readOrigin, readSettings } from '../settings';
import { takeSteps } from '../steps';
import { reach, unanswered } from './reach';

/** What was claimed of the templates is not so: somebody changed the account, or came by a way that is not modelled. */
const CONTRADICTED = 'this contradicts claim-internet-tasks-never-directly';

/**
 * Tries to reach the origin past the load balancer. That nobody answers is proof only from a place with a network, so
 * the service's own address is tried first.
 */
export async function handler(): Promise<void> {
  const { url } = readSettings();
  const origin = readOrigin();
  await takeSteps({
    'service-reachable': async () => {
      const reached = await reach(url);
      if (reached.outcome === 'reached') return;
      const why = reached.outcome === 'unreachable' ? reached.by : reached.why;
      throw new Error(
        `probe could not run: ${url.host} itself cannot be reached (${why}), so that an origin out of reach proves nothing`,
      );
    },
    'origin-refuses-connections': async () => {
      const reached = await reach(origin);
      if (reached.outcome === 'reached') {
        throw new Error(
          `the origin ${origin.host} accepts a connection at ${reached.at}, expected that only the load balancer can reach it; ${CONTRADICTED}`,
        );
      }
      if (reached.outcome === 'not asked') throw new Error(`probe could not run: ${reached.why}`);
      console.log(`the origin cannot be reached: ${reached.by}`);
    },
    'origin-answers-nobody': async () => {
      const seen = await answerOf(origin, url);
      if (seen === undefined) return;
      throw new Error(`the origin ${origin.host} answers ${seen}, expected no answer; ${CONTRADICTED}`);
    },
  });
}

/** What the origin says to somebody who asks it for the service, whatever its certificate. */
async function answerOf(origin: URL, service: URL): Promise<string | undefined> {
  try {
    const asked = { headers: { host: service.host }, anyCertificate: true };
    const { status, headers, body } = await fetchOnce(origin, asked);
    const server = headers['server']?.[0];
    return `${status}${server === undefined ? '' : ` by ${server.slice(0, 50)}`} with ${body.length} characters`;
  } catch (error) {
    if (unanswered(error)) return undefined;
    throw new Error(`probe could not run: ${told(error as Error)}`);
  }
}
