import type { Field } from '../../nodes/LagoCustomer/model/field';

/** Whether a field takes any text. */
export const isText = ({ property: { type, typeOptions }, group }: Field) =>
	type === 'string' && !group && !typeOptions?.multipleValues;

/** A text for each of these fields that takes any: that of its placeholder. */
export const textsFor = (fields: Field[]) =>
	Object.fromEntries(
		fields
			.filter(isText)
			.map(({ property }) => [property.name, property.placeholder?.replace('e.g. ', '')]),
	);
