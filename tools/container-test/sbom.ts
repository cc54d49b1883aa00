import { z } from 'zod';
import { root } from '../container-engine';
import type { Check } from './contents';
import { output } from './host';
import type { Entry } from './tar';

// https://cyclonedx.org/docs/1.5/json/ as npm writes it, https://docs.npmjs.com/cli/v11/commands/npm-sbom
const Component = z.looseObject({
  name: z.string(),
  version: z.string(),
  'bom-ref': z.string(),
  properties: z.array(z.looseObject({ name: z.string() })).default([]),
});
const Sbom = z.looseObject({
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
type Sbom = z.infer<typeof Sbom>;

/**
 * Every package of the lockfile, as a CycloneDX document; what is installed here does not matter.
 *
 * npm marks what the package `quest-guardrails` does not need to run. The bundle needs it, so the mark goes.
 */
export const lockedSbom = (): Sbom => {
  const sbom = Sbom.parse(
    JSON.parse(output('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], { cwd: root })),
  );
  const unmarked = (component: Sbom['components'][number]) => ({
    ...component,
    properties: component.properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  });
  return { ...sbom, components: sbom.components.map(unmarked) };
};

const fileOf = (entries: readonly Entry[], path: string): string =>
  entries.find((entry) => entry.path === path)?.content.toString('utf8') ?? '';

/**
 * The packages inside the image's bundles, as `name@version`, and what speaks against that list.
 *
 * The names come twice from the image itself: esbuild heads each module with its path, and NOTICES.txt, which gives
 * the versions, is written from esbuild's metafile.
 */
export const bundled = (
  entries: readonly Entry[],
): { packages: readonly string[]; faults: readonly string[] } => {
  const code = ['app/service.js', 'app/healthcheck.js'].map((path) => fileOf(entries, path)).join('\n');
  const headed = [...code.matchAll(/^\s*\/\/ (?:.*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)];
  const inCode = new Set(headed.map(([, name]) => name ?? ''));
  const noted = [...fileOf(entries, 'app/NOTICES.txt').matchAll(/(?:^|\n-{80}\n\n)(\S+) (\d\S*) \(.*\)$/gm)];
  const inNotices = new Set(noted.map(([, name]) => name ?? ''));
  return {
    packages: noted.map(([, name, version]) => `${name}@${version}`),
    faults: [
      ...(inCode.size === 0 ? ['no module path was found in the bundles'] : []),
      ...[...inCode].filter((name) => !inNotices.has(name)).map((name) => `${name} is not in NOTICES.txt`),
      ...[...inNotices].filter((name) => !inCode.has(name)).map((name) => `${name} is in no bundle`),
    ],
  };
};

/** The part of a document that names `packages`, and the packages it does not know. */
export const narrowed = (
  sbom: Sbom,
  packages: readonly string[],
): { sbom: Sbom; missing: readonly string[] } => {
  const kept = sbom.components.filter(({ name, version }) => packages.includes(`${name}@${version}`));
  const known = new Set(kept.map(({ name, version }) => `${name}@${version}`));
  const refs = new Set(kept.map((component) => component['bom-ref']));
  const dependencies = sbom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((dependency) => ({ ...dependency, dependsOn: dependency.dependsOn.filter((ref) => refs.has(ref)) }));
  return {
    sbom: { ...sbom, components: kept, dependencies },
    missing: packages.filter((name) => !known.has(name)),
  };
};

/** Whether the software bill of materials names exactly what the image's bundles contain; gives it to be written. */
export const sbomCheck = (entries: readonly Entry[], locked: Sbom): Check & Readonly<{ sbom: Sbom }> => {
  const { packages, faults } = bundled(entries);
  const { sbom, missing } = narrowed(locked, packages);
  const all = [...faults, ...missing.map((name) => `${name} is bundled, but not in the lockfile`)];
  return {
    title: `the software bill of materials names exactly the ${packages.length} packages in the image's bundles`,
    fault: all.length === 0 ? undefined : all.join('; '),
    sbom,
  };
};
