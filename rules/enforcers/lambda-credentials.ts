/** What AWS signs a call with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The credentials of the function's own role, which Lambda puts into the environment:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
async function ownCredentials(): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** Stands in the bundles for @aws-sdk/credential-provider-node, which would look in places that Lambda does not have. */
export const defaultProvider = () => ownCredentials;
