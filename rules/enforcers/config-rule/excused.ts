import type { Finding } from '../../core/evaluate';
import { exceptionFor } from '../../exceptions/except';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import type { Exception } from '../../exceptions/parse';
import { RULES } from '../../packs/rules';
import type { ConfigurationItem } from '../../sources/configuration-item';
import { list, own } from '../../sources/json';
import type { Granted } from './granted';

const isExceptable = exceptableAmong(RULES);

/** The exceptions that excuse something on a day; there is no other way to be excused. */
export function inForce({ file }: Granted, today: string): readonly Exception[] {
  return hearExceptions(file, today, isExceptable).inForce;
}

/** What excuses the findings of one rule on a day. */
export interface Excuses {
  /** The exception that covers a finding. */
  readonly of: (finding: Finding, item: ConfigurationItem) => Exception | undefined;
  /** Which constructs are excused, as CloudFormation calls them: `<stack name>/<logical id>`. */
  readonly constructs: ReadonlySet<string>;
}

/** An exception names the resource by its construct path, or by its id, name or ARN. */
export function excusesOf(rule: string, granted: Granted, today: string): Excuses {
  const exceptions = inForce(granted, today).filter((one) => one.rule === rule);
  const constructs = Object.entries(granted.paths).flatMap(([made, resource]) =>
    exceptions.some((one) => {
      const subject = { rule, resource, type: one.type, property: one.property ?? '' };
      return exceptionFor(subject, [one]) !== undefined;
    })
      ? [made]
      : [],
  );
  return {
    constructs: new Set(constructs),
    of: ({ origin, path }, item) => {
      const { resourceId, resourceName, arn } = item;
      const made = madeAs(item.tags ?? {});
      const construct = Object.hasOwn(granted.paths, made) ? granted.paths[made] : undefined;
      return [construct, resourceId, resourceName, arn]
        .flatMap((resource) => resource ?? [])
        .map((resource) => exceptionFor({ rule, resource, type: origin.type, property: path }, exceptions))
        .find((exception) => exception !== undefined);
    },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html */
export function madeAs(tags: Readonly<Record<string, string>>): string {
  return `${tags['aws:cloudformation:stack-name']}/${tags['aws:cloudformation:logical-id']}`;
}

/** The tags within a configuration, which many types have; BatchGetResourceConfig answers no others. */
export function tagsWithin({
  configuration,
}: ConfigurationItem): Readonly<Record<string, string>> | undefined {
  const found = own(configuration, 'tags') ?? own(configuration, 'Tags');
  if (!Array.isArray(found)) return undefined;
  return Object.fromEntries(
    list(found).flatMap((tag) => {
      const [key, value] = [own(tag, 'key') ?? own(tag, 'Key'), own(tag, 'value') ?? own(tag, 'Value')];
      return typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : [];
    }),
  );
}
