/**
 * A vendor that does nothing but answer, in a process of its own, so that what is measured is the node.
 * Prints its address. `GET /count` gives the requests so far.
 *
 *   --latency 20   milliseconds until an answer
 *   --records 0    how many records the list of FLOWii's partners holds, at 100 a page
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: {
		latency: { type: 'string', default: '0' },
		records: { type: 'string', default: '0' },
	},
});
const latency = Number(values.latency);
const records = Number(values.records);

let count = 0;
const server = createServer((message, response) => {
	void (async () => {
		message.resume();
		await once(message, 'end');
		const { pathname, searchParams } = new URL(message.url ?? '/', 'http://vendor');
		if (pathname === '/count') {
			answer(response, { count });
			return;
		}
		count += 1;
		if (latency > 0) await sleep(latency);
		answer(response, message.method === 'GET' ? page(searchParams) : { id: count });
	})();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

function answer(response: ServerResponse, body: object): void {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(body));
}

/** Partners as FLOWii sends them: JSON:API, pages counted from 0. */
function page(query: URLSearchParams): object {
	const size = Number(query.get('page[size]') ?? 100);
	const start = Number(query.get('page[number]') ?? 0) * size;
	const length = Math.max(0, Math.min(size, records - start));
	return { data: Array.from({ length }, (_, index) => partner(start + index + 1)) };
}

function partner(id: number): object {
	return {
		type: 'partner',
		id: String(id),
		attributes: {
			name: `Pekáreň ${id} s.r.o.`,
			code: `P${id}`,
			'registration-number': String(46_000_000 + id),
			'tax-number': `20${id}`,
			'vat-number': `SK20${id}`,
			email: `firma${id}@example.com`,
			phone: '+421 900 000 000',
			website: `https://firma${id}.example.com`,
			note: 'Dodávky v utorok a vo štvrtok do 9:00, faktúra e-mailom.',
		},
	};
}
