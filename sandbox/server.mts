import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Contract, ContractOperation } from './contract.mts';
import { isJson, loadContract } from './contract.mts';
import { deliver } from './delivery.mts';
import { createFaultQueue } from './faults.mts';
import type { Encoded, IncomingRequest } from './http.mts';
import { encodeReply, readAll, readBody, readHead, withContent } from './http.mts';
import { carryOut } from './mishaps.mts';
import type {
	Fault,
	RecordedRequest,
	Refusal,
	Reply,
	SandboxRequest,
	SandboxVendor,
	VendorName,
} from './vendor.mts';
import { VENDOR_NAMES, VENDORS } from './vendors/index.mts';

export interface SandboxOptions {
	/** `fixed`: 8471 to 8475; `ephemeral`: whatever is free. */
	ports: 'fixed' | 'ephemeral';
	/** Default: all five. */
	vendors?: VendorName[];
}

export interface Sandbox {
	/** Throws when the vendor was not started. */
	vendor<State = unknown>(name: VendorName): RunningVendor<State>;
	close(): Promise<void>;
}

export interface RunningVendor<State = unknown> {
	readonly name: VendorName;
	/** `http://127.0.0.1:<port>`, without a trailing slash. */
	readonly url: string;
	/** In order of arrival since the last reset. Those under way have status 0. */
	readonly requests: RecordedRequest[];
	/** The state itself: changes to it are what the vendor then has. */
	readonly state: State;
	/** The most requests that were in flight at once since the last reset. */
	readonly maxInFlight: number;
	readonly contract: Contract;
	fault(fault: Fault): void;
	/** The seeded company again, no recordings, no faults. */
	reset(): void;
	/** A call like any other, keys and contract included, but not recorded and without faults. */
	act(request: ActRequest): Promise<ActReply>;
}

export interface ActRequest {
	method: string;
	/** With the query, if there is one. */
	path: string;
	headers?: Record<string, string>;
	/** Sent as JSON, or as it is when a string or Buffer. */
	body?: unknown;
}

export interface ActReply {
	status: number;
	headers: Record<string, string>;
	/** Parsed where it is JSON. */
	body: unknown;
}

