import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Resource } from '../../nodes/shared/operation.ts';
import type { VendorApi } from '../../nodes/shared/vendor.ts';
import { root } from './paths.mts';
import { type Scaffold, template, type Values } from './scaffold.mts';
import { type DocumentedCall, documentedCall } from './scaffoldContract.mts';
import { importedInto, intoCases, intoList, intoPaths } from './scaffoldEdits.mts';
import { camelCase, identifier, plainWords, sentence, titleCase } from './scaffoldNames.mts';
import { sources } from './source.mts';

export interface NewOperation {
	vendor: { name: string; folder: string };
	/** Camel case, as in saved workflows. */
	resource: string;
	operation: string;
	method: string;
	/** Below the vendor's base URL, ids in braces: `/users/{user_id}`. */
	path: string;
	/** URL of the page that states it. */
	source: string;
	/** The operationId in the contract. */
	call: string;
}

/** One call as an operation of its own, from the contract to the engine test. */
export async function scaffoldOperation(scaffold: Scaffold, wanted: NewOperation): Promise<void> {
	const { vendor, resource, operation } = wanted;
	const load = sources();
	const { resources } = load(`nodes/${vendor.folder}/resources/index.ts`) as {
		resources: Resource[];
	};
	const known = resources.find(({ value }) => value === resource);
	if (known?.operations.some(({ value }) => value === operation)) {
		throw new Error(`${vendor.folder} has an operation ${resource}:${operation} already`);
	}
	const api = (load(`nodes/${vendor.folder}/transport.ts`) as Record<string, VendorApi>)[
		vendor.name
	];
	if (!api) throw new Error(`nodes/${vendor.folder}/transport.ts exports no ${vendor.name}`);
	const contract = `sandbox/contracts/${vendor.name}.openapi.yaml`;
	const path = `${await basePath(vendor.name, api)}${wanted.path}`;
	const documented = documentedCall(contract, { ...wanted, path });

	const values = valuesOf(wanted, documented, api);
	const folder = `nodes/${vendor.folder}/resources/${resource}`;
	await scaffold.create(`${folder}/${operation}.ts`, template('operation/operation.ts', values));
	await scaffold.create(
		`nodes/${vendor.folder}/__schema__/v1.0.0/${resource}/${operation}.json`,
		template('operation/schema.json', values),
	);
	if (known) await joinResource(scaffold, vendor.folder, folder, values);
	else await addResource(scaffold, vendor.folder, folder, values);
	if (!documented.isKnown) await addCall(scaffold, vendor.name, contract, values);
	await addCase(scaffold, vendor.name, values);
}

async function joinResource(
	scaffold: Scaffold,
	vendorFolder: string,
	folder: string,
	values: Values,
): Promise<void> {
	const { operation = '', resource, variable = '' } = values;
	const own = `${folder}/index.ts`;
	// A vendor may keep small resources, or those made from tables, in the list of all.
	const hasOwn = existsSync(join(root, own));
	await scaffold.insert(
		hasOwn ? own : `nodes/${vendorFolder}/resources/index.ts`,
		`among the operations of ${resource}`,
		`import { ${variable} } from './${hasOwn ? '' : `${resource}/`}${operation}';\n${variable},`,
		(text, snippet) => (hasOwn ? importedInto('operations')(text, snippet) : undefined),
	);
}

