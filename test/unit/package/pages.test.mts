import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What the pages for contributors say about files is true. */
const ROOT = resolve(__dirname, '../../..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Without code blocks, whose brackets are no links. */
function linksIn(page: string): string[] {
	const prose = text(page).replace(/```.*?```/gs, '');
	return [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(
		([, target = '']) => target,
	);
}

test.each(globSync(['*.md', 'docs/**/*.md', 'sandbox/*.md'], { cwd: ROOT }))(
	'%s links only to files that exist',
	(page) => {
		const dead = linksIn(page).filter((target) => !existsSync(join(ROOT, dirname(page), target)));
		expect(dead).toEqual([]);
	},
);

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
