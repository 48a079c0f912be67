import type { LagoResource } from '../../engine/resource';
import { getCurrent } from './getCurrent.operation';
import { getPast } from './getPast.operation';
import { getProjected } from './getProjected.operation';

export const usage: LagoResource = {
	name: 'Usage',
	value: 'usage',
	operations: [getCurrent, getPast, getProjected],
};
