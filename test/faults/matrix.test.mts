import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';

import { startTlsServer, type TlsServer } from '../support/tls.mts';
import {
	callbackFaults,
	callbackRows,
	isCallbackCell,
	judgeCallback,
} from './matrix/callbacks.mts';
import type { MatrixClass } from './matrix/classes/class.mts';
import { classes } from './matrix/classes/index.mts';
import { type FaultCase, faults, isCell } from './matrix/faults.mts';
import type { Hosts } from './matrix/observe.mts';
import type { CellReport } from './matrix/report.mts';
import { Run } from './matrix/run.mts';

/**
 * The fault matrix: every class of operation × everything that goes wrong. `npm test` runs the core of
 * it, `npm run test:faults` all. Cells run side by side, because most of them wait; each test takes the
 * outcome of its cell.
 */
const { FAULT_MATRIX, FAULT_CLASS = '', FAULT_NAME = '', FAULT_REPORT } = process.env;

const isChosen = (row: string, fault: string, isCore = false) =>
	(FAULT_MATRIX === 'all' || isCore) && row.includes(FAULT_CLASS) && fault.includes(FAULT_NAME);

const isWanted = (row: MatrixClass, fault: FaultCase) =>
	isCell(row, fault) &&
	isChosen(`${row.vendor}: ${row.name}`, `${fault.group}: ${fault.name}`, fault.isCore);

const cells = classes.flatMap((row) =>
	faults.filter((fault) => isWanted(row, fault)).map((fault) => ({ row, fault })),
);

let stranger: Server;
let visitors = 0;
let tls: TlsServer[];
let run: Run;
const callbackReports: CellReport[] = [];

beforeAll(async () => {
	stranger = createServer((_request, response) => {
		visitors += 1;
		response.end('{}');
	});
	const closed = createServer();
	const listen = async (server: Server) => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	};
	tls = [await startTlsServer(), await startTlsServer({ expired: true })];
	const hosts: Hosts = {
		stranger: await listen(stranger),
		closed: await listen(closed),
		selfSigned: tls[0].url,
		expired: tls[1].url,
	};
	await new Promise((resolve) => closed.close(resolve));
	run = new Run(hosts, cells);
});

afterAll(async () => {
	await run.close();
	await Promise.all(tls.map(async (server) => await server.close()));
	stranger.close();
	if (FAULT_REPORT === undefined) return;
	await mkdir(dirname(FAULT_REPORT), { recursive: true });
	await writeFile(FAULT_REPORT, JSON.stringify([...run.reports, ...callbackReports]));
});

const byClass = Map.groupBy(cells, ({ row }) => `${row.vendor}: ${row.name}`);

describe.each([...byClass])('%s', (_name, own) => {
	test.each(
		own.map((cell): [string, typeof cell] => [`${cell.fault.group}: ${cell.fault.name}`, cell]),
	)(
		'%s',
		async (_fault, cell) => {
			expect(await run.complaintsOf(cell)).toEqual([]);
		},
		// The cell may still wait for its turn.
		600_000,
	);
});

const callbacks = callbackRows.flatMap(({ row, name }) =>
	callbackFaults
		.filter((fault) => isCallbackCell(row, fault))
		.filter((fault) => isChosen(`workfloo: ${name}`, `Callback: ${fault.name}`, fault.isCore))
		.map((fault) => ({ row, name, fault, cell: `${name}: ${fault.name}` })),
);

// Jest refuses an empty list; a choice by name may leave none.
if (callbacks.length > 0) {
	test.each(callbacks)('workfloo: $cell', async ({ row, name, fault }) => {
		const began = performance.now();
		const complaints = await judgeCallback(row, fault);
		callbackReports.push({
			vendor: 'workfloo',
			row: name,
			kind: 'callback',
			group: 'Callback',
			fault: fault.name,
			outcome: fault.starts[row] === 1 ? 'taken once' : 'not taken',
			complaints,
			milliseconds: Math.round(performance.now() - began),
		});
		expect(complaints).toEqual([]);
	});
}

test('nobody but the vendor was shown a key', () => {
	expect(visitors).toBe(0);
	expect(tls.map(({ requests }) => requests)).toEqual([0, 0]);
});
