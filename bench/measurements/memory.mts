import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../test/support/engine.mts';
import { baseNode, type Contestant } from '../contestants.mts';
import { inFreshProcess, median, withServer } from '../stopwatch.mts';

const RECORDS = 100_000;
const ROUNDS = 3;

interface Reading {
	megabytes: number;
	milliseconds: number;
}

/** Reading 100,000 records in pages of 100: peak memory of the process and time. */
export async function measure(who?: keyof typeof READERS, url?: string): Promise<unknown> {
	if (who && url) return await read(READERS[who](url), who === 'ours' ? RECORDS : RECORDS / 100);
	return await withServer(['--records', String(RECORDS)], async (address) => {
		const ours: Reading[] = [];
		const theirs: Reading[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			ours.push(await inFreshProcess<Reading>('memory', ['ours', address]));
			theirs.push(await inFreshProcess<Reading>('memory', ['httpRequest', address]));
		}
		const ratio = (name: keyof Reading) =>
			median(ours.map((reading) => reading[name])) / median(theirs.map((reading) => reading[name]));
		return {
			memoryVsHttpRequest: ratio('megabytes'),
			readingTimeVsHttpRequest: ratio('milliseconds'),
		};
	});
}

async function read(contestant: Contestant, expected: number): Promise<Reading> {
	const began = performance.now();
	const { error, json } = await runNode(contestant);
	const milliseconds = performance.now() - began;
	if (error) throw error;
	if (json.length < expected) throw new Error(`${json.length} of ${expected} items came`);
	return { megabytes: process.resourceUsage().maxRSS / 1_000, milliseconds };
}

const credentials = (url: string) => ({
	type: 'flowiiApi',
	data: {
		baseUrl: url,
		apiKey: 'key',
		username: 'user',
		password: 'password',
		companyId: '1',
		accessToken: 'token',
	},
});

const READERS = {
	ours: (url: string): Contestant => ({
		node: 'flowii',
		parameters: { resource: 'partner', operation: 'getMany', returnAll: true },
		credentials: credentials(url),
	}),
	/** Its own paging, one item for each page: what comes out still has to be split into records. */
	httpRequest: (url: string): Contestant => ({
		node: 'n8n-nodes-base.httpRequest',
		type: baseNode('HttpRequest/HttpRequest.node.js'),
		typeVersion: 4.2,
		parameters: {
			method: 'GET',
			url: `${url}/partners`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'flowiiApi',
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'page[size]', value: '100' }] },
			options: { pagination },
		} satisfies IDataObject,
		credentials: credentials(url),
	}),
};

const pagination = {
	pagination: {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: {
			parameters: [{ type: 'qs', name: 'page[number]', value: '={{ $pageCount }}' }],
		},
		paginationCompleteWhen: 'other',
		completeExpression: '={{ $response.body.data.length === 0 }}',
		limitPagesFetched: false,
		requestInterval: 0,
	},
};
