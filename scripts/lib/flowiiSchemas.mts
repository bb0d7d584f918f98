import type {
	CodeListTable,
	Field,
	LinkField,
	PartTable,
	ResourceTable,
} from '../../nodes/Flowii/tables/table.ts';
import type { Resource } from '../../nodes/shared/operation.ts';

/**
 * FLOWii's output schemas, which n8n shows before the first run, made from its tables.
 * `npm run generate -- schemas` writes them; a unit test tells when they are old.
 */

interface Schema {
	type: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
}

const TEXT: Schema = { type: 'string' };
const MAYBE_TEXT: Schema = { type: ['string', 'null'] };
const NUMBER: Schema = { type: 'number' };
const FLAG: Schema = { type: 'boolean' };
const FILE = { fileName: TEXT, mimeType: TEXT, fileSize: NUMBER };

/** Counts that FLOWii sums up; no table describes them. */
const COUNTS: Record<string, string[]> = {
	'attendance:getSummary': ['totalPaid', 'balance', 'totalUnpaid', 'availableVacation'],
	'summary:getHome': [
		'tasksCount',
		'tasksRecentlyAddedCount',
		'partnersCount',
		'partnersRecentlyAddedCount',
		'businessCasesCount',
		'businessCasesIncomeAmount',
		'businessCasesRecentlyAddedCount',
		'ordersCount',
		'ordersIncomeAmount',
		'ordersRecentlyAddedCount',
	],
	'summary:getNotifications': ['unreadCount'],
};

export interface Described {
	resources: Resource[];
	tables: readonly ResourceTable[];
	codeLists: Record<string, CodeListTable>;
	camelCase(name: string): string;
	/** The fields of two lists that have no table. */
	customField: readonly Field[];
	permission: readonly Field[];
}

/** File path below `__schema__/v1.0.0` to its text. */
export function schemasOf(described: Described): Map<string, string> {
	const files = new Map<string, string>();
	for (const resource of described.resources) {
		for (const { value } of resource.operations) {
			const properties = propertiesFor(described, resource.value, value);
			if (!properties) continue;
			const schema = { type: 'object', properties, version: 1 };
			files.set(`${resource.value}/${value}.json`, `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
	return files;
}

function propertiesFor(
	described: Described,
	resource: string,
	operation: string,
): Record<string, Schema> | undefined {
	const { tables, codeLists } = described;
	// What a custom call returns is up to the call.
	if (resource === 'customApiCall') return undefined;
	const own = special(described, resource, operation);
	if (own) return own;
	if (resource === 'codeList') {
		return flat(
			described,
			Object.values(codeLists).flatMap(({ attributes }) => attributes),
		);
	}
	const table = tables.find(({ value }) => value === resource);
	if (!table) throw new Error(`No schema for ${resource}:${operation}`);
	return ofTable(described, table, operation);
}

function special(
	{ tables, camelCase, customField, permission }: Described,
	resource: string,
	operation: string,
): Record<string, Schema> | undefined {
	if (operation.startsWith('export')) return FILE;
	if (operation.startsWith('delete')) return { deleted: FLAG };
	if (operation.startsWith('update')) return { success: FLAG, id: TEXT };
	const name = `${resource}:${operation}`;
	const counts = COUNTS[name];
	if (counts) return { id: TEXT, ...Object.fromEntries(counts.map((count) => [count, NUMBER])) };
	switch (name) {
		case 'company:getMany':
			return { id: TEXT, name: TEXT };
		case 'customField:getMany':
			return flat({ camelCase }, customField);
		case 'user:getPermissions':
			return flat({ camelCase }, permission);
		case 'document:getPdf':
			return { id: TEXT, ...FILE };
		case 'file:upload':
			return { id: TEXT, name: TEXT, size: NUMBER, contentType: TEXT };
		case 'task:createMessage':
			return { success: FLAG, taskId: TEXT };
		case 'document:create':
			return { id: TEXT, serialNr: TEXT };
		case 'partner:findOrCreate': {
			const fields = tables.find(({ value }) => value === 'partner')?.fields ?? [];
			return { ...flat({ camelCase }, fields), created: FLAG };
		}
		default:
			return operation.startsWith('create') ? { id: TEXT } : undefined;
	}
}

function ofTable(
	described: Described,
	table: ResourceTable,
	operation: string,
): Record<string, Schema> {
	const part = (table.parts ?? []).find(
		({ plural }: PartTable) => operation === `getMany${plural.replace(/ /g, '')}`,
	);
	if (part) return flat(described, part.fields);
	if (operation.startsWith('getMany')) {
		return flat(
			described,
			table.fields.filter(({ listed }) => listed),
		);
	}
	return flat(
		described,
		table.fields.filter(({ listed }) => listed !== 'only'),
	);
}

/** The same rules as `flatten` in nodes/Flowii/api/read.ts. */
function flat(
	{ camelCase }: Pick<Described, 'camelCase'>,
	fields: readonly Field[],
): Record<string, Schema> {
	const properties: Record<string, Schema> = { id: TEXT };
	for (const field of fields) Object.assign(properties, schemaFor({ camelCase }, field));
	return properties;
}

function schemaFor(described: Pick<Described, 'camelCase'>, field: Field): Record<string, Schema> {
	const name = described.camelCase(field.name);
	switch (field.kind) {
		case 'number':
			return { [name]: { type: ['number', 'null'] } };
		case 'flag':
			return { [name]: FLAG };
		case 'choice':
			return { [name]: { type: ['number', 'null'] }, [`${name}Name`]: TEXT };
		case 'link':
			return field.many
				? { [name]: { type: 'array', items: object({ id: TEXT, name: TEXT }) } }
				: { [`${name}Id`]: MAYBE_TEXT, [`${name}Name`]: TEXT, ...toldBy(described, field) };
		case 'child': {
			const inner = object(flat(described, field.fields));
			return { [name]: field.many ? { type: 'array', items: inner } : inner };
		}
		default:
			return { [name]: MAYBE_TEXT };
	}
}

/** What a flat record says of a linked one beside its ID and name. */
function toldBy(
	described: Pick<Described, 'camelCase'>,
	{ name, tells = [] }: LinkField,
): Record<string, Schema> {
	const prefixed = tells.map((field) => ({ ...field, name: `${name}-${field.name}` }));
	return Object.assign({}, ...prefixed.map((field) => schemaFor(described, field)));
}

function object(properties: Record<string, Schema>): Schema {
	return { type: 'object', properties };
}
