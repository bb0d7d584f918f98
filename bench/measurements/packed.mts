import { execFileSync } from 'node:child_process';

import { root } from '../../scripts/lib/paths.mts';

/** The size of the tarball that npm would publish. */
export async function measure() {
	const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] } as const;
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const [{ size }] = JSON.parse(execFileSync('npm', args, options)) as Array<{ size: number }>;
	return { packedKilobytes: size / 1_000 };
}
