import { is } from '../../core/expectation';
import { type Predicate, property } from '../../core/property';
import { any } from '../../core/verdict';

/**
 * Judges the metadata options at a path. Whether a token is required by default depends on the image and the account,
 * and the service is on: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
 */
export function tokensRequired(options: string): Predicate {
  const off = property(`${options}.HttpEndpoint`, is('disabled'), { absent: 'enabled' });
  const tokens = property(`${options}.HttpTokens`, is('required'));
  return (resource, context) => any([off(resource, context), tokens(resource, context)]);
}
