import { GuardrailsError } from '../../core/errors';
import type { Rule } from '../../core/rule';
import { list, own } from '../../sources/json';
import { readJson } from '../../sources/parse';
import { TRANSLATIONS } from '../../sources/translators/translations';
import { carriers, records } from '../config-rule/carriers';
import { usage } from './command';

/**
 * The types of which a snapshot has every resource, as the recorder says. What AWS Config has no items of is none of
 * them, whatever the recorder says.
 */
export function recordedTypes(
  given: string | undefined,
  recorder: string | undefined,
  rules: readonly Rule[],
): readonly string[] {
  if (given !== undefined && recorder !== undefined)
    throw usage('--recorded-types and --recorder say the same; give one of them', 'check');
  const known = carriers(rules.flatMap(({ appliesTo, reads }) => [...appliesTo, ...reads])).filter((type) =>
    Object.hasOwn(TRANSLATIONS, type),
  );
  if (recorder !== undefined) {
    const groups = groupsIn(recorder);
    return known.filter((type) => groups.some((group) => records(group, type)));
  }
  if (given === undefined) return [];
  if (given === 'all') return known;
  const types = given.split(',').map((type) => type.trim());
  const odd = types.find((type) => !/^\w+::\w+::\w+$/.test(type));
  if (odd !== undefined) {
    throw usage(
      `--recorded-types takes all, or types such as AWS::EC2::VPC with commas between them, not ${JSON.stringify(odd)}`,
      'check',
    );
  }
  return carriers(types);
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html */
function groupsIn(file: string): readonly Parameters<typeof records>[0][] {
  const recorders = own(readJson(file), 'ConfigurationRecorders');
  const groups = list(recorders).map((one) => own(one, 'recordingGroup'));
  if (
    groups.length > 0 &&
    groups.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  )
    return groups as Parameters<typeof records>[0][];
  throw new GuardrailsError(
    'RECORDER_MALFORMED',
    `${file} has no list "ConfigurationRecorders" of recorders with a "recordingGroup"; give what aws configservice describe-configuration-recorders answers`,
  );
}
