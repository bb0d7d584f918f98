import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// @ts-expect-error The scanner has no types.
import * as scanner from '@n8n/scan-community-package/scanner/scanner.mjs';

import { mustRun } from './process.mts';

interface Finding {
	passed: boolean;
	message?: string;
	details?: string;
}

interface Scanner {
	analyzePackage(folder: string, patterns: string[]): Promise<Finding>;
	SOURCE_FILE_PATTERNS: string[];
}

const { analyzePackage, SOURCE_FILE_PATTERNS } = scanner as Scanner;

/**
 * Runs n8n's package scanner (what `npx @n8n/scan-community-package` does after publishing) on a
 * package's sources and on its tarball, and prints what it finds. Only its look at npm's provenance is
 * missing: that needs a published version.
 */
export async function scan(sources: string, tarball: string): Promise<boolean> {
	// Outside of the project, whose own ESLint would find the unpacked files otherwise.
	const unpacked = await mkdtemp(join(tmpdir(), 'backoffice-scan-'));
	try {
		await mustRun('tar', ['-xzf', tarball, '-C', unpacked], { logFile: join(unpacked, 'tar.log') });
		const found = [
			{ what: 'sources', ...(await analyzePackage(sources, SOURCE_FILE_PATTERNS)) },
			{
				what: 'packed tarball',
				...(await analyzePackage(join(unpacked, 'package'), ['**/*.js', 'package.json'])),
			},
		];
		for (const { what, passed, message, details } of found) {
			console.log(passed ? `✓ ${what}` : `✗ ${what}: ${message}\n${details ?? ''}`);
		}
		return found.every(({ passed }) => passed);
	} finally {
		await rm(unpacked, { recursive: true, force: true });
	}
}
