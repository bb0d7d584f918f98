import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeTypeDescription } from 'n8n-workflow';

import { describedOperations, operationsTable } from '../../scripts/lib/operationsTable.mts';
import { replaceBetween } from '../../scripts/lib/pages.mts';
import { vendors } from '../../vendors.mts';

/** The built package through n8n's own loader, as at the start of an n8n. */
const ROOT = resolve(__dirname, '../..');
const loader = new PackageDirectoryLoader(ROOT);
const described = (name: string): INodeTypeDescription => {
	const { type } = loader.getNode(name);
	return 'description' in type ? (type.description as INodeTypeDescription) : ({} as never);
};

const ACTIONS: string[] = vendors.map(({ nodes: [action] }) => action);
const TRIGGERS: string[] = vendors.flatMap(({ nodes: [, ...triggers] }) => triggers);
const CREDENTIALS: string[] = vendors.map(({ credential }) => credential);

beforeAll(async () => await loader.loadAll());

test('n8n finds all nodes and credentials', () => {
	expect(Object.keys(loader.known.nodes).sort()).toEqual([...ACTIONS, ...TRIGGERS].sort());
	expect(Object.keys(loader.known.credentials).sort()).toEqual([...CREDENTIALS].sort());
});

test.each([...ACTIONS, ...TRIGGERS])(
	'%s has icons for light and dark, a codex and a subtitle',
	(name) => {
		const { iconUrl, codex, description, subtitle } = described(name);
		expect(iconUrl).toEqual({
			light: expect.stringMatching(/\.svg$/),
			dark: expect.stringMatching(/\.dark\.svg$/),
		});
		expect(codex?.alias?.length).toBeGreaterThan(3);
		expect(codex?.resources?.primaryDocumentation?.[0].url).toMatch(/^https:/);
		expect(description.length).toBeGreaterThan(10);
		expect(subtitle).toBeTruthy();
	},
);

test.each(ACTIONS)('%s can be used by AI agents', (name) => {
	expect(described(name).usableAsTool).toBe(true);
});

test.each(CREDENTIALS)(
	'%s has icons, documentation, a test, and serves the HTTP Request node',
	(name) => {
		const { type } = loader.getCredential(name);
		expect(type.iconUrl).toMatchObject({ light: expect.any(String), dark: expect.any(String) });
		const guide =
			/\/(docs\/vendors\/\w+\.md)#credential$/.exec(type.documentationUrl ?? '')?.[1] ?? '';
		expect(readFileSync(resolve(ROOT, guide), 'utf8')).toContain('\n## Credential\n');
		expect(type.httpRequestNode).toMatchObject({
			name: expect.any(String),
			docsUrl: expect.stringMatching(/^https:/),
		});
		const testedByNode = ACTIONS.some((node) =>
			described(node).credentials?.some(
				(credential) => credential.name === name && credential.testedBy,
			),
		);
		expect(type.test !== undefined || testedByNode).toBe(true);
	},
);

test('the README lists every operation (else: npm run generate -- operations)', () => {
	const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8');
	expect(readme).toBe(replaceBetween(readme, 'operations', operationsTable()));
});

test.each(vendors)(
	"$title's page lists its operations (else: npm run generate -- operations)",
	(vendor) => {
		const page = readFileSync(resolve(ROOT, `docs/vendors/${vendor.name}.md`), 'utf8');
		const table = describedOperations(vendor.folder);
		expect(page).toBe(replaceBetween(page, 'operations', table));
	},
);
