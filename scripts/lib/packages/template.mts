import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What `npm create @n8n/node` starts a package with, in the version of n8n's tool that this project uses. */
const templates = join(
	dirname(createRequire(import.meta.url).resolve('@n8n/node-cli/eslint')),
	'../template/templates',
);

interface TemplateManifest {
	scripts: Record<string, string>;
	devDependencies: Record<string, string>;
}

export const templateManifest = JSON.parse(
	readFileSync(join(templates, 'programmatic/example/template/package.json'), 'utf8'),
) as TemplateManifest;

/** Files that a cut has as they are in the template, by their path in the cut. */
export const templateFiles: Record<string, string> = {
	'eslint.config.mjs': join(templates, 'shared/default/eslint.config.mjs'),
	'tsconfig.json': join(templates, 'programmatic/example/template/tsconfig.json'),
	'.prettierrc.js': join(templates, 'shared/default/.prettierrc.js'),
	'.gitignore': join(templates, 'shared/default/gitignore'),
};
