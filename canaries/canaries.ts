import { bypass } from './bypass/canary';
import type { CanaryDefinition } from './definition';
import { pages } from './pages/canary';
import { posture } from './posture/canary';

/** Every canary there is. */
export const CANARIES: readonly CanaryDefinition[] = [posture, pages, bypass];
