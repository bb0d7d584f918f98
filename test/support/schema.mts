import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

/** As much of JSON Schema as n8n reads of an output schema. */
interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

const ROOT = resolve(__dirname, '../..');

/** The schema that n8n shows before the first run. */
export function outputSchema(node: string, resource: string, operation: string): Schema {
	const folder = `${node[0]?.toUpperCase()}${node.slice(1)}`;
	const file = join(ROOT, 'nodes', folder, '__schema__/v1.0.0', resource, `${operation}.json`);
	return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

/**
 * Where an output is not what the schema shows: members of another type, records that have none of the
 * members shown, and members that are not shown.
 *
 * @param unshown members that may come all the same: people add fields to their systems
 */
export function schemaFindings(
	schema: Schema,
	records: IDataObject[],
	unshown: readonly string[] = [],
): string[] {
	const shown = Object.keys(schema.properties ?? {});
	const hasShown = (record: IDataObject) => shown.some((name) => name in record);
	return [
		...new Set(
			records.flatMap((record) => [
				...(shown.length > 0 && !hasShown(record)
					? [`shows ${shown.join(', ')}; came: ${Object.keys(record).join(', ')}`]
					: []),
				...findings(schema, record, '', unshown),
			]),
		),
	];
}

function findings(
	{ type, properties = {}, items }: Schema,
	value: unknown,
	path: string,
	unshown: readonly string[],
): string[] {
	// n8n shows a member that is empty this time as it is.
	if (value === null || value === undefined) return [];
	const types = [type ?? []].flat();
	const kind = Array.isArray(value) ? 'array' : typeof value;
	const fits =
		types.length === 0 ||
		types.includes(kind) ||
		(types.includes('integer') && Number.isInteger(value));
	if (!fits) return [`${path || 'the record'} is ${kind}, shown as ${types.join(' or ')}`];
	if (Array.isArray(value)) {
		return value.flatMap((entry) => findings(items ?? {}, entry, `${path}[]`, unshown));
	}
	// An object of which nothing is shown holds whatever the vendor puts there.
	if (kind !== 'object' || Object.keys(properties).length === 0) return [];
	return Object.entries(value as IDataObject).flatMap(([name, member]) => {
		const place = path === '' ? name : `${path}.${name}`;
		if (name in properties) return findings(properties[name], member, place, unshown);
		return unshown.includes(place) ? [] : [`${place} comes, and is not shown`];
	});
}
