import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { vendors } from '../../../vendors.mts';

const ROOT = resolve(__dirname, '../../..');

/** jest cannot load ESLint's configuration, which is an ES module; another Node can. */
const LINT = `
	import { text } from 'node:stream/consumers';
	import { ESLint } from 'eslint';
	const eslint = new ESLint({ overrideConfigFile: 'eslint.full.config.mjs' });
	const findings = [];
	for (const [filePath, code] of JSON.parse(await text(process.stdin))) {
		const [{ messages }] = await eslint.lintText(code, { filePath });
		findings.push(messages.map(({ message }) => message).join('\\n'));
	}
	console.log(JSON.stringify(findings));
`;

const [one, other] = vendors;

const refused: Array<[what: string, file: string, code: string, message: RegExp]> = [
	[
		'another package',
		`nodes/${one.folder}/x.ts`,
		"import { get } from 'node:http';\n\nexport const x = get;\n",
		/n8n forbids it here/,
	],
	[
		'a package that is required',
		`nodes/${one.folder}/x.ts`,
		"export const x: unknown = require('undici');\n",
		/Import at the top of the file/,
	],
	[
		'another vendor',
		`nodes/${one.folder}/resources/x.ts`,
		`export { x } from '../../${other.folder}/transport';\n`,
		/A vendor imports nodes\/shared and itself/,
	],
	[
		'a type of another vendor',
		`nodes/${other.folder}/x.ts`,
		`export type X = import('../${one.folder}/transport').X;\n`,
		/Import at the top of the file/,
	],
	[
		'a vendor, in the kernel',
		'nodes/shared/x.ts',
		`export { x } from '../${one.folder}/transport';\n`,
		/The kernel is flat and imports no vendor/,
	],
	[
		"a vendor's name, in the kernel",
		'nodes/shared/x.ts',
		`export const x = '${one.title}';\n`,
		/The kernel names no vendor/,
	],
	[
		'more of a vendor than its credential.ts, in a credential',
		'credentials/X.ts',
		`export { x } from '../nodes/${one.folder}/transport';\n`,
		/A credential imports nodes\/shared and the credential.ts/,
	],
	[
		'a switched-off rule',
		`nodes/${one.folder}/x.ts`,
		'/* eslint-disable eqeqeq */\nexport const x = (y: number) => y == 1;\n',
		/has no effect/,
	],
	[
		'a switched-off type check',
		`nodes/${one.folder}/x.ts`,
		'// @ts-expect-error: no such thing\nexport const x: number = "";\n',
		/@ts-expect-error/,
	],
	['a leftover', `nodes/${one.folder}/x.ts`, '// TODO: more\nexport const x = 1;\n', /todo/i],
];

/** What is allowed beside it, so that no rule above refuses everything. */
const allowed: Array<[file: string, code: string]> = [
	[
		`nodes/${one.folder}/resources/x.ts`,
		"import { createHash } from 'node:crypto';\n\nimport { y } from '../../shared/y';\nimport { z } from '../transport';\n\nexport const x = [createHash, y, z];\n",
	],
	['nodes/shared/x.ts', "export { y } from './y';\n"],
	['credentials/X.ts', `export { x } from '../nodes/${one.folder}/credential';\n`],
];

test('lint refuses what house rules forbid, and nothing else', () => {
	const files = [...refused.map(([, file, code]) => [file, code]), ...allowed];
	const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', LINT], {
		cwd: ROOT,
		input: JSON.stringify(files),
		encoding: 'utf8',
	});
	expect(stderr).toBe('');
	const findings = JSON.parse(stdout) as string[];
	const seen = refused.map(([what, , , message], index) => ({
		what,
		found: message.test(findings[index] ?? '') || findings[index],
	}));
	expect(seen).toEqual(refused.map(([what]) => ({ what, found: true })));
	expect(findings.slice(refused.length)).toEqual(allowed.map(() => ''));
});
