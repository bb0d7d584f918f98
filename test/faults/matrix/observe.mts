import { setTimeout as sleep } from 'node:timers/promises';

import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunningVendor } from '../../../sandbox/server.mts';
import type { Fault, RecordedRequest } from '../../../sandbox/vendor.mts';
import { StoredCredential } from '../../support/credentials.mts';
import { type NodeRunResult, poller, runNode } from '../../support/engine.mts';
import {
	mark,
	type MatrixClass,
	type Opening,
	type OperationClass,
	type PollClass,
} from './classes/class.mts';
import { type Around, type FaultCase, REPEATS } from './faults.mts';
import { expectationOf, RETRIES } from './rules.mts';
import type { Stage } from './stage.mts';

/** Runs a cell once and notes all that can be seen of it: in n8n, and at the vendor. */

/** Hosts that may stand in the vendor's place. */
export interface Hosts {
	stranger: string;
	closed: string;
	selfSigned: string;
	expired: string;
}

export interface Observed {
	/** Outputs by item, as n8n paired them. */
	outputs: INodeExecutionData[][];
	/** What the workflow stopped with. */
	error?: NodeRunResult['error'];
	status: string;
	/** Requests for the call in question. */
	calls: RecordedRequest[];
	logins: number;
	/** How often the vendor holds what each item wrote; undefined where nothing is written. */
	written?: number[];
	hints: string[];
	secrets: string[];
	/** All that n8n shows or keeps, in one text. */
	shown: string;
	milliseconds: number;
}

/** What is the same for all cells of a class, from a run in which nothing goes wrong. */
export interface Reference {
	outputs: INodeExecutionData[][];
	callsPerItem: number;
}

export const itemsOf = ({ items = 3 }: OperationClass): number => items;

/** The item, or the first of the items, that meets the fault. */
export const hitOf = ({ items = 3, perCall = 1, isLogin }: OperationClass): number =>
	items === 1 || isLogin === true ? 0 : perCall;

/** Set before each run, so that no two share what a process remembers of a login. */
let cells = 0;

function openingOf(vendor: RunningVendor, row: MatrixClass, host?: string): Opening {
	const opening = row.open(vendor);
	const own = { ...opening.data, cell: (cells += 1) };
	if (host === undefined) return { ...opening, data: own };
	// With a token, so that it is the call that finds nobody, and not the login.
	const known = row.hasLogin && !row.isLogin;
	const data = at(vendor, { ...own, ...(known && { accessToken: 'token-of-yesterday' }) }, host);
	return { ...opening, data };
}

/** The credential with another host in the vendor's place. */
function at(
	vendor: RunningVendor,
	data: ICredentialDataDecryptedObject,
	host: string,
): ICredentialDataDecryptedObject {
	const [field] = Object.entries(data).find(([, value]) => value === vendor.url) ?? [];
	if (field === undefined) throw new Error('no field of the credential holds the address');
	return { ...data, [field]: host };
}

function allSecrets(
	{ secrets, tokens }: Pick<Opening, 'secrets' | 'tokens'>,
	{ data }: StoredCredential,
): string[] {
	const stored = typeof data.accessToken === 'string' ? [data.accessToken] : [];
	return [...secrets, ...(tokens?.() ?? []), ...stored].filter(Boolean);
}

/** Spanish at two of the vendors, Polish and Slovak at the others. */
function around({ vendor }: MatrixClass, secrets: string[], { stranger }: Hosts): Around {
	const isSpanish = vendor === 'wolkvox' || vendor === 'workfloo';
	return { secrets, stranger, charset: isSpanish ? 'windows-1252' : 'windows-1250' };
}

/** The first page comes as it should. */
const pagesBefore = ({ onPage }: FaultCase): number => (onPage ? 1 : 0);

/** A moment after a request has met the fault. */
async function whenHit(vendor: RunningVendor): Promise<void> {
	while (!vendor.requests.some(({ fault }) => fault !== undefined)) await sleep(20);
	await sleep(200);
}

/** The fault, set at the vendor; `skip` requests of its call pass first. */
function arrange(
	vendor: RunningVendor,
	{ call, isLogin }: MatrixClass,
	fault: FaultCase,
	{ skip, times, around }: { skip: number; times: number; around: Around },
): void {
	const mishap = fault.mishap?.(around);
	if (mishap === undefined) return;
	const match = isLogin ? { login: true } : { operationId: call };
	vendor.fault({ ...mishap, match, skip, times } as Fault);
}

