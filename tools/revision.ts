import { root, said } from './container-engine';

type Revision = Readonly<{ commit: string; tag: string; dirty: boolean }>;

/** The commit the working tree stands at, the image tag made of it, and whether the tree differs from it. */
export const revision = (): Revision => {
  const commit = said('git', ['rev-parse', 'HEAD'], root);
  if (!commit) return Object.freeze({ commit: 'unknown', tag: 'unversioned', dirty: true });
  const dirty = said('git', ['status', '--porcelain'], root) !== '';
  const suffix = dirty ? '-dirty' : '';
  return Object.freeze({ commit: `${commit}${suffix}`, tag: `${commit.slice(0, 12)}${suffix}`, dirty });
};
