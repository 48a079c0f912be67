import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isCollection, isSentIn, type Field } from '../../nodes/LagoCustomer/model/field';
import { collectionsOf, operations } from '../resources/declarations';
import { inLago } from '../resources/inLago';
import { isText, textsFor } from '../resources/texts';
import type { Call } from './calls/types';

/** A call in which both sides also give each text that both have for a body, unless it gives another. */
export function withTexts(call: Call, shared: string[]): Call {
	const { resource, operation } = call.node;
	const called = operations.find(
		({ chosen }) => chosen.resource === resource && chosen.operation === operation,
	)!;
	const isBoth = (field: Field) =>
		isText(field) && isSentIn('body', field) && shared.includes(field.place.at.join('.'));
	const inCollections = collectionsOf(called.operation)
		.filter(({ fields }) => fields.some(isBoth))
		.map(({ property, fields }) => [property.name, textsFor(fields.filter(isBoth))]);
	const onPanel = called.operation.fields.filter(
		(field): field is Field => !isCollection(field) && isBoth(field),
	);
	const given = {
		...textsFor(onPanel),
		...Object.fromEntries(inCollections),
	} as INodeParameters;
	if (!Object.keys(given).length) return call;
	const [body, ids] = [call.client.at(-1), call.client.slice(0, -1)];
	return {
		...call,
		client: [...ids, merged(inLago(called, given), body as IDataObject)],
		node: merged(given, call.node),
	};
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** All of both; where both say something, the second. */
function merged<T extends IDataObject>(first: IDataObject, second: T): T {
	const entries = Object.entries(second).map(([key, value]) => {
		const other = first[key];
		return [key, isObject(other) && isObject(value) ? merged(other, value) : value];
	});
	return { ...first, ...Object.fromEntries(entries) } as T;
}
