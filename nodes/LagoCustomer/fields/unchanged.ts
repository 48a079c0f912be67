import type { INodePropertyOptions } from 'n8n-workflow';

/** The option of a field that is there in every entry of a group, for leaving Lago's value as it is. */
export const unchanged: INodePropertyOptions = { name: 'Leave Unchanged', value: '' };

/** A switch with a third position. In an entry of a group, an ordinary one would always send a value. */
export const yesNoOrUnchanged: INodePropertyOptions[] = [
	unchanged,
	{ name: 'No', value: false },
	{ name: 'Yes', value: true },
];
