/**
 * `node scripts/mirror.mts <cut> <clone>`: pushes a single-service package to its thin repository.
 * The workflow that publishes runs it, without any dependency installed.
 */
import { execFileSync } from 'node:child_process';

import manifest from '../package.json' with { type: 'json' };
import { command } from './lib/command.mts';
import { updateMirror } from './lib/mirror.mts';
import { root } from './lib/paths.mts';
import { repositoryOf } from './lib/placeholders.mts';

await command(async () => {
	const [cut, clone] = process.argv.slice(2);
	if (cut === undefined || clone === undefined) {
		throw new Error('Say which: node scripts/mirror.mts <cut> <clone of the mirror>');
	}
	const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
	console.log(`✓ ${updateMirror(cut, clone, { repository: repositoryOf(manifest), commit })}`);
	return 0;
});
