import { CATALOG } from '../catalog';

/** Every rule, whatever packs it is in. */
export const RULES = CATALOG;
