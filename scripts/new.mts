/**
 * `npm run new`: what a new operation or a new vendor needs, in every room of the project. What only
 * people can know is left as "fill this in", and `npm test` lists it until it is done.
 *
 *   npm run new -- operation gamfi employee archive --method POST --path /users/{user_id}/archive
 *   npm run new -- vendor AcmeCrm --title "Acme CRM" --resource lead
 *
 *   --method <verb>      GET for `get…` and `find…`, else POST
 *   --path <path>        below the vendor's base URL, IDs in braces
 *   --source <url>       the page that states it
 *   --call <name>        the operationId in the contract (`archiveEmployee`)
 *   --title <text>       what people call the vendor
 *   --resource <name>    what the vendor's first operation gets (`record`)
 */
import { parseArgs } from 'node:util';

import { vendors } from '../vendors.mts';
import { command } from './lib/command.mts';
import { describedOperations, operationsTable } from './lib/operationsTable.mts';
import { updatePage } from './lib/pages.mts';
import { Scaffold } from './lib/scaffold.mts';
import { sentence, titleCase } from './lib/scaffoldNames.mts';
import { scaffoldOperation } from './lib/scaffoldOperation.mts';
import { leftToFillIn } from './lib/scaffoldRest.mts';
import { scaffoldVendor } from './lib/scaffoldVendor.mts';
import { sources } from './lib/source.mts';

const USAGE =
	'npm run new -- operation <vendor> <resource> <operation> [--method POST --path /x/{id}]\n' +
	'  npm run new -- vendor <Name> [--title "The Name" --resource <resource>]';

type Options = Partial<
	Record<'method' | 'path' | 'source' | 'call' | 'title' | 'resource', string>
>;

await command(async () => {
	const text = { type: 'string' } as const;
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { method: text, path: text, source: text, call: text, title: text, resource: text },
	});
	const scaffold = new Scaffold();
	const [kind, ...names] = positionals;
	let changed: Changed;
	if (kind === 'operation' && names.length === 3) {
		changed = await operation(scaffold, names, values);
	} else if (kind === 'vendor' && names.length === 1) {
		changed = await vendor(scaffold, names, values);
	} else {
		throw new Error(`Say what is new:\n  ${USAGE}`);
	}
	report(scaffold);
	writeOperationsTables(changed);
	return 0;
});

/** The vendor that has more than before. */
interface Changed {
	name: string;
	folder: string;
}

async function operation(scaffold: Scaffold, names: string[], options: Options): Promise<Changed> {
	const [vendorName = '', resource = '', name = ''] = names;
	const found = vendors.find((one) => one.name === vendorName);
	if (!found) {
		throw new Error(
			`There is no vendor ${vendorName}, but ${vendors.map((one) => one.name).join(', ')}`,
		);
	}
	const reads = /^(get|find|list|search|download|export)/.test(name);
	await scaffoldOperation(scaffold, {
		vendor: found,
		resource: camelCased(resource),
		operation: camelCased(name),
		method: verb(options.method ?? (reads ? 'GET' : 'POST')),
		path: pathWithin(options.path ?? `/fill-this-in/${resource}/${name}`),
		source: addressOf(options.source),
		call: callName(options.call ?? `${name}${sentence(resource)}`),
	});
	return found;
}

async function vendor(
	scaffold: Scaffold,
	[name = '']: string[],
	options: Options,
): Promise<Changed> {
	if (!/^([A-Z][a-z0-9]*)+$/.test(name)) throw new Error(`${name} is no name for a class: AcmeCrm`);
	await scaffoldVendor(scaffold, {
		folder: name,
		title: options.title ?? titleCase(name),
		resource: camelCased(options.resource ?? 'record'),
		source: addressOf(options.source),
	});
	return { name: name.toLowerCase(), folder: name };
}

function camelCased(name: string): string {
	if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`'${name}' is not written like getMany`);
	return name;
}

function callName(name: string): string {
	// The engine tests leave them out of the calls that they count.
	if (/token$/i.test(name)) {
		throw new Error(`${name} is named like a login: choose another name with --call <name>`);
	}
	return camelCased(name);
}

function verb(method: string): string {
	const wanted = method.toUpperCase();
	if (!['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].includes(wanted)) {
		throw new Error(`${method} is no method that the nodes use`);
	}
	return wanted;
}

function pathWithin(path: string): string {
	if (!/^(\/([\w.~-]|\{\w+\})+)+\/?$/.test(path)) {
		throw new Error(`${path} is no path, as /users/{user_id} is one`);
	}
	return path;
}

function addressOf(source = 'https://fill-this-in.example'): string {
	if (!URL.canParse(source)) throw new Error(`${source} is no address of a page`);
	return source;
}

/** From the sources, because nothing is built yet. */
function writeOperationsTables({ name, folder }: Changed): void {
	const folders = new Set<string>([...vendors.map((known) => known.folder), folder]);
	const load = sources();
	const node = (one: string) => load(`nodes/${one}/${one}.node.ts`);
	updatePage('README.md', 'operations', operationsTable([...folders], node));
	updatePage(`docs/vendors/${name}.md`, 'operations', describedOperations(folder, node));
}

function report({ written, byHand }: Scaffold): void {
	console.log('Written:');
	for (const file of [...written].sort()) console.log(`  ${file}`);
	for (const { file, what, snippet } of byHand) {
		console.log(`\nBy hand, ${what} of ${file}:\n\n${snippet}`);
	}
	console.log('\nFill this in:');
	for (const place of leftToFillIn()) console.log(`  ${place}`);
	console.log(
		'\nThen npm test. What no test asks for: the texts of docs/vendors/ and README.md, an example where a user would look for one, a line in CHANGELOG.md.',
	);
}
