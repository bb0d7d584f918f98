import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { format, getFileInfo, resolveConfig } from 'prettier';

import { root } from './paths.mts';
import { withSortedImports } from './scaffoldEdits.mts';

/** Names in a template and what stands for them. */
export type Values = Record<string, string>;

/** An edit for which no place was found: whoever runs the command makes it. */
export interface ByHand {
	file: string;
	what: string;
	snippet: string;
}

const folder = join(root, 'scripts/templates');

/** A file of `scripts/templates/` with its `{{names}}` filled in. */
export function template(name: string, values: Values): string {
	return fill(readFileSync(join(folder, `${name}.tmpl`), 'utf8').trimEnd(), values);
}

/**
 * A value of several lines takes over the indentation of a placeholder that has its line to itself;
 * an empty one takes that line away.
 */
function fill(text: string, values: Values): string {
	const valueOf = (name: string) => {
		const value = values[name];
		if (value === undefined) throw new Error(`No template can ask for {{${name}}}`);
		return value;
	};
	return text
		.split('\n')
		.flatMap((line) => {
			const [, indent, name] = /^(\s*)\{\{(\w+)\}\}$/.exec(line) ?? [];
			if (name === undefined) {
				return [line.replace(/\{\{(\w+)\}\}/g, (_, inner: string) => valueOf(inner))];
			}
			if (valueOf(name) === '') return [];
			return valueOf(name)
				.split('\n')
				.map((part) => `${indent}${part}`);
		})
		.join('\n');
}

/** What a run of `npm run new` has changed, and what it has to leave to people. */
export class Scaffold {
	readonly written = new Set<string>();

	readonly byHand: ByHand[] = [];

	/** A new file. */
	async create(file: string, text: string): Promise<void> {
		if (existsSync(join(root, file))) throw new Error(`${file} exists already`);
		await this.#write(file, text);
	}

	/** New files at the places that their templates have below `scripts/templates/<tree>/`. */
	async createTree(tree: string, values: Values): Promise<void> {
		for (const path of globSync('**/*.tmpl', { cwd: join(folder, tree) }).sort()) {
			const name = path.replaceAll('\\', '/').replace(/\.tmpl$/, '');
			await this.create(fill(name, values), template(`${tree}/${name}`, values));
		}
	}

	/**
	 * Puts a snippet into a file that is there. `put` gives `undefined` when it does not find its place;
	 * then the snippet is for people.
	 */
	async insert(
		file: string,
		what: string,
		snippet: string,
		put: (text: string, snippet: string) => string | undefined,
	): Promise<void> {
		const changed = existsSync(join(root, file))
			? put(readFileSync(join(root, file), 'utf8'), snippet)
			: undefined;
		if (changed === undefined) this.byHand.push({ file, what, snippet });
		else await this.#write(file, changed);
	}

	/** In the form that lint and prettier ask for, so that templates need not know how names sort. */
	async #write(file: string, text: string): Promise<void> {
		const path = join(root, file);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(
			path,
			await formatted(path, /\.m?ts$/.test(file) ? withSortedImports(text) : text),
		);
		this.written.add(file);
	}
}

async function formatted(path: string, text: string): Promise<string> {
	const ignorePath = join(root, '.prettierignore');
	const { ignored, inferredParser } = await getFileInfo(path, { ignorePath });
	if (ignored || inferredParser === null) return `${text.trimEnd()}\n`;
	return await format(text, { ...(await resolveConfig(path)), filepath: path });
}