async function addResource(
	scaffold: Scaffold,
	vendorFolder: string,
	folder: string,
	values: Values,
): Promise<void> {
	const { resource, resourceVariable } = values;
	await scaffold.create(`${folder}/index.ts`, template('operation/resource.ts', values));
	await scaffold.insert(
		`nodes/${vendorFolder}/resources/index.ts`,
		'among the resources, before customApiCall',
		`import { ${resourceVariable} } from './${resource}';\n${resourceVariable},`,
		importedInto('resources', /^custom\w*Call\(/),
	);
}

async function addCall(
	scaffold: Scaffold,
	vendor: string,
	contract: string,
	values: Values,
): Promise<void> {
	const path = template('operation/path.yaml', values);
	await scaffold.insert(contract, 'among the paths', path, intoPaths);
	const count = new RegExp(`(name: '${vendor}',[^}]*documentedCalls: )(\\d+)`);
	await scaffold.insert('vendors.mts', 'one documented call more', '', (text) =>
		count.test(text)
			? text.replace(count, (_, start: string, calls: string) => `${start}${Number(calls) + 1}`)
			: undefined,
	);
	await scaffold.insert(
		`sandbox/vendors/${vendor}.mts`,
		'among the handlers',
		template('operation/handler.mts', values),
		intoList('handlers'),
	);
}

/** In the first of the vendor's engine tests that has a list of cases. */
async function addCase(scaffold: Scaffold, vendor: string, values: Values): Promise<void> {
	const entry = template('operation/case.mts', values);
	const tests = globSync(`test/engine/${vendor}*.test.mts`, { cwd: root })
		.sort()
		.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
		.filter(({ text }) => text.includes('describeOperations('));
	const fitting = tests.find(({ text }) => intoCases(text, entry)) ?? tests[0];
	await scaffold.insert(
		fitting?.file ?? `test/engine/${vendor}.test.mts`,
		'among the cases of describeOperations',
		entry,
		intoCases,
	);
}

/** What the vendor's base URL has behind its host. */
async function basePath(vendor: string, api: VendorApi): Promise<string> {
	const { credentials } = (await import(`../../sandbox/vendors/${vendor}.mts`)) as {
		credentials(url: string): { data: Record<string, string> };
	};
	const { pathname } = new URL(api.baseUrl(credentials('http://127.0.0.1').data));
	return pathname.replace(/\/$/, '');
}

function valuesOf(wanted: NewOperation, documented: DocumentedCall, api: VendorApi): Values {
	const { resource, operation, method, path, source } = wanted;
	const ids = idsIn(path);
	const hasBody = ['PATCH', 'POST', 'PUT'].includes(method);
	const inputs = [...ids.map(camelCase), ...(hasBody ? ['name'] : [])];
	const mediaType = api.mediaType ?? 'application/json';
	const property = (name: string) =>
		template('operation/property.ts', { name, displayName: titleCase(name) });
	return {
		resource,
		resourceTitle: titleCase(resource),
		resourceVariable: identifier(resource, 'Resource'),
		operation,
		variable: identifier(operation, 'Operation'),
		title: titleCase(operation),
		action: sentence(`${plainWords(operation)} ${plainWords(resource)}`),
		kind: method === 'GET' ? 'read' : 'write',
		method,
		verb: method.toLowerCase(),
		source,
		call: documented.operationId,
		fullPath: documented.path,
		reader: inputs.length > 0 ? 'parameters' : '',
		properties: inputs.length > 0 ? `properties: [${inputs.map(property).join('')}],` : '',
		body: hasBody ? "body: { name: parameters.text('name') }," : '',
		pathImport: ids.length > 0 ? "import { path } from '../../../shared/path';" : '',
		pathExpression: ids.length > 0 ? `path\`${withReaders(path)}\`` : `'${path}'`,
		parameters: parametersOf(documented),
		requestBody: hasBody ? template('operation/requestBody.yaml', { mediaType }) : '',
		given: inputs.map((name) => `${name}: '${name === 'name' ? 'Example' : '1'}',`).join('\n'),
	};
}

const ID = /\{(\w+)\}/g;

function idsIn(path: string): string[] {
	return [...path.matchAll(ID)].map(([, name = '']) => name);
}

/** `/users/{user_id}` as the inside of a template. */
function withReaders(path: string): string {
	return path.replace(ID, (_, name: string) => `\${parameters.id('${camelCase(name)}')}`);
}

function parametersOf({ path, common }: DocumentedCall): string {
	const lines = [
		...idsIn(path).map(
			(name) => `  - { name: ${name}, in: path, required: true, schema: { type: string } }`,
		),
		...common.map((reference) => `  - $ref: '${reference}'`),
	];
	return lines.length > 0 ? ['parameters:', ...lines].join('\n') : '';
}
