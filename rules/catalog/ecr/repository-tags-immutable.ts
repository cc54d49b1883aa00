import { is } from '../../core/expectation';
import { property } from '../../core/property';
import { defineRule } from '../../core/rule';

export const repositoryTagsImmutable = defineRule({
  id: 'ecr-repository-tags-immutable',
  title: 'The tags of images stay with the image that they were given to',
  severity: 'medium',
  stage: 'enforced',
  rationale:
    'Where a tag can be moved, who may push decides what every deployment of that tag runs from then on, whatever was reviewed.',
  remediation: 'Set imageTagMutability: TagMutability.IMMUTABLE on the Repository',
  controls: { 'aws-fsbp': ['ECR.2'], 'nist-800-53-r5': ['CA-9(1)', 'CM-2', 'CM-8(1)'] },
  appliesTo: ['AWS::ECR::Repository'],
  reads: [],
  // With exclusions some tags can be moved after all. Default:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html
  evaluate: property('ImageTagMutability', is('IMMUTABLE'), { absent: 'MUTABLE' }),
});
