import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Every link of every page leads somewhere: to a file that is there, and to a heading that is in it. */
const ROOT = resolve(__dirname, '../../..');
const pages = globSync(
	[
		'*.md',
		'{docs,examples}/**/*.md',
		'sandbox/*.md',
		'.github/**/*.md',
		'scripts/templates/**/*.md',
	],
	{ cwd: ROOT },
).filter((page) => !page.includes('templates/package/'));

/** Without code, whose brackets are no links. */
const proseOf = (page: string) =>
	readFileSync(join(ROOT, page), 'utf8')
		.replace(/^```.*?^```/gms, '')
		.replace(/`[^`\n]*`/g, (code) => code.replace(/[\][()]/g, ' '));

/** Of `[text](target)` and `[name]: target`, pictures included. */
function linksIn(page: string): string[] {
	const prose = proseOf(page);
	return [...prose.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)|^\[[^\]]+\]: +(\S+)/gm)]
		.map(([, inline, reference]) => inline ?? reference ?? '')
		.filter((target) => !/^(https?:|mailto:)/.test(target));
}

/** The addresses that GitHub gives to a page's headings. */
function anchorsOf(page: string): Set<string> {
	const anchors = new Set<string>();
	for (const [, heading = ''] of readFileSync(join(ROOT, page), 'utf8')
		.replace(/^```.*?^```/gms, '')
		.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
		const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
		const slug = text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
			.replaceAll(' ', '-');
		const taken = (number: number) => anchors.has(number === 0 ? slug : `${slug}-${number}`);
		let number = 0;
		while (taken(number)) number++;
		anchors.add(number === 0 ? slug : `${slug}-${number}`);
	}
	return anchors;
}

function isDead(page: string, link: string): boolean {
	const [target = '', anchor] = link.split('#');
	const file = target === '' ? page : relative(ROOT, join(ROOT, dirname(page), target));
	if (!existsSync(join(ROOT, file))) return true;
	if (anchor === undefined || statSync(join(ROOT, file)).isDirectory()) return false;
	return file.endsWith('.md') && !anchorsOf(file).has(decodeURIComponent(anchor));
}

test('there are links to look at', () => {
	expect(pages.flatMap(linksIn).length).toBeGreaterThan(100);
});

test.each(pages)('%s links only to files and headings that exist', (page) => {
	expect(linksIn(page).filter((link) => isDead(page, link))).toEqual([]);
});

/** What n8n's editor links to: the addresses of these pages in the repository. */
const shipped = globSync(['nodes/*/*.node.{json,ts}', 'credentials/*.ts'], { cwd: ROOT });
const linked = shipped.flatMap((file) =>
	[...readFileSync(join(ROOT, file), 'utf8').matchAll(/\/blob\/main\/([^\s'"`]+)/g)].map(
		([, link = '']): [string, string] => [file, link],
	),
);

test('the editor links to pages', () => expect(linked.length).toBeGreaterThan(10));

test.each(linked)('%s links to a page and heading that exist: %s', (_file, link) => {
	expect(isDead('README.md', link)).toBe(false);
});
