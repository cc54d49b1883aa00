import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../../rules/core/errors';
import { claimsOf } from '../../rules/enforcers/claims-file';
import { RULES } from '../../rules/packs/packs';
import { readAssembly } from '../../rules/sources/assembly';
import { parseTemplate } from '../../rules/sources/parse';
import { readText } from '../../rules/sources/read-text';
import type { TemplateDocument } from '../../rules/sources/stacks';
import { countResources } from '../../rules/sources/template';
import { type Subject, subjectOf } from './subject';

/** Somebody's templates, or their cloud assembly with its claims; what is no such thing is an error that says why. */
export function readSubject(paths: readonly string[]): Subject {
  const [first = '', ...others] = [...new Set(paths)];
  const folder = paths.find((path) => existsSync(path) && statSync(path).isDirectory());
  if (folder === undefined) return checked(subjectOf([first, ...others].map(readDocument), RULES), first);
  if (others.length > 0) {
    throw new GuardrailsError(
      'MUTATE_ONE_ASSEMBLY',
      `${folder} is a directory, and ${paths.length} paths are given; give one cloud assembly, or templates`,
    );
  }
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new GuardrailsError(
      'MUTATE_NO_ASSEMBLY',
      `${folder} is a directory without manifest.json; give a directory that cdk synth made, or templates`,
    );
  }
  return checked(subjectOf(readAssembly(folder).documents, [...RULES, ...claimsOf(folder)]), folder);
}

function readDocument(path: string): TemplateDocument {
  const { value, lines } = parseTemplate(readText(path), path);
  return { id: path, stack: path, file: path, template: value, parameters: {}, paths: new Map(), lines };
}

function checked(subject: Subject, name: string): Subject {
  if (countResources(subject.documents) === 0)
    throw new GuardrailsError('MUTATE_NO_RESOURCES', `${name} has no resource; nothing can be made worse`);
  return subject;
}
