import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Domains that belong to nobody and never will (RFC 2606). */
const RESERVED =
	/@(?:[\w-]+\.)*(?:[\w-]+\.(?:invalid|example|test|localhost)|example\.(?:com|net|org))$/i;

/** What n8n's own rule no-template-placeholders looks for. */
const TEMPLATE = /<[^>]*>|\{\{[^}]*\}\}/;

/** The values of a package.json that only the publisher can give, by their names. */
export function placeholdersIn(manifest: object, name = 'package.json'): string[] {
	return Object.entries(manifest).flatMap(([key, value]) => {
		const path = `${name} › ${key}`;
		if (typeof value === 'object' && value !== null) return placeholdersIn(value as object, path);
		if (typeof value !== 'string') return [];
		return RESERVED.test(value) || TEMPLATE.test(value) ? [`${path}: ${value}`] : [];
	});
}

/** `owner/name` of a package's repository. */
export function repositoryOf({ repository }: { repository: { url: string } }): string {
	const [, found] = /github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(repository.url) ?? [];
	if (found === undefined) throw new Error(`${repository.url} is no repository on GitHub`);
	return found;
}

/**
 * Addresses on GitHub that look like this project's, but have another owner or name than it has:
 * whoever moves the project has to change them all.
 */
export function strayAddresses(folder: string, owner: string, names: string[]): string[] {
	const files = globSync(
		['*.{json,md}', '{.github,credentials,docs,nodes}/**/*.{json,md,ts,yml}'],
		{ cwd: folder },
	);
	return files.sort().flatMap((file) => {
		const text = readFileSync(join(folder, file), 'utf8');
		return [...text.matchAll(/github\.com[/:]([\w.-]+)\/(n8n-nodes-[\w-]+)/g)]
			.filter(([, itsOwner, itsName = '']) => itsOwner !== owner || !names.includes(itsName))
			.map(([address]) => `${file}: ${address}`);
	});
}
