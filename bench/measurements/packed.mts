import { execFileSync } from 'node:child_process';

import { root } from '../../scripts/lib/paths.mts';

/** The size of the tarball that npm would publish. */
export async function measure() {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const printed = execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
	const [{ size }] = JSON.parse(printed.toString()) as Array<{ size: number }>;
	return { packedKilobytes: size / 1_000 };
}
