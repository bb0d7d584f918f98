import type { FaultJson } from './control.mts';
import { CONTROL_PORT } from './control.mts';
import type { SandboxClient } from './demo/scenario.mts';
import type { ActReply } from './server.mts';
import type { Fault, RecordedRequest, VendorName } from './vendor.mts';

/**
 * Speaks to a sandbox that runs in another process. Secrets in recordings are masked.
 * Throws when there is no sandbox, and with its message when it refuses.
 */
export async function createSandboxClient(
	controlUrl = `http://127.0.0.1:${CONTROL_PORT}`,
): Promise<SandboxClient> {
	const call = async <T,>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
		const response = await fetch(`${controlUrl}${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`Sandbox: ${method} ${path} answered ${text}`);
		return (text ? JSON.parse(text) : undefined) as T;
	};
	const { vendors } = await call<{ vendors: Partial<Record<VendorName, string>> }>('GET', '/');

	return {
		requests: async (vendor) => await call<RecordedRequest[]>('GET', `/${vendor}/requests`),
		state: async (vendor) => await call<unknown>('GET', `/${vendor}/state`),
		fault: async (vendor, fault) => await call('POST', `/${vendor}/fault`, writeFault(fault)),
		reset: async (vendor) => await call('POST', `/${vendor}/reset`),
		act: async (vendor, request) => await call<ActReply>('POST', `/${vendor}/act`, request),
		url: (vendor) => {
			const found = vendors[vendor];
			if (!found) throw new Error(`The sandbox runs without ${vendor}`);
			return found;
		},
	};
}

/** JSON knows neither patterns nor Infinity. */
function writeFault({ match, times, ...fault }: Fault): FaultJson {
	const { path, ...rest } = match ?? {};
	const pattern = path instanceof RegExp ? { pattern: path.source, flags: path.flags } : path;
	return {
		...fault,
		...(times === undefined ? {} : { times: Math.min(times, Number.MAX_SAFE_INTEGER) }),
		...(match ? { match: { ...rest, path: pattern } } : {}),
	};
}
