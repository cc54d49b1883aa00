import { defineRule, ENDPOINT } from '../../core/rule';
import { responseHeaders } from '../shared/response-headers';

/** Headers that say what the site is made with, whatever their value. */
const TELLING = [
  'x-powered-by',
  'x-aspnet-version',
  'x-aspnetmvc-version',
  'x-generator',
  'x-runtime-version',
];

export const endpointServerBannerAbsent = defineRule({
  id: 'https-endpoint-server-banner-absent',
  title: 'Answers do not say which version of which software made them',
  severity: 'low',
  stage: 'enforced',
  exceptable: false,
  rationale:
    'Whoever looks for sites with a known hole in some version finds those that say it by themselves first.',
  remediation:
    'Remove X-Powered-By and the version in Server: in Express by helmet() or app.disable("x-powered-by"), behind an ALB by routing.http.response.server.enabled = false',
  controls: { 'nist-800-53-r5': ['SI-11'] },
  appliesTo: [ENDPOINT],
  reads: [],
  // A product may stand without its version: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.4
  evaluate: responseHeaders(['server', ...TELLING], (headers) => {
    const sent = headers.find(({ name, value }) =>
      name === 'server' ? /\d/.test(value) : value.trim() !== '',
    );
    return (
      sent && { sent, says: `${sent.name} is ${JSON.stringify(sent.value)}, expected no product version` }
    );
  }),
});
