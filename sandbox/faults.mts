import type { ContractOperation } from './contract.mts';
import type { Fault } from './vendor.mts';

/** The faults waiting at one vendor. */
export interface FaultQueue {
	add(fault: Fault): void;
	clear(): void;
	/**
	 * The fault that this request meets, used up by one. At most one acts on a request: the first
	 * that matches and has let enough requests pass.
	 */
	take(request: { method: string; path: string; operation?: ContractOperation }): Fault | undefined;
}

/** `canRepeat` tells whether there is an answer that `repeatPage` could give again. */
export function createFaultQueue(canRepeat: (operationId: string) => boolean): FaultQueue {
	let waiting: Array<{ fault: Fault; skip: number; times: number }> = [];

	return {
		add: (fault) => {
			waiting.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
		},
		clear: () => {
			waiting = [];
		},
		take: (request) => {
			const found = waiting.find((entry) => {
				if (!matches(entry.fault, request)) return false;
				const operationId = request.operation?.operationId ?? '';
				if (entry.fault.kind === 'repeatPage' && !canRepeat(operationId)) return false;
				if (entry.skip > 0) {
					entry.skip -= 1;
					return false;
				}
				return true;
			});
			if (!found) return undefined;
			found.times -= 1;
			if (found.times <= 0) waiting = waiting.filter((entry) => entry !== found);
			return found.fault;
		},
	};
}

function matches(
	fault: Fault,
	request: { method: string; path: string; operation?: ContractOperation },
): boolean {
	const login = request.operation?.login === true;
	if (!fault.match) return login === (fault.kind === 'refuseLogin');
	const { operationId, method, path } = fault.match;
	if (fault.match.login !== undefined && fault.match.login !== login) return false;
	if (operationId !== undefined && operationId !== request.operation?.operationId) return false;
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (path === undefined) return true;
	return typeof path === 'string' ? path === request.path : path.test(request.path);
}
