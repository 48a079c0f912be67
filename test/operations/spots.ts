import type {
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	NodeParameterValueType,
} from 'n8n-workflow';
import {
	isCollection,
	type Field,
	type FieldGroup,
	type GroupField,
} from '../../nodes/LagoCustomer/model/field';
import { plainly, type Declared } from './declarations';
import { NOTHING } from './helpers';

type Put = (value: NodeParameterValueType) => INodeParameters;

/** A field that is not made of others, wherever it is. */
export interface Spot {
	declared: Declared;
	/** As errors name it: `Thresholds > Value`. */
	label: string;
	/** The field of the operation that it is in, or is itself. */
	field: Field;
	property: INodeProperties;
	/** Whether an entry, without this value, is refused or left out. */
	isRequired?: boolean;
	/** Whether it becomes the ID in a path later. */
	isPathId?: boolean;
	/** Whether an object or a list stands for several entries. */
	mayHoldEntries?: boolean;
	/** Whether nothing is missing without it. */
	isOptional: boolean;
	/** The parameters of the operation with this value of it. */
	fill: Put;
}

/** The values of a field's own list, without the one for none. */
export const optionsOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value).filter((value) => value !== '');

/** What must stand beside a field, or in a group, before Lago is asked. */
const BESIDE: Record<string, INodeParameters> = {
	entry: { displayInInvoice: false },
	pair: { value: 'a' },
	paymentMethodId: { paymentMethodType: 'provider' },
	rule: {
		trigger: 'interval',
		interval: 'weekly',
		thresholdCredits: '5',
		method: 'target',
		targetOngoingBalance: '1000',
	},
	section: { skipInvoiceCustomSections: false },
};

/** What an entry must have: something in each of its required fields. */
export const leastOf = ({ name, fields }: FieldGroup): INodeParameters => ({
	...Object.fromEntries(
		fields
			.filter(({ property }) => property.required)
			.map(({ property, group }) => [
				property.name,
				group ? { [group.name]: [leastOf(group)] } : (optionsOf(property)[0] ?? 'a'),
			]),
	),
	...BESIDE[name],
});

/** What else stands in an entry, so that the editor shows the field in question. */
function showing(
	{ fields }: FieldGroup,
	{ displayOptions = {} }: INodeProperties,
): INodeParameters {
	const { show = {}, hide = {} } = displayOptions;
	const shown = Object.entries(show).map(([name, values]) => [name, values?.[0]]);
	const notHidden = Object.entries(hide).map(([name, values]) => {
		const other = fields.find((entry) => entry.property.name === name);
		return [name, other && optionsOf(other.property).find((value) => !values?.includes(value))];
	});
	return Object.fromEntries([...shown, ...notHidden]) as INodeParameters;
}

/** A field, or those that it is made of. @param put makes the operation's parameters with its value */
function spotsIn(
	{
		property,
		group,
		isPathId,
		mayHoldEntries,
	}: Pick<Field, 'property' | 'group' | 'isPathId'> & Pick<GroupField, 'mayHoldEntries'>,
	label: string,
	put: Put,
): Array<Omit<Spot, 'declared' | 'field'>> {
	const isOptional = !property.required;
	if (!group) return [{ label, property, isPathId, mayHoldEntries, isOptional, fill: put }];
	return group.fields.flatMap((entry) => {
		const fill = (value: NodeParameterValueType) => {
			const others = { ...leastOf(group), ...showing(group, entry.property) };
			const filled = { ...others, [entry.property.name]: value } as INodeParameters;
			return put({ [group.name]: group.shape === 'object' ? filled : [filled] });
		};
		const isRequired = entry.property.required && !entry.omitEntryIfEmpty;
		return spotsIn(entry, `${label} > ${entry.property.displayName}`, fill).map((spot) => ({
			...spot,
			isOptional: spot.isOptional && !(entry.property.name in (BESIDE[group.name] ?? {})),
			...(!entry.group && { isRequired }),
		}));
	});
}

/** The fields of an operation, also those in collections, each with what puts a value there. */
export const putsOf = ({ operation }: Declared, plain: INodeParameters) =>
	operation.fields.flatMap((field) =>
		(isCollection(field) ? field.fields : [field]).map((inner) => {
			const { name } = inner.property;
			const put: Put = (value) => {
				if (!isCollection(field)) return { ...plain, [name]: value };
				const collection = field.property.name;
				const others = { ...(plain[collection] as INodeParameters), ...BESIDE[name] };
				return { ...plain, [collection]: { ...others, [name]: value } as INodeParameters };
			};
			return { field: inner, put };
		}),
	);

/** The spots of an operation, beside its parameters as they are plainly. */
export const spotsOf = (declared: Declared, plain: INodeParameters): Spot[] =>
	putsOf(declared, plain)
		// What agents alone choose is tested with them; IDs have tests of their own.
		.filter(({ field: { property } }) => {
			const forAgents = property.displayOptions?.show?.['@tool']?.includes(true) ?? false;
			return !forAgents && property.type !== 'resourceLocator';
		})
		.flatMap(({ field, put }) =>
			spotsIn(field, field.property.displayName, put).map((spot) => ({
				declared,
				field,
				...spot,
			})),
		);

/** The plain parameters of an operation where the input item leads to nothing. */
export const plainlyAlone = (declared: Declared): INodeParameters =>
	Object.fromEntries(
		Object.entries(plainly(declared)).map(([name, value]) => [
			name,
			typeof value === 'string' && value.startsWith('=') ? 'any' : value,
		]),
	) as INodeParameters;

/** The groups of an operation, each with what puts entries in it. */
export const groupsOf = (declared: Declared, plain: INodeParameters) =>
	putsOf(declared, plain).flatMap(({ field, put }) => {
		const { group, property, place } = field;
		const fill = (...entries: INodeParameters[]) => put({ [group?.name ?? '']: entries });
		return group ? [{ declared, label: property.displayName, group, property, place, fill }] : [];
	});

/** An entry of a group that is left out, as an expression gives nothing; undefined where none is. */
export function leftOut(group: FieldGroup): INodeParameters | undefined {
	const carrier = group.fields.find((entry) => entry.omitEntryIfEmpty);
	return carrier && { ...leastOf(group), [carrier.property.name]: NOTHING };
}
