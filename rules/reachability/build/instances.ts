import type { Resource } from '../../core/resource';
import type { Node } from '../network';
import type { Blocks } from './blocks';
import type { Elastic } from './elastic';
import { attachedTo, standing } from './interfaces';
import { madeOf } from './places';
import type { Source } from './world';

export function instance(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Node {
  return madeOf(source, one, 'instance', attachedTo(source, blocks, one, elastic));
}

export function networkInterface(source: Source, blocks: Blocks, one: Resource, elastic: Elastic): Node {
  return madeOf(source, one, 'interface', [standing(source, blocks, one, elastic)]);
}
