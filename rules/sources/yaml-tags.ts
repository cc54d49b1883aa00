import { type CollectionTag, type ScalarTag, type Tags, YAMLMap } from 'yaml';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS =
  'And Base64 Cidr Condition Contains EachMemberEquals EachMemberIn Equals FindInMap ForEach GetAtt GetAZs GetStackOutput If ImportValue Join Length Not Or Ref RefAll Select Split Sub ToJsonString Transform ValueOf ValueOfAll'.split(
    ' ',
  );

/** A tagged list or map stays a node of the document, so that what is in it is resolved as everywhere, aliases too. */
const SHORT_TAGS = FUNCTIONS.flatMap((name): (ScalarTag | CollectionTag)[] => {
  const tag = `!${name}`;
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const wrap = (node: unknown): YAMLMap => {
    const map = new YAMLMap();
    map.set(key, node);
    return map;
  };
  return [
    { tag, resolve: (text) => ({ [key]: text }) },
    { tag, collection: 'seq', resolve: wrap },
    { tag, collection: 'map', resolve: wrap },
  ];
});

/** Types of YAML 1.1 that CloudFormation does without; `2012-10-17` stays a string. */
const UNSUPPORTED = /:(binary|omap|pairs|set|timestamp)$/;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html */
export function withShortTags(tags: Tags): Tags {
  return [...tags.flatMap((one): Tags => (typeof one === 'string' ? [one] : supported(one))), ...SHORT_TAGS];
}

/** `y` and `n` are strings, as for every parser of YAML 1.1 in use. */
function supported(tag: ScalarTag | CollectionTag): Tags {
  if (UNSUPPORTED.test(tag.tag)) return [];
  if (tag.collection || !tag.tag.endsWith(':bool')) return [tag];
  const yes = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
  const no = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
  return [{ ...tag, test: tag.test?.test('yes') ? yes : no }];
}
