import { declared } from './declared';
import type { Regression } from './regression';
import { writes } from './writes';

export const regressions: Regression[] = [...declared, ...writes];