/** Starts the asked vendors, each with an HTTP server of its own on the loopback address. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
	const names = options.vendors ?? VENDOR_NAMES;
	const definitions = await Promise.all(names.map(async (name) => await VENDORS[name]()));
	const running = new Map<VendorName, RunningVendor & { close(): Promise<void> }>();
	const close = async () => {
		await Promise.all([...running.values()].map(async (vendor) => await vendor.close()));
	};
	try {
		for (const definition of definitions) {
			const contract = await loadContract(definition.contract);
			const port = options.ports === 'fixed' ? definition.port : 0;
			running.set(definition.name, await startVendor(definition, contract, port));
		}
	} catch (error) {
		await close();
		throw error;
	}
	return {
		vendor: <State,>(name: VendorName) => {
			const found = running.get(name);
			if (!found) throw new Error(`The sandbox was started without ${name}`);
			return found as unknown as RunningVendor<State>;
		},
		close,
	};
}

/** One vendor on one port (0: a free one). Throws when a handler and the contract do not agree. */
export async function startVendor(
	vendor: SandboxVendor,
	contract: Contract,
	port: number,
): Promise<RunningVendor & { close(): Promise<void> }> {
	checkHandlers(vendor, contract);
	const startedAt = performance.now();
	let state = vendor.seed();
	let requests: RecordedRequest[] = [];
	let inFlight = 0;
	const lastReplies = new Map<string, Reply>();
	const faults = createFaultQueue((operationId) => lastReplies.has(operationId));

	/** Counts a request in, and out once. */
	const enter = () => {
		let inside = true;
		inFlight += 1;
		return () => {
			if (inside) inFlight -= 1;
			inside = false;
		};
	};

	const answer = async (examined: Examined): Promise<Reply> => {
		const { request, operation, refusal } = examined;
		if (!operation) return vendor.refuse(refusal ?? NO_ROUTE, request, state);
		const denied = vendor.authenticate?.(request, state);
		if (denied) return denied;
		if (refusal) return vendor.refuse(refusal, request, state);
		const handler = vendor.handlers[operation.operationId];
		if (!handler) return vendor.refuse(NO_ROUTE, request, state);
		try {
			const reply = await handler(request, state);
			lastReplies.set(operation.operationId, reply);
			return reply;
		} catch (error) {
			console.error(`The sandbox's ${vendor.name} failed at ${operation.operationId}:`, error);
			return { status: 500, body: 'The sandbox itself failed; see its output.' };
		}
	};

	const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
		const head = readHead(message.method ?? '', message.url ?? '', message.headers);
		const leave = enter();
		response.once('close', leave);
		const record: RecordedRequest = {
			vendor: vendor.name,
			operationId: null,
			call: null,
			method: head.method,
			path: head.path,
			query: head.query,
			headers: head.headers,
			body: undefined,
			status: 0,
			valid: false,
			findings: [],
			at: Math.round(performance.now() - startedAt),
			inFlight,
		};
		requests.push(record);

		const found = contract.match(head.method, head.path);
		const matched = 'operation' in found ? found.operation : undefined;
		const fault = faults.take({ method: head.method, path: head.path, operation: matched });
		if (fault) record.fault = fault.kind;
		record.operationId = matched?.operationId ?? null;
		if (fault?.kind === 'drop' && fault.unread) {
			record.valid = matched !== undefined;
			message.socket.destroy();
			return;
		}

		const examined = examine(contract, await readBody(head, await readAll(message)));
		const { operation, refusal } = examined;
		record.call = operation ? contract.callOf(operation, examined.request) : null;
		record.body = examined.request.body;
		record.valid = !refusal;
		record.findings = refusal?.findings ?? [];

		const outcome = await carryOut(fault, {
			answer: async () => await answer(examined),
			inFlight: record.inFlight,
			previous: lastReplies.get(record.operationId ?? ''),
			// `checkFault` has seen that the vendor has them.
			errorUnder200: () => vendor.errorUnder200?.() ?? { status: 500 },
			refuseLogin: () => vendor.refuseLogin?.() ?? { status: 500 },
			expireTokens: () => vendor.expireTokens?.(state),
		});
		if (!outcome.encoded) {
			if (outcome.end === 'hangUp') message.socket.destroy();
			else if (!response.destroyed) await once(response, 'close');
			return;
		}
		record.status = outcome.encoded.status;
		// What is sent in one piece is out when its answer begins, so that it never overlaps the next.
		if (outcome.manner.kind === 'whole') leave();
		await deliver(response, dated(outcome.encoded), outcome.manner);
	};

	/** With the time of the vendor's clock, where that is not ours. */
	const dated = (encoded: Encoded): Encoded => {
		if (!vendor.clock) return encoded;
		const date = new Date(vendor.clock(state)).toUTCString();
		return withContent(encoded, encoded.content, { date, ...encoded.headers });
	};

	const server = createServer((message, response) => {
		serve(message, response).catch((error: unknown) => {
			// A client that hangs up in the middle of its request is not the sandbox's failure.
			if (!message.destroyed) console.error(`The sandbox's ${vendor.name} failed:`, error);
			response.destroy();
		});
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		name: vendor.name,
		url,
		contract,
		get requests() {
			return requests;
		},
		get state() {
			return state;
		},
		get maxInFlight() {
			return Math.max(0, ...requests.map((request) => request.inFlight));
		},
		fault: (fault) => {
			checkFault(vendor, fault);
			faults.add(fault);
		},
		reset: () => {
			vendor.dispose?.(state);
			state = vendor.seed();
			requests = [];
			faults.clear();
			lastReplies.clear();
		},
		act: async ({ method, path, headers = {}, body }) => {
			const raw =
				typeof body === 'string' || Buffer.isBuffer(body)
					? Buffer.from(body)
					: Buffer.from(body === undefined ? '' : JSON.stringify(body));
			const head = readHead(method, path, headers);
			if (raw.length && !head.mediaType) {
				head.mediaType = jsonTypeOf(contract, head.method, head.path);
				head.headers['content-type'] = head.mediaType;
			}
			const reply = await answer(examine(contract, await readBody(head, raw)));
			const { status, headers: sent, content } = encodeReply(reply);
			return { status, headers: sent, body: readContent(sent, content) };
		},
		close: async () => {
			vendor.dispose?.(state);
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

const NO_ROUTE: Refusal = {
	kind: 'unknownPath',
	findings: [{ where: 'path', message: 'is not documented' }],
};

const WRONG_METHOD: Refusal = {
	kind: 'wrongMethod',
	findings: [{ where: 'method', message: 'is not documented for this path' }],
};

/** A request, held against the contract. */
interface Examined {
	/** `operationId` is empty and `params` too when no operation matched. */
	request: SandboxRequest;
	operation?: ContractOperation;
	refusal?: Refusal;
}

function examine(contract: Contract, incoming: IncomingRequest): Examined {
	const { unreadable, ...read } = incoming;
	const found = contract.match(incoming.method, incoming.path);
	if ('refused' in found) {
		const refusal = found.refused === 'wrongMethod' ? WRONG_METHOD : NO_ROUTE;
		return { request: { ...read, operationId: '', params: {} }, refusal };
	}
	const { operation, params } = found;
	const request = { ...read, operationId: operation.operationId, params };
	const wrongType = wrongMediaType(operation, incoming);
	if (wrongType) return { request, operation, refusal: wrongType };
	const findings = unreadable ? [unreadable] : contract.validate(operation, incoming);
	const refusal: Refusal | undefined = findings.length ? { kind: 'invalid', findings } : undefined;
	return { request, operation, refusal };
}

function wrongMediaType(
	operation: ContractOperation,
	{ mediaType, rawBody }: IncomingRequest,
): Refusal | undefined {
	if (!rawBody.length || !operation.mediaTypes.length) return undefined;
	if (mediaType && operation.mediaTypes.includes(mediaType)) return undefined;
	const message = `must be ${operation.mediaTypes.join(' or ')}`;
	return { kind: 'wrongMediaType', findings: [{ where: 'header/content-type', message }] };
}

function checkHandlers(vendor: SandboxVendor, contract: Contract): void {
	const documented = contract.operations.map((operation) => operation.operationId);
	const wanted = contract.operations.filter((operation) => !operation.excluded);
	const lacking = wanted.filter((operation) => !vendor.handlers[operation.operationId]);
	const unknown = Object.keys(vendor.handlers).filter((name) => !documented.includes(name));
	const complaints = [
		...lacking.map((operation) => `no handler for ${operation.operationId}`),
		...unknown.map((name) => `the contract has no operation ${name}`),
	];
	if (complaints.length) throw new Error(`Sandbox vendor ${vendor.name}: ${complaints.join('; ')}`);
}

function checkFault(vendor: SandboxVendor, { kind }: Fault): void {
	const needed = ['errorUnder200', 'expireTokens', 'refuseLogin'] as const;
	if (needed.some((name) => name === kind && !vendor[name])) {
		throw new Error(`${vendor.name} has no ${kind}`);
	}
}

function jsonTypeOf(contract: Contract, method: string, path: string): string {
	const found = contract.match(method, path);
	const types = 'operation' in found ? found.operation.mediaTypes : [];
	return types.find(isJson) ?? 'application/json';
}

function readContent(headers: Record<string, string>, content: Buffer): unknown {
	if (!content.length) return undefined;
	const text = content.toString('utf8');
	return isJson(headers['content-type']?.split(';')[0]) ? (JSON.parse(text) as unknown) : text;
}
