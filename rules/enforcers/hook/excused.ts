import type { Finding } from '../../core/evaluate';
import { exceptionFor, type Outcome } from '../../exceptions/except';
import { hearExceptions } from '../../exceptions/hear';
import { exceptableAmong } from '../../exceptions/objections';
import { RULES } from '../../packs/rules';
import type { Granted } from '../config-rule/granted';

const isExceptable = exceptableAmong(RULES);

/**
 * Replaces each finding that an exception in force covers. The resource is known by its construct path, as the
 * deployment of the guardrails knew it, or is written `<stack name>/<logical id>`. The path that a template gives
 * itself does not count: whoever writes the template would except himself.
 */
export function excused(
  findings: readonly Finding[],
  stack: string | undefined,
  { file, paths }: Granted,
  today: string,
): readonly Outcome[] {
  const { inForce } = hearExceptions(file, today, isExceptable);
  return findings.map((finding) => {
    const made = `${stack}/${finding.origin.id}`;
    const construct = Object.hasOwn(paths, made) ? paths[made] : undefined;
    const [exception] = (stack === undefined ? [] : [construct, made]).flatMap((resource) => {
      if (resource === undefined) return [];
      const { rule, origin, path } = finding;
      return exceptionFor({ rule: rule.id, resource, type: origin.type, property: path }, inForce) ?? [];
    });
    return exception ? { ...finding, status: 'excepted', exception } : finding;
  });
}
