import type { Link, Ref, StoredRecord } from './state.mts';
import { refsOf } from './state.mts';
import type { Store } from './store.mts';
import type { Shape } from './tables.mts';
import {
	CHILD_TYPES,
	HIDDEN_ATTRIBUTES,
	INCLUDED_ATTRIBUTES,
	RESOURCES,
	SHAPES,
	TYPE_ALIASES,
} from './tables.mts';

/** How records look in an answer: JSON:API resource objects, and under `included` what they link to. */

export interface ResourceObject extends Ref {
	links?: { self: string };
	attributes: Record<string, unknown>;
	relationships?: Record<string, { links?: { related: string }; data: Link }>;
}

export interface Document {
	data: ResourceObject | ResourceObject[];
	links: Record<string, string>;
	included?: ResourceObject[];
}

/** `without` names a link that the answer does not repeat, because the path says it already. */
export function listOf(
	records: StoredRecord[],
	store: Store,
	address: Address,
	without?: string,
): Document {
	const shapes = new Map(records.map((record) => [record, shapeOf(record, 'list', without)]));
	return {
		data: records.map((record) => show(record, shapes.get(record), store, address)),
		links: { self: address.self, first: address.first },
		...includedWith(records, (record) => shapes.get(record), store, address),
	};
}

export function oneOf(record: StoredRecord, store: Store, address: Address): Document {
	const shape = shapeOf(record, 'one');
	return {
		data: show(record, shape, store, address),
		links: { self: address.self },
		...includedWith([record], () => shape, store, address),
	};
}

export interface Address {
	/** `http://127.0.0.1:8472` */
	base: string;
	self: string;
	first: string;
}

function shapeOf(record: StoredRecord, kind: 'list' | 'one', without?: string): Shape | undefined {
	const table = RESOURCES.find(({ type }) => type === record.type);
	const shape = table?.[kind] ?? SHAPES[record.type];
	return (
		shape && {
			...shape,
			relationships: shape.relationships?.filter((name) => name !== without),
		}
	);
}

/** Without a shape everything is shown. A shape's names that the record lacks are null, or [] if to-many. */
function show(
	record: StoredRecord,
	shape: Shape | undefined,
	store: Store,
	address: Address,
): ResourceObject {
	const self = linkTo(record, address);
	const relationships = relationshipsOf(record, shape, store);
	return {
		type: record.type,
		id: record.id,
		...(self && { links: { self } }),
		attributes: attributesOf(record, shape, store),
		...(Object.keys(relationships).length && {
			relationships: Object.fromEntries(
				Object.entries(relationships).map(([name, data]) => {
					const related = data && !Array.isArray(data) ? linkTo(data, address) : undefined;
					return [name, { ...(related && { links: { related } }), data }];
				}),
			),
		}),
	};
}

function attributesOf(
	record: StoredRecord,
	shape: Shape | undefined,
	store: Store,
): Record<string, unknown> {
	const computed = RESOURCES.find(({ type }) => type === record.type)?.computed;
	const names =
		shape?.attributes ??
		Object.keys(record.attributes).filter((name) => !HIDDEN_ATTRIBUTES.includes(name));
	return Object.fromEntries(
		names.map((name) => [
			name,
			computed?.[name]?.(record, store) ?? record.attributes[name] ?? null,
		]),
	);
}

function relationshipsOf(
	record: StoredRecord,
	shape: Shape | undefined,
	store: Store,
): Record<string, Link> {
	if (!shape) return record.relationships;
	const computed = RESOURCES.find(({ type }) => type === record.type)?.computed;
	return Object.fromEntries(
		(shape.relationships ?? []).map((entry) => {
			const name = entry.replace('[]', '');
			const link = (computed?.[name]?.(record, store) as Link) ?? record.relationships[name];
			return [name, link ?? (entry.endsWith('[]') ? [] : null)];
		}),
	);
}

/** Linked records by name; children and messages whole, with what they link to in turn. */
function includedWith(
	records: StoredRecord[],
	shape: (record: StoredRecord) => Shape | undefined,
	store: Store,
	address: Address,
): { included?: ResourceObject[] } {
	const included = new Map<string, ResourceObject>();
	const add = (links: Link[]) => {
		for (const ref of links.flatMap(refsOf)) {
			const found = store.find(ref);
			const key = `${ref.type}/${ref.id}`;
			if (!found || included.has(key)) continue;
			const whole = CHILD_TYPES.includes(found.type) || found.type === 'task-message';
			const names = INCLUDED_ATTRIBUTES[found.type] ?? ['name'];
			const view = whole ? undefined : { attributes: names };
			included.set(key, { ...show(found, view, store, address), type: ref.type });
			if (whole) add(Object.values(found.relationships));
		}
	};
	for (const record of records) add(Object.values(relationshipsOf(record, shape(record), store)));
	return included.size ? { included: [...included.values()] } : {};
}

function linkTo(ref: Ref, address: Address): string | undefined {
	const type = TYPE_ALIASES[ref.type] ?? ref.type;
	const table = RESOURCES.find((entry) => entry.type === type);
	return table && `${address.base}/${table.path}/${ref.id}/`;
}
