import fc from 'fast-check';
import type { IDataObject, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { wildExpression, wildItemValue, wildJson, wildName, wildText } from './values.mts';

/** Random parameters of an operation, from n8n's description of them: some fit, some do not. */

/** A value that each item carries in a field of its own, read by an expression. */
export class FromItem {
	readonly values: unknown[];

	constructor(values: unknown[]) {
		this.values = values;
	}
}

type Any = fc.Arbitrary<unknown>;

/** What the vendor has, to fit in where an ID belongs. */
export type Ids = ReadonlyArray<{ kind: string; id: string | number }>;

/** How much of what is entered is right. */
type Manner = 'lean' | 'full' | 'wild';

/** Whether a parameter stands in the editor for this resource and operation, whatever else hides it. */
function belongsTo(property: INodeProperties, resource: string, operation: string): boolean {
	const { resource: resources, operation: operations } = property.displayOptions?.show ?? {};
	const isFor = (names: unknown[] | undefined, name: string) => names?.includes(name) ?? true;
	return isFor(resources, resource) && isFor(operations, operation);
}

export interface OperationName {
	resource: string;
	operation: string;
}

/** Every resource with every operation of a node. */
export function operationsOf({ properties }: INodeTypeDescription): OperationName[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map((option) => ({
					resource: String(resource),
					operation: 'value' in option ? String(option.value) : '',
				})),
			),
		);
}

export function parametersFor(
	{ properties }: INodeTypeDescription,
	{ resource, operation }: OperationName,
	ids: Ids,
): fc.Arbitrary<IDataObject> {
	const own = propertiesOf(properties, { resource, operation });
	return valuesFor(own, ids, resource).map((given) => ({ resource, operation, ...given }));
}

/** What the editor shows of an operation, its name aside. */
export function propertiesOf(
	properties: INodeProperties[],
	{ resource, operation }: OperationName,
): INodeProperties[] {
	return properties.filter(
		(property) =>
			!['resource', 'operation'].includes(property.name) &&
			belongsTo(property, resource, operation),
	);
}

/** Values of these properties. `about`: what a parameter takes the ID of that does not say so itself. */
export function valuesFor(
	properties: INodeProperties[],
	ids: Ids,
	about: string,
): fc.Arbitrary<IDataObject> {
	const members = (manner: Manner) => membersOf(properties, { ids, about, manner });
	return fc.oneof(
		// Most cases are to get through to the vendor, or nothing behind the first check is tried.
		{ weight: 4, arbitrary: members('lean') },
		{ weight: 2, arbitrary: members('full') },
		{ weight: 4, arbitrary: members('wild') },
	);
}

interface Kit {
	ids: Ids;
	/** The resource, for parameters that do not say themselves whose ID they take. */
	about: string;
	manner: Manner;
}

/** Some of the properties; `lean`: little more than what is required. */
function membersOf(properties: INodeProperties[], kit: Kit): fc.Arbitrary<IDataObject> {
	const usable = properties.filter(({ type }) => type !== 'notice');
	const byName = new Map<string, { required: boolean; values: Any[] }>();
	for (const property of usable) {
		const { required = false, values } = byName.get(property.name) ?? { values: [] };
		byName.set(property.name, {
			required: required || property.required === true,
			values: [...values, kit.manner === 'wild' ? entered(property, kit) : fitting(property, kit)],
		});
	}
	const members = [...byName].map(([name, { required, values }]): [string, Any] => {
		const value = fc.oneof(...values);
		const seldom = fc.oneof(
			{ weight: 9, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: value },
		);
		return [name, kit.manner === 'lean' && !required ? seldom : value];
	});
	const required = [...byName].filter(([, { required: is }]) => is).map(([name]) => name);
	return fc
		.record(Object.fromEntries(members), { requiredKeys: required })
		.map(
			(given) =>
				Object.fromEntries(
					Object.entries(given).filter(([, value]) => value !== undefined),
				) as IDataObject,
		);
}

