import project from '../../../package.json' with { type: 'json' };
import { type Cut, umbrella } from './cuts.mts';
import { entriesOf } from './sources.mts';
import { templateManifest } from './template.mts';

const { version, license, author, engines, n8n, peerDependencies } = project;
const pinned: Record<string, string | undefined> = project.devDependencies;

/** What `n8n-node build` leaves in dist beside the code, and no n8n loads. */
const notShipped = ['**/*.d.ts', '**/*.map', 'docs', 'package.json', 'tsconfig.tsbuildinfo'];

/** package.json of a cut: of n8n's template what every package has, of this project the rest. */
export function manifestOf(cut: Cut) {
	const { vendor, name, repository } = cut;
	const { nodes, credentials } = entriesOf(cut);
	const built = (entry: string) => `dist/${entry}.js`;
	return {
		name,
		version,
		description: `n8n nodes for ${vendor.title}. ${vendor.about}`,
		license,
		homepage: `${repository}#readme`,
		// There is one place for what is wrong, and it is where the sources are changed.
		bugs: { url: `${umbrella.repository}/issues` },
		keywords: [project.keywords[0], 'n8n', ...vendor.keywords],
		author,
		repository: { type: 'git', url: `git+${repository}.git` },
		engines,
		scripts: templateManifest.scripts,
		files: ['dist', ...notShipped.map((pattern) => `!dist/${pattern}`)],
		n8n: { ...n8n, credentials: credentials.map(built), nodes: nodes.map(built) },
		devDependencies: developmentDependencies(),
		peerDependencies,
	};
}

/** Those of the template, in the versions that this project was tested with. */
function developmentDependencies(): Record<string, string> {
	return Object.fromEntries(
		Object.keys(templateManifest.devDependencies).flatMap((name) => {
			const version = pinned[name];
			// release-it would publish from somebody's machine; these packages are published by a workflow.
			return version === undefined ? [] : [[name, version]];
		}),
	);
}
