import { declared } from './declared';
import type { Regression } from './regression';

export const regressions: Regression[] = [...declared];
