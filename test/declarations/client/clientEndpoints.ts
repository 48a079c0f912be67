/** The endpoints below /customers that the vendor's client has, as its type declarations say. */
import ts from 'typescript';
import { endpointId, entriesOf, inside, itemsOf, type Endpoint } from './endpoint';

interface ClientEndpoint extends Endpoint {
	/** The name of the client's method. */
	method: string;
}

const file = require.resolve('lago-javascript-client').replace(/mod\.js$/, 'openapi/client.d.ts');

const program = ts.createProgram([file], { strict: true, skipLibCheck: true, types: [] });
const checker = program.getTypeChecker();

export function clientEndpoints(): ClientEndpoint[] {
	const endpoints: ClientEndpoint[] = [];
	const visit = (node: ts.Node): void => {
		const request = ts.isPropertySignature(node) ? requestOf(node) : undefined;
		if (request?.path.startsWith('/customers')) {
			endpoints.push(endpointOf(node as ts.PropertySignature, request));
		}
		ts.forEachChild(node, visit);
	};
	visit(program.getSourceFile(file)!);
	return endpoints;
}

/** What the tag `@request GET:/customers/{external_customer_id}` says of a method. */
function requestOf(method: ts.PropertySignature) {
	const tag = ts.getJSDocTags(method).find(({ tagName }) => tagName.text === 'request');
	const [verb, path] = ts.getTextOfJSDocComment(tag?.comment)?.split(':') ?? [];
	return path === undefined ? undefined : { verb, path };
}

function endpointOf(
	method: ts.PropertySignature,
	{ verb, path }: { verb: string; path: string },
): ClientEndpoint {
	const roots: Record<string, string> = { query: '?', data: '' };
	const parameters = (method.type as ts.FunctionTypeNode).parameters.flatMap((argument) => {
		const root = roots[argument.name.getText()];
		return root === undefined ? [] : parametersOf(checker.getTypeAtLocation(argument), root);
	});
	return {
		id: endpointId(verb, path),
		method: method.name.getText(),
		parameters: new Map(parameters),
	};
}

/** The parameters that a type stands for; `any` and `object` say nothing of what is inside. */
function parametersOf(optional: ts.Type, name: string): Array<[string, string[]]> {
	const type = checker.getNonNullableType(optional);
	if (checker.isArrayType(type)) {
		const [item] = checker.getTypeArguments(type as ts.TypeReference);
		return parametersOf(item, itemsOf(name));
	}
	const alternatives = type.isUnion() ? type.types : [type];
	const objects = alternatives.filter(isObject);
	if (objects.some((object) => object.getStringIndexType())) return [[entriesOf(name), []]];
	const properties = objects.flatMap((object) => object.getProperties());
	if (!properties.length) return [[name, alternatives.flatMap(valueOf)]];
	return properties.flatMap((property) =>
		parametersOf(checker.getTypeOfSymbol(property), inside(name, property.name)),
	);
}

const isObject = ({ flags }: ts.Type) =>
	(flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;

const valueOf = (type: ts.Type) => (type.isStringLiteral() ? [type.value] : []);
