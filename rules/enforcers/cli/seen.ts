import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contextFor } from '../../core/context';
import { GuardrailsError } from '../../core/errors';
import { connect } from '../../core/graph';
import type { World } from '../../core/resource';
import { ACCOUNT, defineRule } from '../../core/rule';
import { compliant } from '../../core/verdict';
import { buildNetwork, NETWORK_TYPES } from '../../reachability/build/network';
import type { Network } from '../../reachability/network';
import { readAssembly } from '../../sources/assembly';
import { readConfigurationItems } from '../../sources/configuration-item';
import { worldOfItems } from '../../sources/configuration-world';
import { parseTemplate } from '../../sources/parse';
import { readInput } from '../../sources/read-text';
import { type TemplateDocument, worldOfTemplates } from '../../sources/template';
import { tellApart } from './estate-files';

type Parameters = Readonly<Record<string, string>>;

/** Looks at the network as a claim does, without claiming anything. */
const LOOKING = defineRule({
  id: 'network-account-seen',
  title: 'The network is looked at',
  severity: 'low',
  stage: 'trial',
  rationale: 'Somebody asks what reaches what.',
  remediation: 'Ask guardrails reach',
  controls: {},
  appliesTo: [ACCOUNT],
  reads: NETWORK_TYPES,
  evaluate: () => compliant(),
});

/** The network of templates, of cloud assemblies or of snapshots of AWS Config, all of them seen as one world. */
export function networkAt(paths: readonly string[], parameters: Parameters, folder: () => string): Network {
  return networkIn(worldAt(paths, parameters, folder));
}

function networkIn(world: World): Network {
  return buildNetwork(contextFor(LOOKING, connect(world), () => undefined));
}

function worldAt(paths: readonly string[], parameters: Parameters, folder: () => string): World {
  const { templates, estate, beginning } = tellApart(paths, folder);
  const [template] = templates;
  const [snapshot] = estate;
  if (template === undefined) {
    const items = estate.flatMap(({ path, label }) => readConfigurationItems(textOf(path), label));
    return worldOfItems(items, { closed: NETWORK_TYPES });
  }
  if (snapshot !== undefined) {
    throw new GuardrailsError(
      'USAGE',
      `${template} is no snapshot of AWS Config, and ${snapshot.label} is one; ask about templates and snapshots one after the other`,
    );
  }
  const documents = templates.flatMap((path): readonly TemplateDocument[] => {
    if (path !== '-' && existsSync(path) && statSync(path).isDirectory()) {
      if (existsSync(join(path, 'manifest.json'))) return readAssembly(path, parameters).documents;
      throw new GuardrailsError(
        'NOT_AN_ASSEMBLY',
        `${path} is a directory without manifest.json and without snapshots of AWS Config; give a template, a directory that cdk synth made, or what AWS Config delivered`,
      );
    }
    const file = path === '-' ? 'standard input' : path;
    const { value, lines } = parseTemplate(readInput(path, beginning), file);
    return [{ id: file, stack: file, file, template: value, parameters, paths: new Map(), lines }];
  });
  return worldOfTemplates(documents, { whole: true });
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}
