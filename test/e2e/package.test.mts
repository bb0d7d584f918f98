import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { root } from '../../scripts/lib/paths.mts';
import { attachToStage, type RunningStage } from '../support/n8n.mts';

interface NodeType {
	name: string;
	group: string[];
	iconUrl?: { light: string; dark: string };
}

interface CredentialType {
	name: string;
	iconUrl?: { light: string; dark: string };
}

const { name: packageName, n8n: contents } = JSON.parse(
	readFileSync(join(root, 'package.json'), 'utf8'),
) as { name: string; n8n: { nodes: string[]; credentials: string[] } };

const camelCase = (className: string) => className[0]!.toLowerCase() + className.slice(1);
const namesOf = (files: string[]) => files.map((file) => camelCase(basename(file).split('.')[0]!));

describe('the installed package', () => {
	let stage: RunningStage;
	let nodes: NodeType[];

	beforeAll(async () => {
		stage = await attachToStage();
		const all = await stage.n8n.file<NodeType[]>('/types/nodes.json');
		nodes = all.filter(({ name }) => name.startsWith(`${packageName}.`));
	});

	it('has all its nodes in n8n, and a tool for agents beside every action node', () => {
		const names = namesOf(contents.nodes);
		const tools = names.filter((name) => !name.endsWith('Trigger')).map((name) => `${name}Tool`);
		expect(nodes.map(({ name }) => name.split('.')[1]).sort()).toEqual([...names, ...tools].sort());
	});

	it('has all its credentials in n8n', async () => {
		const credentials = await stage.n8n.file<CredentialType[]>('/types/credentials.json');
		const known = credentials.map(({ name }) => name);
		expect(known).toEqual(expect.arrayContaining(namesOf(contents.credentials)));
	});

	it('shows an icon for every node, in light and dark', async () => {
		for (const { name, iconUrl } of nodes) {
			for (const url of [iconUrl?.light, iconUrl?.dark]) {
				expect({ name, status: await statusOf(`/${url}`) }).toEqual({ name, status: 200 });
			}
		}
	});

	it('serves the output schemas, which let users map fields before the first run', async () => {
		const files = globSync('nodes/*/__schema__/v1.0.0/*/*.json', { cwd: root });
		expect(files).not.toEqual([]);
		for (const file of files) {
			const [, folder, , , resource, operation] = file.split('/') as string[];
			expect(existsSync(join(root, 'nodes', folder!, `${folder}.node.ts`))).toBe(true);
			const url = `/schemas/${packageName}.${camelCase(folder!)}/1.0.0/${resource}/${operation}`;
			expect({ url, status: await statusOf(url) }).toEqual({ url, status: 200 });
		}
	});

	async function statusOf(path: string): Promise<number> {
		return (await fetch(`${stage.n8n.url}${path}`)).status;
	}
});
