import type { Rule } from '../core/rule';
import awsFsbp from './aws-fsbp.json';
import cisAws from './cis-aws-3.0.json';
import nist from './nist-800-53-r5.json';
import pciDss from './pci-dss-4.0.json';

/** A control of a framework: an id and, where the framework's text is free, its title. */
export interface Control {
  readonly id: string;
  readonly title?: string;
  /** The service that Security Hub files the control under. */
  readonly service?: string;
  /** False for a control of Security Hub that is not part of the standard. */
  readonly standard?: boolean;
  /** Why neither a template nor a configuration item can decide the control. */
  readonly undecidable?: string;
}

/**
 * A framework under the name by which rules refer to it. Of NIST SP 800-53 there are all controls, and of the
 * enhancements those that AWS relates to a control of Security Hub; of CIS and PCI DSS only ids that AWS relates.
 */
export interface Framework {
  readonly framework: string;
  readonly version: string;
  readonly source: string;
  /** The day on which the source was read. */
  readonly retrieved: string;
  readonly controls: readonly Control[];
}

export const FRAMEWORKS: readonly Framework[] = [awsFsbp, nist, cisAws, pciDss];

const CONTROLS = new Map(
  FRAMEWORKS.map(({ framework, controls }) => [
    framework,
    new Map<string, Control>(controls.map((control) => [control.id, control])),
  ]),
);

/** The control of an id; undefined where the framework is not known or has no such control. */
export function control(framework: string, id: string): Control | undefined {
  return CONTROLS.get(framework)?.get(id);
}

/** The title of a control; undefined where its text may not be copied, and where there is no such control. */
export function controlTitle(framework: string, id: string): string | undefined {
  return control(framework, id)?.title;
}

/** What becomes of the controls of AWS Foundational Security Best Practices for one service. */
export interface Coverage {
  readonly service: string;
  /** A rule names it. */
  readonly decided: readonly string[];
  readonly undecidable: readonly string[];
  /** A rule could decide it and none does. */
  readonly missing: readonly string[];
}

/** The coverage of the standard by some rules, service by service; controls outside the standard do not count. */
export function coverage(rules: readonly Rule[]): readonly Coverage[] {
  const named = new Set(rules.flatMap(({ controls }) => controls[awsFsbp.framework] ?? []));
  const controls: readonly Control[] = awsFsbp.controls;
  const services = new Set(awsFsbp.controls.map(({ service }) => service));
  return [...services].map((service) => {
    const own = controls.filter((one) => one.service === service && one.standard !== false);
    const ids = (of: (one: Control) => boolean): readonly string[] => own.filter(of).map(({ id }) => id);
    return {
      service,
      decided: ids(({ id }) => named.has(id)),
      undecidable: ids(({ id, undecidable }) => undecidable !== undefined && !named.has(id)),
      missing: ids(({ id, undecidable }) => undecidable === undefined && !named.has(id)),
    };
  });
}
