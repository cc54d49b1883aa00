import {
  type AccessKeyMetadata,
  IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
  type User,
} from '@aws-sdk/client-iam';
import type { Described, Describer } from '../describer';
import { each, orDoubt, pages, told, untold } from './asking';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
const MOST = 1000;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyMetadata.html */
export function accessKeyOf(key: AccessKeyMetadata): readonly Described[] {
  const { AccessKeyId: id, Status, UserName } = key;
  return id === undefined
    ? []
    : [{ id, properties: { ...told({ UserName, Status }), ...untold('ListAccessKeys', ['Serial']) } }];
}

export const accessKeys: Describer = async (session) => {
  const iam = session.client(IAMClient);
  const users = await pages<User>(session, async (Marker) => {
    const answer = await iam.send(new ListUsersCommand({ MaxItems: MOST, Marker }));
    return [answer.Users, answer.Marker];
  });
  return each(users, ({ UserName }) =>
    UserName === undefined
      ? Promise.resolve([])
      : orDoubt(
          async () => {
            const keys = await pages<AccessKeyMetadata>(session, async (Marker) => {
              const answer = await iam.send(new ListAccessKeysCommand({ UserName, Marker }));
              return [answer.AccessKeyMetadata, answer.Marker];
            });
            return keys.flatMap(accessKeyOf);
          },
          (Status) => [{ id: UserName, properties: { UserName, Status } }],
        ),
  );
};