function entered(property: INodeProperties, kit: Kit): Any {
	const fits = fitting(property, kit);
	const { type, required } = property;
	if (type === 'collection' || type === 'fixedCollection') {
		return fc.oneof(
			{ weight: 30, arbitrary: fits },
			{ weight: 2, arbitrary: misshapen(property, kit) },
		);
	}
	// n8n itself refuses a required parameter that is left empty, but not an expression that gives nothing.
	const wild = type === 'json' ? wildJson.map((value) => JSON.stringify(value)) : wildJson;
	const literal = required ? fc.constant('={{ undefined }}') : wild;
	return fc.oneof(
		{ weight: 20, arbitrary: fits },
		{ weight: 4, arbitrary: type === 'resourceMapper' ? fits : perItem(fits) },
		{ weight: 3, arbitrary: perItem(wildItemValue) },
		{ weight: 2, arbitrary: wildExpression },
		{ weight: 1, arbitrary: literal },
		...(type === 'resourceLocator' || type === 'resourceMapper'
			? [{ weight: 3, arbitrary: misshapen(property, kit) }]
			: []),
	);
}

function perItem(value: Any): Any {
	return fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => new FromItem(values));
}

/** Rows, locators and mappings of any wrong shape. */
function misshapen(property: INodeProperties, kit: Kit): Any {
	const { type, options = [] } = property;
	const inner = fc.oneof(wildJson, perItem(wildItemValue), wildExpression);
	if (type === 'resourceLocator') {
		return fc.record(
			{
				__rl: fc.constantFrom<unknown>(true, false, 'true'),
				mode: fc.oneof(fc.constantFrom('id', 'list', 'url', 'name'), wildJson),
				value: inner,
				cachedResultName: wildJson,
			},
			{ requiredKeys: ['value'] },
		);
	}
	if (type === 'resourceMapper') {
		const schema = fc.array(
			fc.record(
				{
					id: wildText,
					displayName: wildText,
					type: fc.constantFrom('string', 'number', 'boolean', 'dateTime', 'array', 'object'),
					required: fc.boolean(),
					removed: fc.boolean(),
				},
				{ requiredKeys: ['id'] },
			),
			{ maxLength: 3 },
		);
		return fc.record(
			{
				mappingMode: fc.constantFrom('defineBelow', 'autoMapInputData', 'x'),
				value: fc.oneof(inner, fc.dictionary(wildName, inner, { maxKeys: 3 })),
				matchingColumns: fc.oneof(fc.constant([]), fc.array(wildText, { maxLength: 2 }), wildJson),
				schema: fc.oneof(schema, wildJson),
			},
			{ requiredKeys: [] },
		);
	}
	const groups = options.map(({ name }) => name);
	const group = groups.length > 0 ? fc.constantFrom(...groups) : wildName;
	return fc.oneof(
		inner,
		fc.tuple(group, inner).map(([name, value]) => ({ [name]: value })),
		fc.tuple(group, fc.array(inner, { maxLength: 3 })).map(([name, value]) => ({ [name]: value })),
		fc.array(fitting(property, kit), { maxLength: 2 }),
	);
}

function fitting(property: INodeProperties, kit: Kit): Any {
	const { type, name, options = [], typeOptions } = property;
	const id = idFor(property, kit);
	switch (type) {
		case 'string':
			return fittingText(name, id, kit.ids);
		case 'number':
			return fittingNumber(name);
		case 'boolean':
			// A preview sends nothing, so it is to be rare.
			return name === 'previewRequest' ? fc.nat(7).map((one) => one === 7) : fc.boolean();
		case 'dateTime':
			return fc.constantFrom('2026-01-31T09:00:00', '2026-01-31', '2026-07-01T12:30:00.000Z');
		case 'json':
			return fc.oneof(
				fc.constantFrom('', '{"name":"Nowak"}', '{}', '[{"a":1}]'),
				fc
					.dictionary(fc.constantFrom('name', 'id', 'made up'), fc.constantFrom('1', 2, null))
					.map((value) => JSON.stringify(value)),
			);
		case 'options': {
			const values = options.map((option) => ('value' in option ? option.value : ''));
			return values.length > 0 ? fc.constantFrom(...values) : id;
		}
		case 'multiOptions': {
			const values = options.map((option) => ('value' in option ? option.value : ''));
			return values.length > 0 ? fc.subarray(values) : fc.array(id.map(String), { maxLength: 3 });
		}
		case 'resourceLocator':
			return fc.oneof(
				id.map((value) => ({ __rl: true, mode: 'id', value: String(value) })),
				id,
			);
		case 'resourceMapper':
			return fc.record({
				mappingMode: fc.constantFrom('defineBelow', 'autoMapInputData'),
				value: fc.dictionary(
					fc.oneof(fc.constantFrom('name', 'surname', 'NOMBRE', 'email'), id.map(String)),
					fc.oneof(fc.constantFrom('Nowak', '12', 12, true), perItem(fc.constantFrom('a', 1))),
					{ maxKeys: 4 },
				),
				matchingColumns: fc.constant([]),
				schema: fc.constant([]),
			});
		case 'collection':
			return fc.oneof(fc.constant({}), membersOf(options as INodeProperties[], kit));
		case 'fixedCollection': {
			const groups = options.map((group): [string, Any] => {
				const row = membersOf('values' in group ? group.values : [], kit);
				return [
					group.name,
					typeOptions?.multipleValues ? fc.array(row, { minLength: 1, maxLength: 3 }) : row,
				];
			});
			return fc.record(Object.fromEntries(groups), { requiredKeys: [] });
		}
		default:
			return fc.constant(property.default);
	}
}

