/**
 * n8n's engine without jest, whose module registry costs time and memory of its own. Loaded before
 * anything that imports n8n: `node --import ./bench/engine.mts …`.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const { resolve } = createRequire(import.meta.url);

// The ES modules of n8n-workflow import without file endings, which only bundlers understand.
const commonJs = new Map(
	['n8n-core', 'n8n-workflow'].map((name) => [name, pathToFileURL(resolve(name)).href]),
);
registerHooks({
	resolve: (specifier, context, nextResolve) =>
		nextResolve(
			(context.parentURL?.endsWith('.mts') && commonJs.get(specifier)) || specifier,
			context,
		),
});

await import('../test/support/engine.setup.mts');
