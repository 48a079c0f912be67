import { collection, isCollection, type Collection, type Field } from './field';
import {
	getIdFields,
	type Get,
	type LagoList,
	type LagoObject,
	type List,
	type Operation,
	type OperationOption,
	type Resource,
	type Write,
} from './operation';
import { limit, output, outputFields, pagingOptions, returnAll, simplify } from './outputOptions';
import type { OutputField } from './simplify';

export const resource = (
	labels: Pick<Resource, 'name' | 'value'>,
	defaultOperation: Operation,
	operations: Operation[],
): Resource => ({ ...labels, defaultOperation: defaultOperation.option.value, operations });

const simplifyFields = (simplified: readonly OutputField[] | null): Field[] =>
	simplified ? [simplify, output, outputFields] : [];

/** Fields of an operation, with Simplify before what can be added to it. */
const withSimplify = (
	fields: ReadonlyArray<Field | Collection>,
	simplified: LagoObject['simplified'],
): Array<Field | Collection> => {
	const isOnPanel = (field: Field | Collection) =>
		!isCollection(field) || field.property.required === true;
	return [
		...fields.filter(isOnPanel),
		...simplifyFields(simplified),
		...fields.filter((field) => !isOnPanel(field)),
	];
};

/** An operation that reads one object. */
export function get(
	object: LagoObject & { envelope: string },
	option: OperationOption,
	{ fields = [], ...options }: Partial<Omit<Get, keyof LagoObject | 'kind' | 'option'>> = {},
): Get {
	return {
		kind: 'get',
		inVersion1: null,
		check: null,
		parentToVerify: null,
		addedFields: [],
		getErrorHint: null,
		...options,
		...object,
		option,
		fields: [...getIdFields(object.path), ...withSimplify(fields, object.simplified)],
	};
}

/**
 * An operation that reads several objects: Simplify comes with it, and paging where Lago has pages.
 *
 * @param filters n8n's name of the collection, under which workflows are saved, and the fields in it
 * @param options.filtersInVersion1 the filters that version 1 of the node has, where those are others
 */
export function list(
	source: LagoList,
	option: OperationOption,
	filters: Filters | null,
	{
		fields = [],
		isPaged = true,
		filtersInVersion1,
		...options
	}: Partial<Omit<List, keyof LagoList | 'inVersion1' | 'kind' | 'option'>> & {
		filtersInVersion1?: Filters;
	} = {},
): List {
	const fieldsWith = (offered: Filters | null) => [
		...getIdFields(source.path),
		...fields,
		...(isPaged ? [returnAll, limit] : []),
		...simplifyFields(source.simplified),
		...(offered ? [filterCollection(offered)] : []),
		...(isPaged ? [pagingOptions] : []),
	];
	const operation: List = {
		kind: 'list',
		inVersion1: null,
		parentToVerify: null,
		isTotalCached: false,
		isPaged,
		unpagedWith: null,
		exclusiveFilters: null,
		checkEmpty: null,
		addedFields: [],
		getErrorHint: null,
		...options,
		...source,
		option,
		fields: fieldsWith(filters),
	};
	if (!filtersInVersion1) return operation;
	return { ...operation, inVersion1: { ...operation, fields: fieldsWith(filtersInVersion1) } };
}

interface Filters {
	name: string;
	fields: Field[];
}

export const filterCollection = ({ name, fields }: Filters) =>
	collection({ displayName: 'Filters', name, placeholder: 'Add Filter' }, fields);

/** What every write must declare, so that none forgets it. */
type RequiredOfWrites = Pick<Write, 'method' | 'isIdempotent' | 'getLockFields' | 'fields'>;

type OptionsOfWrites = Partial<Omit<Write, keyof LagoObject | 'inVersion1' | 'kind' | 'option'>>;

/**
 * An operation that creates or changes an object.
 *
 * @param options.fieldsInVersion1 how version 1 of the node arranges the fields, where that is other
 */
export function write(
	object: LagoObject,
	option: OperationOption,
	{
		fields,
		fieldsInVersion1 = fields,
		...options
	}: RequiredOfWrites & OptionsOfWrites & { fieldsInVersion1?: Write['fields'] },
): Write {
	const ids = getIdFields(object.path);
	const operation: Write = {
		kind: 'write',
		inVersion1: null,
		addedFields: [],
		isDestructive: false,
		prepareBody: null,
		safeguard: null,
		isConflict: () => false,
		outcome: null,
		getErrorHint: null,
		onRepeatedDelete: null,
		...options,
		...object,
		option,
		fields: [...ids, ...withSimplify(fields, object.simplified)],
	};
	// It never simplifies what a write returns.
	const others = { addedFields: [], fields: [...ids, ...fieldsInVersion1], simplified: null };
	return { ...operation, inVersion1: { ...operation, ...others } };
}

/** An operation that takes an object away for good. Lago may get it twice. */
export const remove = (
	object: LagoObject,
	option: OperationOption,
	options: Pick<Write, 'getLockFields' | 'onRepeatedDelete'> &
		Partial<Pick<Write, 'addedFields' | 'safeguard' | 'outcome'>>,
): Write =>
	write(object, option, {
		method: 'DELETE',
		isDestructive: true,
		isIdempotent: () => true,
		fields: [],
		...options,
	});
