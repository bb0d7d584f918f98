import project from '../../package.json' with { type: 'json' };
import { vendorNames, vendors } from '../../vendors.mts';
import { type Scaffold, template } from './scaffold.mts';
import { intoList, intoTable } from './scaffoldEdits.mts';
import { kebabCase, plainWords, sentence, titleCase } from './scaffoldNames.mts';
import { scaffoldOperation } from './scaffoldOperation.mts';

export interface NewVendor {
	/** Name of the class and of the folder below nodes/: `AcmeCrm`. */
	folder: string;
	/** What people call it: `Acme CRM`. */
	title: string;
	/** The first thing that the node can get. */
	resource: string;
	/** URL of its documents. */
	source: string;
}

/** A vendor with one operation, in every room of the project. */
export async function scaffoldVendor(
	scaffold: Scaffold,
	{ folder, title, resource, source }: NewVendor,
): Promise<void> {
	const name = folder.toLowerCase();
	if (vendorNames.some((known) => known === name)) throw new Error(`There is a vendor ${name}`);
	const node = `${folder[0]?.toLowerCase()}${folder.slice(1)}`;
	const first = {
		vendor: { name, folder },
		resource,
		operation: 'get',
		method: 'GET',
		path: `/fill-this-in/${resource}/{id}`,
		source,
		call: `get${sentence(resource)}`,
	};
	const repository = project.homepage.replace(/#.*$/, '');
	const own = `n8n-nodes-${kebabCase(node)}`;
	const values = {
		name,
		folder,
		title,
		node,
		credential: `${node}Api`,
		package: project.name,
		guide: `${repository}/blob/main/docs/vendors/${name}.md`,
		own,
		ownRepository: repository.replace(/[^/]+$/, own),
		port: String(Math.max(...vendors.map(({ port }) => port)) + 1),
		resource,
		resourceTitle: titleCase(resource),
		resourceWords: plainWords(resource),
		path: first.path,
		samplePath: first.path.replace('{id}', '1'),
		source,
		call: first.call,
	};
	await scaffold.createTree('vendor', values);
	await scaffold.insert(
		'vendors.mts',
		'among the vendors',
		template('vendorEntry.mts', values),
		intoList('vendors'),
	);
	await scaffold.insert(
		'scripts/convert-workflows.mjs',
		'among the packages',
		`${node}: '${own}',`,
		intoList('singles'),
	);
	await scaffold.insert('package.json', 'in the n8n section', values.credential, (text) =>
		withClasses(text, folder),
	);
	await addRows(scaffold, values);
	await scaffoldOperation(scaffold, first);
}

async function addRows(
	scaffold: Scaffold,
	{
		name,
		title,
		port,
		source,
		own,
		ownRepository,
	}: Record<'name' | 'title' | 'port' | 'source' | 'own' | 'ownRepository', string>,
): Promise<void> {
	const guide = `docs/vendors/${name}.md`;
	const example = `${name}/first-example`;
	const rows: Array<[file: string, head: string, ...cells: string[]]> = [
		[
			'README.md',
			'System',
			`[${title}](${source})`,
			'Fill this in',
			title,
			`[${guide}](${guide})`,
			`[${own}](${ownRepository})`,
		],
		['README.md', 'Credential', `${title} API`, 'Address, API Key', 'Fill this in'],
		['README.md', 'Example', `[${example}](examples/${example}.json)`, 'Fill this in'],
		['sandbox/README.md', 'Vendor', title, `http://127.0.0.1:${port}`, 'key `sandbox-key`'],
	];
	for (const [file, head, ...cells] of rows) {
		const row = `| ${cells.join(' | ')} |`;
		await scaffold.insert(file, `in the table of "${head}"`, row, intoTable(head));
	}
}

/** package.json as npm writes it, with the vendor's two classes. */
function withClasses(text: string, folder: string): string {
	const manifest = JSON.parse(text) as { n8n: { nodes: string[]; credentials: string[] } };
	const { nodes, credentials } = manifest.n8n;
	nodes.push(`dist/nodes/${folder}/${folder}.node.js`);
	credentials.push(`dist/credentials/${folder}Api.credentials.js`);
	nodes.sort();
	credentials.sort();
	return JSON.stringify(manifest, null, 2);
}
