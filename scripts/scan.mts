/**
 * Runs n8n's package scanner (what `npx @n8n/scan-community-package` does after publishing) on the
 * sources and on the packed tarball. Only its look at npm's provenance is missing: that needs a
 * published version.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// @ts-expect-error The scanner has no types.
import * as scanner from '@n8n/scan-community-package/scanner/scanner.mjs';

import { pack } from './lib/n8n.mts';
import { cache, root } from './lib/paths.mts';
import { mustRun } from './lib/process.mts';

interface Scanner {
	analyzePackage(
		folder: string,
		patterns: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
	SOURCE_FILE_PATTERNS: string[];
}

const { analyzePackage, SOURCE_FILE_PATTERNS } = scanner as Scanner;

const tarball = await pack(root, join(cache, 'scan'));
// Outside of the project, whose own ESLint would find the unpacked files otherwise.
const unpacked = await mkdtemp(join(tmpdir(), 'backoffice-scan-'));
try {
	await mustRun('tar', ['-xzf', tarball, '-C', unpacked], {
		logFile: join(cache, 'scan', 'tar.log'),
	});
	const found = [
		{ what: 'sources', ...(await analyzePackage(root, SOURCE_FILE_PATTERNS)) },
		{
			what: 'packed tarball',
			...(await analyzePackage(join(unpacked, 'package'), ['**/*.js', 'package.json'])),
		},
	];
	for (const { what, passed, message, details } of found) {
		console.log(passed ? `✓ ${what}` : `✗ ${what}: ${message}\n${details ?? ''}`);
	}
	process.exitCode = found.every(({ passed }) => passed) ? 0 : 1;
} finally {
	await rm(unpacked, { recursive: true, force: true });
}
