import { is } from '../../core/expectation';
import { elements, type Predicate, property } from '../../core/property';
import { nameOf, type Resource } from '../../core/resource';
import { type Context, defineRule } from '../../core/rule';
import { isUnresolved, type Truth, type Value } from '../../core/value';
import { compliant, indeterminate, statusOf, violation } from '../../core/verdict';

const REGISTRY = 'AWS::ECR::RegistryScanningConfiguration';
const PATH = 'ImageScanningConfiguration.ScanOnPush';

/** A filter without a wildcard is for every name that holds it: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html */
function fits(filter: Value, name: Value | undefined): Truth {
  if (typeof filter !== 'string') return 'unknown';
  if (/^\*+$/.test(filter)) return true;
  if (typeof name !== 'string') return 'unknown';
  const parts = filter.split('*').map((part) => part.replace(/[.+^${}()|[\]\\?]/g, '\\$&'));
  return parts.length === 1 ? name.includes(filter) : new RegExp(`^${parts.join('.*')}$`).test(name);
}

function some(answers: readonly Truth[]): Truth {
  return answers.includes(true) ? true : answers.includes('unknown') ? 'unknown' : false;
}

/** Whether a rule of the registry has the images of the repository scanned without anybody asking for it. */
function isScanned(registry: Resource, repository: Resource, context: Context): Truth {
  const rules = elements(registry, 'Rules', context);
  if (!rules) return 'unknown';
  const name = context.read(repository, 'RepositoryName');
  return some(
    rules.map((rule): Truth => {
      const frequency = context.read(registry, `${rule}.ScanFrequency`);
      if (frequency === 'MANUAL') return false;
      const filters = elements(registry, `${rule}.RepositoryFilters`, context);
      const answer = filters
        ? some(filters.map((path) => fits(context.read(registry, `${path}.Filter`) ?? null, name)))
        : 'unknown';
      return answer === true && isUnresolved(frequency) ? 'unknown' : answer;
    }),
  );
}

const scanOnPush: Predicate = property(PATH, is(true), { absent: false });

export const repositoryImageScanningEnabled = defineRule({
  id: 'ecr-repository-image-scanning-enabled',
  title: 'Images are scanned for known vulnerabilities when they are pushed',
  severity: 'high',
  stage: 'enforced',
  rationale:
    'A known hole in a package of an image is found by who looks first: the scanner, or somebody outside.',
  remediation:
    'Set imageScanOnPush: true on the Repository, or cover it by a CfnRegistryScanningConfiguration',
  controls: { 'aws-fsbp': ['ECR.1'], 'nist-800-53-r5': ['RA-5'], 'pci-dss-4.0': ['6.2.3', '6.2.4'] },
  appliesTo: ['AWS::ECR::Repository'],
  reads: [REGISTRY],
  evaluate: (repository, context) => {
    const own = scanOnPush(repository, context);
    const { found, complete } = context.every(REGISTRY);
    const { account, region } = repository.origin;
    const registries = found.filter(({ origin }) => origin.region === region && origin.account === account);
    const answer = some(registries.map((registry) => isScanned(registry, repository, context)));
    if (answer === true) return compliant();
    const [registry] = registries;
    if (!registry) {
      if (complete || statusOf(own) === 'indeterminate') return own;
      const says = statusOf(own) === 'compliant' ? 'true' : 'not true';
      return indeterminate(
        PATH,
        `ScanOnPush is ${says}, and the configuration of the registry, which may overrule it, is not in sight`,
      );
    }
    if (answer === 'unknown') {
      return statusOf(own) === 'compliant' && context.read(registry, 'ScanType') === 'BASIC'
        ? own
        : indeterminate(
            PATH,
            `it is not known whether a filter of ${nameOf(registry)} is for the repository`,
          );
    }
    // Enhanced scanning looks at nothing but the filters of the registry.
    if (context.read(registry, 'ScanType') === 'ENHANCED') {
      return violation(PATH, `no filter of ${nameOf(registry)} is for the repository, expected one`);
    }
    return statusOf(own) === 'compliant' && !isBasicWithoutRules(registry, context)
      ? indeterminate(PATH, `${PATH} is true, and no filter of ${nameOf(registry)} is for the repository`)
      : own;
  },
});

/** Rules on push set every repository that they do not name to manual scans. */
function isBasicWithoutRules(registry: Resource, context: Context): boolean {
  return elements(registry, 'Rules', context)?.length === 0;
}
