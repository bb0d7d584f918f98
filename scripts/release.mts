/**
 * `npm run release`: what has to be right before a version is published, and what publishing would do.
 * Publishing itself is done by .github/workflows/publish.yml, from a tag; docs/releasing.md tells how.
 *
 *   npm run release -- --dry-run         everything but the upload, for the version in package.json
 *   npm run release -- --prepare 1.2.3   what the workflow's first job does, for the tag 1.2.3
 */
import { command } from './lib/command.mts';
import { preparation, publisherChecks, rehearsal, version } from './lib/release.mts';
import { runSteps } from './lib/steps.mts';

await command(async () => {
	const [mode, tag, ...more] = process.argv.slice(2);
	if (mode === '--prepare' && tag !== undefined && more.length === 0) {
		return await runSteps([...preparation(tag), ...publisherChecks()]);
	}
	if (mode === '--dry-run' && tag === undefined) {
		return await runSteps(
			[...preparation(version), ...rehearsal, ...publisherChecks()],
			publisherSteps,
		);
	}
	throw new Error(
		'Publishing is done by the workflow, from a tag (docs/releasing.md).\n' +
			'  npm run release -- --dry-run         everything but the upload\n' +
			'  npm run release -- --prepare 1.2.3   what the workflow packs for a tag',
	);
});

/** What no command here can do; docs/releasing.md has each in detail. */
function publisherSteps(failed: string[]): string {
	const theirs = publisherChecks().map(({ name }) => name);
	const ours = failed.filter((name) => !theirs.includes(name));
	if (ours.length > 0) return `To be mended first: ${ours.join(', ')}.`;
	return [
		`Version ${version} is ready, as far as this can be told without publishing. What is left is the publisher's:`,
		...failed.map((name) => `  - replace, or bring about: ${name}`),
		"  - once: npm names and their trusted publishers, the mirrors' deploy keys, both environments",
		`  - then: git tag ${version} && git push origin ${version}`,
		'  - after the first release: hand each single-service package to n8n, with a video',
		'docs/releasing.md has the details.',
	].join('\n');
}
