import { declared } from './declared';
import { integrity } from './integrity';
import type { Regression } from './regression';
import { writes } from './writes';

export const regressions: Regression[] = [...declared, ...integrity, ...writes];
