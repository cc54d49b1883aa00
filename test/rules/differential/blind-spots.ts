const FUNCTION = 'Guard reads a template as it is written, and a function is an object to it';
const TEXT = 'Guard sees a document that is given as JSON text as one string';
const DISTINCT = 'Guard counts what is in a list, not how many of it are different';

/** The cases in which Guard cannot see what the rule sees, by rule and the case's name, and why. */
export const BLIND_SPOTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'acm-certificate-transparency-logged': {
    'NoValue for an authority': `${FUNCTION}: a property that is AWS::NoValue exists`,
  },
  'ecr-repository-customer-key-encrypted': {
    'the alias of AWS in an ARN in parts': `${FUNCTION}, so that any key by a function passes`,
  },
  'ecr-repository-policy-restricted': {
    'all addresses in two halves': 'Guard has no arithmetic of addresses: any condition on them passes',
    'everybody in JSON text': TEXT,
  },
  'elbv2-load-balancer-zones-spanned': {
    'the same subnet twice': DISTINCT,
    'the same subnet twice, by reference': DISTINCT,
    'two subnets, one of them in one environment only': `${FUNCTION}: the element that is Fn::If is there`,
  },
};
