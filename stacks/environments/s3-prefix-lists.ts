/**
 * The id of `com.amazonaws.<region>.s3` by region: a gateway endpoint has no such attribute, and a lookup needs
 * credentials. An environment in another region names its own.
 *
 * AWS itself shows those of us-east-1 and eu-west-1:
 * https://docs.aws.amazon.com/code-library/latest/ug/ec2_example_ec2_DescribePrefixLists_section.html
 * All of them are in a template that was filled with `aws ec2 describe-prefix-lists`:
 * https://github.com/Juniper/vSRX-AWS/blob/ed909c0ab8122108ea99337d2acee8cbf4e43944/Transit-VPC/transit-vpc-primary-account.yaml
 */
export const s3PrefixLists: Readonly<Record<string, string>> = Object.freeze({
  'us-east-1': 'pl-63a5400a',
  'us-east-2': 'pl-7ba54012',
  'us-west-1': 'pl-6ba54002',
  'us-west-2': 'pl-68a54001',
  'sa-east-1': 'pl-6aa54003',
  'eu-west-1': 'pl-6da54004',
  'eu-central-1': 'pl-6ea54007',
  'ap-northeast-1': 'pl-61a54008',
  'ap-northeast-2': 'pl-78a54011',
  'ap-south-1': 'pl-78a54011',
  'ap-southeast-1': 'pl-6fa54006',
  'ap-southeast-2': 'pl-6ca54005',
});
