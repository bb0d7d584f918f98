import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { transformSync } from '@swc/core';

import { root } from './paths.mts';

const require = createRequire(import.meta.url);

/** Node's loader of CommonJS modules, as far as it is needed here; its types do not show it. */
interface Compiled {
	_compile(code: string, file: string, format: 'commonjs'): void;
}

/** A `require` for shipped sources as they stand now, without a build: `load('nodes/X/transport.ts')`. */
export function sources(): (file: string) => object {
	require.extensions['.ts'] = (module, file) => {
		const { code } = transformSync(readFileSync(file, 'utf8'), {
			filename: file,
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs' },
		});
		(module as unknown as Compiled)._compile(code, file, 'commonjs');
	};
	for (const file of Object.keys(require.cache)) {
		if (file.endsWith('.ts')) delete require.cache[file];
	}
	return (file) => require(join(root, file)) as object;
}
