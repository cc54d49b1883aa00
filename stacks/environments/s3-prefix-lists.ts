/**
 * The id of `com.amazonaws.<region>.s3` by region.
 * A gateway endpoint has no such attribute and a lookup needs credentials; an environment may name another id.
 */
export const s3PrefixLists: Readonly<Record<string, string>> = Object.freeze({
  // https://docs.aws.amazon.com/code-library/latest/ug/ec2_example_ec2_DescribePrefixLists_section.html
  'us-east-1': 'pl-63a5400a',
  'eu-west-1': 'pl-6da54004',
});
