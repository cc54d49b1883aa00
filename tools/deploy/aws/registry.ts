import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import { is, settings } from './told';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html */
export const repositoryUri = async (region: string, name: string): Promise<string | undefined> => {
  try {
    const { repositories } = await new ECRClient(settings(region)).send(
      new DescribeRepositoriesCommand({ repositoryNames: [name] }),
    );
    return repositories?.[0]?.repositoryUri;
  } catch (error) {
    if (is(error, 'RepositoryNotFoundException')) return undefined;
    throw error;
  }
};

/**
 * The digest of the image that has a tag, undefined if none has. ECR is asked and not the engine, which may compress
 * anew as it pushes. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html
 */
export const digestOf = async (
  region: string,
  name: string,
  imageTag: string,
): Promise<string | undefined> => {
  try {
    const { imageDetails } = await new ECRClient(settings(region)).send(
      new DescribeImagesCommand({ repositoryName: name, imageIds: [{ imageTag }] }),
    );
    return imageDetails?.[0]?.imageDigest;
  } catch (error) {
    if (is(error, 'ImageNotFoundException')) return undefined;
    throw error;
  }
};

/**
 * A password for the account's registry, whose token is `AWS:<password>` in base64.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html
 */
export const password = async (region: string): Promise<string> => {
  const { authorizationData } = await new ECRClient(settings(region)).send(
    new GetAuthorizationTokenCommand({}),
  );
  const token = authorizationData?.[0]?.authorizationToken ?? '';
  return Buffer.from(token, 'base64').toString('utf8').replace(/^AWS:/, '');
};
