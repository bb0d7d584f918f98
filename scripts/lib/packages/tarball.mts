import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Bytes that a package may have when packed: one vendor, and all of them. */
export const sizeLimits = { single: 110_000, umbrella: 150_000 };

/** What npm puts into every package, and what n8n loads: classes, icons, codex files, output schemas. */
const needed =
	/^(package\.json|README\.md|LICENSE\.md|index\.js|dist\/(nodes|credentials)\/.*\.(js|svg|node\.json)|dist\/nodes\/\w+\/__schema__\/.*\.json)$/;

/** Files of a tarball that no user's n8n needs: source maps, types, tests … */
export function superfluousFiles(tarball: string): string[] {
	return execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
		.trim()
		.split('\n')
		.map((file) => file.replace(/^package\//, ''))
		.filter((file) => !needed.test(file));
}

/** What is wrong with a tarball's size and files; nothing if all is well. */
export function problemsOf(tarball: string, limit: number): string[] {
	const { size } = statSync(tarball);
	const superfluous = superfluousFiles(tarball);
	return [
		...(size > limit ? [`${size} bytes packed, ${limit} are allowed`] : []),
		...superfluous.map((file) => `No n8n needs ${file}`),
	];
}
