import { type Predicate, property } from '../../core/property';
import { isUnresolved, type Truth, type Value } from '../../core/value';

/** Whether a setting of Systems Manager is the one of a name, by which an ARN of it ends. */
export function settingNamed(name: string): Predicate {
  const test = (id: Value): Truth => {
    if (!isUnresolved(id))
      return typeof id === 'string' && (id === name || id.endsWith(`:servicesetting${name}`));
    const last = id.parts.at(-1);
    if (typeof last !== 'string') return 'unknown';
    if (last.length < name.length) return name.endsWith(last) ? 'unknown' : false;
    return last.endsWith(name);
  };
  return property('SettingId', { expected: name, test });
}
