import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { isWritable } from '../../../nodes/Flowii/api/body.ts';
import { codeLists, tables } from '../../../nodes/Flowii/tables/index.ts';
import type { Field, Table } from '../../../nodes/Flowii/tables/table.ts';

interface Node {
	$ref?: string;
	properties?: Record<string, Node>;
	items?: Node;
	allOf?: Node[];
	oneOf?: Node[];
	anyOf?: Node[];
	[key: string]: unknown;
}

const contract = parse(
	readFileSync(join(__dirname, '../../../sandbox/contracts/flowii.openapi.yaml'), 'utf8'),
) as Node;

function resolved(node: Node): Node {
	if (node.$ref === undefined) return node;
	const parts = node.$ref.slice(2).split('/');
	return resolved(parts.reduce<Node>((value, part) => value[part] as Node, contract));
}

/** The members that a schema names, whatever it is put together from. */
function members(node: Node | undefined): Record<string, Node> {
	if (!node) return {};
	const schema = resolved(node);
	const joined = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
	return Object.assign({}, ...joined.map(members), schema.properties ?? {});
}

function operation(method: string, path: string): Node | undefined {
	const paths = contract.paths as Record<string, Node>;
	return paths[path]?.[method] as Node | undefined;
}

function bodyOf(method: string, path: string): Record<string, Node> {
	const { requestBody } = operation(method, path) ?? {};
	const content = resolved(requestBody as Node).content as Record<string, Node>;
	const [media] = Object.values(content);
	return members(members(media.schema as Node).data);
}

function filtersOf(path: string): string[] {
	const parameters = (operation('get', path)?.parameters ?? []) as Node[];
	return parameters
		.map((parameter) => /^filter\[(.+)\]$/.exec(String(resolved(parameter).name))?.[1])
		.filter((name) => name !== undefined)
		.sort();
}

/**
 * The contract has one schema for both bodies of a resource; the reference's own samples have these
 * only in the other one: numbers are given by FLOWii on creation, creators do not change.
 */
const LEFT_OUT = [
	'post /businesscases serial-nr',
	'post /orders serial-nr',
	'patch /orders/{id} created',
	'patch /orders/{id} user',
];

const isRelation = ({ kind }: Field) => kind === 'link' || kind === 'child';
const names = (fields: readonly Field[]) => fields.map(({ name }) => name).sort();

/** Written from the definitions of custom fields and from the company, not from the table. */
const isElsewhere = (name: string) => /^custom-field-|^company-id$/.test(name);
const own = (schema: Record<string, Node>) =>
	Object.keys(schema)
		.filter((name) => !isElsewhere(name))
		.sort();

/** Where a table's bodies are sent, with the part's parent in the path. */
const bodies = tables.flatMap((table) => [
	...bodiesOf(table, table.path),
	...(table.parts ?? []).flatMap((part) => bodiesOf(part, `${table.path}/{id}/${part.path}`)),
]);

function bodiesOf(table: Table, path: string) {
	const single = path.includes('{id}') ? `${path}/{${partId(table)}}` : `${path}/{id}`;
	return [
		...(table.verbs.create !== undefined
			? [{ table, verb: 'create' as const, path, method: 'post' }]
			: []),
		...(table.verbs.update !== undefined
			? [{ table, verb: 'update' as const, path: single, method: 'patch' }]
			: []),
	];
}

function partId({ type }: Table): string {
	return `${type.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`;
}

describe('the tables of FLOWii against the contract', () => {
	test.each(bodies)(
		'$method $path: the same attributes and links',
		({ table, verb, path, method }) => {
			const body = bodyOf(method, path);
			const writable = table.fields.filter((field) => isWritable(field, verb));
			const offered = (schema: Record<string, Node>) =>
				own(schema).filter((name) => !LEFT_OUT.includes(`${method} ${path} ${name}`));
			expect(names(writable.filter((field) => !isRelation(field)))).toEqual(
				offered(members(body.attributes)),
			);
			expect(names(writable.filter(isRelation))).toEqual(offered(members(body.relationships)));
		},
	);

	const lists = tables.filter(({ verbs }) => verbs.getMany !== undefined);
	test.each(lists)('GET $path: the same filters', ({ path, filters = [] }) => {
		expect(names(filters)).toEqual(filtersOf(path));
	});

	const exports = tables.flatMap(({ path, exports: own = [] }) =>
		own.map((table) => ({ path: `${path}${table.path}`, table })),
	);
	test.each(exports)('GET $path: the same filters and switch', ({ path, table }) => {
		expect(names(table.filters)).toEqual(filtersOf(path));
		const parameters = (operation('get', path)?.parameters ?? []) as Node[];
		const queries = parameters.map((parameter) => String(resolved(parameter).name));
		if (table.flag) expect(queries).toContain(table.flag.name);
	});

	test.each(Object.entries(codeLists))(
		'%s: the same calls',
		(_, { path, single, children, needs }) => {
			expect(operation('get', path)).toBeDefined();
			if (single) expect(operation('get', `${single}/{id}`)).toBeDefined();
			if (children) expect(operation('get', `${path}/{id}/${children}`)).toBeDefined();
			const parameters = (operation('get', path)?.parameters ?? []) as Node[];
			const queries = parameters.map((parameter) => String(resolved(parameter).name));
			expect(queries.sort()).toEqual([...(needs ?? [])].sort());
		},
	);
});
