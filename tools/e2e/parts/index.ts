import type { Browser, Page } from 'playwright-core';
import type { INodeTypeDescription } from 'n8n-workflow';
import type { Editor } from '../../editor/editor';
import type { Lago } from '../../../test/lago';
import type { Checks } from '../checks';
import { credentials } from './credentials';
import { errors } from './errors';
import { examples } from './examples';
import { firstWorkflow } from './firstWorkflow';
import { lists } from './lists';
import { nodeCreator } from './nodeCreator';
import { panels } from './panels';
import { production } from './production';
import { runs } from './runs';
import { workflows } from './workflows';

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

/** By the names under which one can be run alone; the first needs an n8n that has seen nothing yet. */
export const parts = {
	firstWorkflow,
	nodeCreator,
	credentials,
	panels,
	lists,
	runs,
	errors,
	workflows,
	examples,
	production,
};
