import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { EMPTY_ADVICE, isObject, valueOf, type Checks, type ReadParameter } from './values';

/** The parameters and the body of a request. */
interface Wire {
	qs: IDataObject;
	body: IDataObject;
}

/**
 * Turns the values of the fields into what Lago reads, checking each against its field: n8n itself lets
 * any value through that comes from an expression.
 *
 * Empty values are left out, as Lago gives many of them a meaning of their own: `currency=` finds
 * nothing, `apply_taxes=` switches taxes off, an empty payment provider disconnects it.
 */
export function toWire(fields: INodeProperties[], read: ReadParameter, checks: Checks): Wire {
	const wire: Wire = { qs: {}, body: {} };
	for (const [field, raw] of inOrder(filledIn(fields, read, checks))) {
		const { type: target = 'query', property = '' } = field.routing?.send ?? {};
		const value = valueOf(field, raw, target, checks);
		if (value !== undefined) {
			place(target === 'body' ? wire.body : wire.qs, property, value, field, checks);
		} else if (field.required) checks.refuse(field.displayName, 'is empty', EMPTY_ADVICE);
	}
	for (const collection of fields.filter(
		({ type, required }) => type === 'collection' && required,
	)) {
		const isSent = ({ routing }: INodeProperties) =>
			getPath(wire.body, routing!.send!.property!) !== undefined;
		if (!sentFields([collection]).some(isSent)) {
			checks.refuse(collection.displayName, 'is empty', EMPTY_ADVICE);
		}
	}
	return wire;
}

/** The fields that say where they are sent, also those inside a collection, each with its value. */
function filledIn(
	fields: INodeProperties[],
	read: ReadParameter,
	checks: Checks,
): Array<[field: INodeProperties, value: unknown]> {
	return fields.flatMap((field) => {
		const { name, displayName, type, routing } = field;
		if (routing?.send?.property) {
			return [[field, read(name, { extractValue: type === 'resourceLocator' })]];
		}
		if (type !== 'collection') return [];
		const group = read(name) || {};
		if (!isObject(group)) {
			checks.refuse(displayName, 'is not made of fields', 'Add its fields one by one.');
		}
		const added = (field.options as INodeProperties[]).filter(
			(option) => option.required || group[option.name] !== undefined,
		);
		return filledIn(added, (option) => group[option], checks);
	});
}

/** The fields that say where they are sent, also those inside a collection. */
export function sentFields(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		if (field.routing?.send?.property) return [field];
		return field.type === 'collection' ? sentFields(field.options as INodeProperties[]) : [];
	});
}

/** The last part of the name under which Lago gets a field. */
export const lastName = (field: INodeProperties) =>
	field.routing!.send!.property!.split('.').at(-1)!;

/** JSON first, so that the fields of the editor have the last word, and what is cleared at the end. */
function inOrder<T>(fields: Array<[INodeProperties, T]>): Array<[INodeProperties, T]> {
	const rank = (field: INodeProperties) =>
		field.type === 'json' && lastName(field).startsWith('*')
			? 0
			: lastName(field).startsWith('-')
				? 2
				: 1;
	return [...fields].sort(([a], [b]) => rank(a) - rank(b));
}

/**
 * Puts a value at its dotted path. A last part that begins with `*` spreads an object into the place;
 * one that begins with `-` clears what the value lists: `name` becomes null, `tax_codes[]` empty.
 */
function place(
	to: IDataObject,
	path: string,
	value: unknown,
	{ displayName }: INodeProperties,
	{ refuse }: Checks,
): void {
	const parents = path.split('.').slice(0, -1);
	const last = path.split('.').at(-1)!;
	const prefix = parents.map((parent) => `${parent}.`).join('');
	if (last.startsWith('*')) {
		for (const [key, inner] of Object.entries(value as IDataObject)) {
			setPath(to, `${prefix}${key}`, inner);
		}
	} else if (last.startsWith('-')) {
		for (const name of value as string[]) {
			const target = `${prefix}${name.replace('[]', '')}`;
			if (getPath(to, target) !== undefined) {
				refuse(
					displayName,
					`clears '${name.replace('[]', '')}', which is also set`,
					'Do one of the two.',
				);
			}
			setPath(to, target, name.endsWith('[]') ? [] : null);
		}
	} else {
		setPath(to, path, value);
	}
}

export function getPath(from: IDataObject, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (value as IDataObject)?.[key], from);
}

function setPath(to: IDataObject, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop()!;
	let object = to;
	for (const key of keys) {
		if (!isObject(object[key])) object[key] = {};
		object = object[key] as IDataObject;
	}
	object[last] = value as IDataObject;
}
