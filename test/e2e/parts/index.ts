import type { Browser, Page } from 'playwright-core';
import type { INodeTypeDescription } from 'n8n-workflow';
import type { Editor } from '../../editor/editor';
import type { Lago } from '../../lago';
import type { Checks } from '../checks';

/** What every part of the walk works with. */
export interface Walk extends Editor {
	lago: Lago;
	/** Where n8n keeps its data. */
	home: string;
	/** The node as n8n describes it to its editor. */
	description: INodeTypeDescription;
	browser: Browser;
	page: Page;
	check: Checks['check'];
}

export { credentials } from './credentials';
export { errors } from './errors';
export { examples } from './examples';
export { lists } from './lists';
export { nodeCreator } from './nodeCreator';
export { panels } from './panels';
export { production } from './production';
export { runs } from './runs';
export { workflows } from './workflows';