/** Mostly of a record of the kind that the parameter, or else the resource, is named after. */
function idFor({ name, displayName }: INodeProperties, { ids, about }: Kit): Any {
	if (ids.length === 0) return fc.constant('1');
	const any = fc.constantFrom(...ids.map(({ id }) => id));
	const named = (kind: string, word: string) => letters(kind).startsWith(letters(word));
	const fit = [displayName, name.replace(/Id$/, ''), about]
		.map((word) => ids.filter(({ kind }) => named(kind, word)))
		.find(({ length }) => length > 0);
	if (!fit) return any;
	return fc.oneof(
		{ weight: 5, arbitrary: fc.constantFrom(...fit.map(({ id }) => id)) },
		{ weight: 1, arbitrary: any },
	);
}

function letters(name: string): string {
	return name.toLowerCase().replace(/[^a-z]/g, '');
}

function fittingText(name: string, id: Any, ids: Ids): Any {
	if (/mail/i.test(name)) return fc.constantFrom('name@example.com', 'Anna.Nowak@example.pl');
	if (/url/i.test(name)) return fc.constant('https://example.com/hook');
	if (/zone/i.test(name)) return fc.constantFrom('Europe/Warsaw', 'America/Bogota');
	if (/binary|file/i.test(name)) return fc.constant('data');
	if (/^path$/i.test(name)) return fc.constantFrom('/a', 'a/b', '/1');
	if (/date|^from$|^to$/i.test(name)) return fc.constantFrom('2026-01-31', '2026-01-31 09:00:00');
	const kinds = [...new Set(ids.map(({ kind }) => kind))];
	return fc.oneof(
		id,
		fc.constantFrom('Nowak', '12', 'Zażółć gęślą jaźń', 'name', 'O’Neil & sons', ...kinds),
	);
}

function fittingNumber(name: string): Any {
	// A time limit that ends calls by chance would make cases that cannot be repeated.
	if (/timeout/i.test(name)) return fc.constantFrom(30_000, 60_000);
	if (/interval/i.test(name)) return fc.constantFrom(0, 1, 1_000);
	return fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(1, 4523, 1.25));
}

/**
 * The tree as it stands in a workflow, and items with what its expressions read. `count` items are
 * made if the parameters name none.
 */
export function materialised(
	tree: IDataObject,
	items: IDataObject[],
): { parameters: IDataObject; items: IDataObject[] } {
	const filled = items.map((item) => ({ ...item }));
	let fields = 0;
	const place = (value: unknown): unknown => {
		if (value instanceof FromItem) {
			const field = `v${(fields += 1)}`;
			filled.forEach((item, index) => {
				item[field] = value.values[index % value.values.length] as IDataObject;
			});
			return `={{ $json.${field} }}`;
		}
		if (Array.isArray(value)) return value.map(place);
		if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, place(inner)]));
	};
	return { parameters: place(tree) as IDataObject, items: filled };
}