export async function observeOperation(
	stage: Stage,
	hosts: Hosts,
	row: OperationClass,
	onError: 'continueRegularOutput' | 'stopWorkflow',
	fault?: FaultCase,
	reference?: Reference,
): Promise<Observed> {
	return await stage.lend(row.vendor, async (vendor) => {
		const { type, data, secrets, tokens } = openingOf(
			vendor,
			row,
			fault?.host && hosts[fault.host],
		);
		row.before?.(vendor);
		const count = itemsOf(row);
		const items = Array.from({ length: count }, (_, index) => itemOf(row, index, vendor));
		const hitCall = hitOf(row) / (row.perCall ?? 1);
		if (fault) {
			// A repetition does not count the request before which there was nothing to repeat.
			const uncounted = fault.name === REPEATS ? 1 : 0;
			const calls = hitCall * (reference?.callsPerItem ?? 1);
			const skip = calls + pagesBefore(fault) - uncounted;
			const times = fault.lasts ? Infinity : 1;
			arrange(vendor, row, fault, { skip, times, around: around(row, secrets, hosts) });
		}
		const options = {
			batching: { batch: { batchSize: 1, batchInterval: 0 } },
			maxRetries: RETRIES.operation,
			...(row.parameters.options as IDataObject | undefined),
			...fault?.options,
		};
		const began = performance.now();
		const cancelled = fault?.means === 'cancelled' ? whenHit(vendor) : undefined;
		const result = await runNode({
			node: row.node,
			credentials: { type, data },
			parameters: { ...row.parameters, options },
			items,
			onError,
			cancelWhen: cancelled,
		});
		const milliseconds = performance.now() - began;
		const { writes } = row;
		return {
			outputs: Array.from({ length: count }, (_, index) =>
				result.items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index),
			),
			error: result.error,
			status: result.run.status,
			...requestsIn(vendor, row),
			written: writes && items.map((_, index) => writes.times(vendor, index)),
			hints: result.hints.map(({ message }) => message),
			secrets: allSecrets({ secrets, tokens }, result.credential),
			shown: shown([result.items, errorTexts(result.error), result.hints]),
			milliseconds,
		};
	});
}

/** A trigger that has been watching for a while, then a fault, then a poll that it can no longer disturb. */
export interface ObservedPolls {
	/** Whether the record came, by poll. */
	told: number[];
	/** What the first of the two polls ended with. */
	error?: NodeRunResult['error'];
	/** Whether that poll left the trigger's memory as it was. */
	keptMemory: boolean;
	calls: RecordedRequest[];
	secrets: string[];
	shown: string;
	milliseconds: number;
}

export async function observePolls(
	stage: Stage,
	hosts: Hosts,
	row: PollClass,
	fault: FaultCase,
): Promise<ObservedPolls> {
	return await stage.lend(row.vendor, async (vendor) => {
		const { type, data, secrets, tokens } = openingOf(vendor, row);
		row.before?.(vendor);
		const stored = new StoredCredential(type, data);
		const trigger = await poller({
			node: row.node,
			credentials: { type, data },
			stored,
			parameters: row.parameters,
		});
		await trigger.poll();
		const known = { ...stored.data };
		if (fault.host) stored.data = at(vendor, stored.data, hosts[fault.host]);
		const record = row.enter(vendor);
		vendor.requests.length = 0;
		arrange(vendor, row, fault, {
			skip: pagesBefore(fault),
			// For ever is as long as one poll: afterwards the vendor is well again.
			times: fault.lasts ? expectationOf(row, fault).tries : 1,
			around: around(row, secrets, hosts),
		});
		const before = JSON.stringify(trigger.staticData);
		const began = performance.now();
		const told: number[] = [];
		let error: ObservedPolls['error'];
		const outputs: unknown[] = [];
		const poll = async () => {
			const items = await trigger.poll();
			outputs.push(items);
			told.push((items ?? []).filter(({ json }) => JSON.stringify(json).includes(record)).length);
		};
		await poll().catch((thrown: unknown) => {
			error = thrown as ObservedPolls['error'];
			told.push(0);
		});
		const milliseconds = performance.now() - began;
		const keptMemory = JSON.stringify(trigger.staticData) === before;
		const { calls } = requestsIn(vendor, row);
		if (fault.host) stored.data = known;
		// Polls are minutes apart, and a refused login is not tried again for five seconds.
		if (fault.means === 'tokenDead') await sleep(5_500);
		await poll();
		await poll();
		return {
			told,
			error,
			keptMemory,
			calls,
			secrets: allSecrets({ secrets, tokens }, stored),
			shown: shown([outputs, errorTexts(error), trigger.staticData]),
			milliseconds,
		};
	});
}

function itemOf(row: OperationClass, index: number, vendor: RunningVendor): INodeExecutionData {
	return row.item?.(index, vendor) ?? { json: { mark: mark(index) } };
}

function requestsIn(
	{ requests, contract }: RunningVendor,
	{ call }: MatrixClass,
): Pick<Observed, 'calls' | 'logins'> {
	const logins = contract.operations.filter(({ login }) => login).map((one) => one.operationId);
	return {
		calls: requests.filter(({ operationId }) => operationId === call),
		logins: requests.filter(({ operationId }) => logins.includes(operationId ?? '')).length,
	};
}

/** An error's own members do not show in JSON. */
function errorTexts(error: NodeRunResult['error']): unknown {
	if (!error) return undefined;
	const { message, stack, description, context, cause } = error;
	return { ...error, message, stack, description, context, cause: String(cause) };
}

function shown(values: unknown[]): string {
	const seen = new WeakSet<object>();
	return JSON.stringify(values, (key, value: unknown) => {
		// The node's own parameters and credentials' names, which n8n adds to every error.
		if (key === 'node') return undefined;
		if (typeof value !== 'object' || value === null) return value;
		if (seen.has(value)) return undefined;
		seen.add(value);
		return value;
	});
}
