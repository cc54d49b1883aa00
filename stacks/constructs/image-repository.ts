import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';

/** So many that the image of the running tasks, and those one may return to, are never the ones that go. */
const imagesKept = 50;

/**
 * Where the images of one environment are: a tag never changes its image, and each is scanned as it arrives.
 * The key needs no further policy: ECR is granted its use by whoever creates the repository.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
export function imageRepository(scope: Construct, id: string, environment: Environment): ecr.Repository {
  return new ecr.Repository(scope, id, {
    repositoryName: environment.image.repositoryName,
    imageTagMutability: ecr.TagMutability.IMMUTABLE,
    imageScanOnPush: true,
    encryption: ecr.RepositoryEncryption.KMS,
    encryptionKey: new kms.Key(scope, `${id}Key`, {
      description: `Encrypts the images of ${Stack.of(scope).stackName}`,
      enableKeyRotation: true,
    }),
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
    lifecycleRules: [
      {
        rulePriority: 1,
        description: 'Images without a tag go after a day',
        tagStatus: ecr.TagStatus.UNTAGGED,
        maxImageAge: Duration.days(1),
      },
      {
        rulePriority: 2,
        description: `The newest ${imagesKept} stay`,
        tagStatus: ecr.TagStatus.ANY,
        maxImageCount: imagesKept,
      },
    ],
    ...(environment.removal === 'destroy' && { removalPolicy: RemovalPolicy.DESTROY, emptyOnDelete: true }),
  });
}
