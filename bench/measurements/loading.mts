import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

import manifest from '../../package.json' with { type: 'json' };
import { root } from '../../scripts/lib/paths.mts';
import { baseNodeFile } from '../contestants.mts';
import { inFreshProcess, median } from '../stopwatch.mts';

const require = createRequire(import.meta.url);
const ROUNDS = 7;

/**
 * Loading all our nodes and credentials, and those of the largest vendor, against one node of a similar
 * size that n8n brings: HubSpot.
 */
export async function measure(who?: keyof typeof FILES): Promise<unknown> {
	if (who) return load(FILES[who]());
	const ours: number[] = [];
	const flowii: number[] = [];
	const hubspot: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		ours.push(await inFreshProcess<number>('loading', ['ours']));
		flowii.push(await inFreshProcess<number>('loading', ['flowii']));
		hubspot.push(await inFreshProcess<number>('loading', ['hubspot']));
	}
	return {
		loadMilliseconds: median(ours),
		loadVsHubspot: median(ours) / median(hubspot),
		loadOneVendorVsHubspot: median(flowii) / median(hubspot),
	};
}

const classFiles = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

const FILES = {
	ours: () => classFiles.map((file) => join(root, file)),
	flowii: () => FILES.ours().filter((file) => file.includes('Flowii')),
	hubspot: () => ['Hubspot/Hubspot.node.js', 'Hubspot/HubspotTrigger.node.js'].map(baseNodeFile),
};

/** Milliseconds until every class is there as an object, as n8n does it at its start: by the name of the file. */
function load(files: string[]): number {
	// n8n has it loaded by then; the HubSpot node brings a copy of its own.
	for (const file of files) createRequire(file)('n8n-workflow');
	const began = performance.now();
	for (const file of files) {
		const { [basename(file).split('.')[0]]: NodeClass } = require(file) as Record<
			string,
			new () => unknown
		>;
		new NodeClass();
	}
	return performance.now() - began;
}
