import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { vendors } from '../../../vendors.mts';

/** What the pages for contributors say about files is true. */
const ROOT = resolve(__dirname, '../../..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** A quotation follows the link to its file. */
const quotations = [
	...text('CONTRIBUTING.md').matchAll(/\]\(([^)]+)\):\n\n```\w+\n(.*?)```/gs),
].map(([, file = '', quoted = '']): [string, string] => [file, quoted]);

test('the walks quote files', () => expect(quotations.length).toBeGreaterThan(7));

test.each(quotations)('%s holds what CONTRIBUTING quotes', (file, quoted) => {
	const lines = new Set(
		text(file)
			.split('\n')
			.map((line) => line.trim()),
	);
	const strange = quoted
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !lines.has(line));
	expect(strange).toEqual([]);
});

describe.each(vendors)("$title's page", ({ name, title, folder }) => {
	const page = text(`docs/vendors/${name}.md`);
	const code = globSync([`nodes/{${folder},shared}/**/*.ts`, 'credentials/*.ts'], { cwd: ROOT })
		.map(text)
		.join('\n');
	/** The kernel puts the vendor's name in front of its messages. */
	const inCode = (message: string) =>
		[message, message.replace(title, '').trim()].some((words) => code.includes(words));

	test('quotes messages that the node has', () => {
		const [, table = ''] = page.split('\n## Troubleshooting\n');
		const messages = [...table.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, message = '']) => message);
		expect(messages.length).toBeGreaterThan(3);
		expect(messages.filter((message) => !inCode(message))).toEqual([]);
	});

	test('shows a picture of an example', () => {
		const job = new RegExp(`\\]\\(\\.\\./images/${name}-([\\w-]+)\\.png\\)`).exec(page)?.[1];
		expect(existsSync(join(ROOT, `examples/${name}/${job}.json`))).toBe(true);
	});
});
