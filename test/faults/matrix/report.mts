import type { OperationClass } from './classes/class.mts';
import type { FaultCase } from './faults.mts';
import { hitOf, type Observed, type ObservedPolls, type Reference } from './observe.mts';

/** What became of a cell, as the tables of `docs/reliability.md` show it. */
export interface CellReport {
	vendor: string;
	row: string;
	kind: 'read' | 'write' | 'login' | 'callback';
	group: string;
	fault: string;
	/** In a few words, for users. */
	outcome: string;
	complaints: string[];
	milliseconds: number;
}

/** What was seen of the item that met the fault. */
export function outcomeOf(
	row: OperationClass,
	fault: FaultCase,
	{ outputs, calls, logins, status }: Observed,
	{ callsPerItem }: Reference,
): string {
	if (fault.means === 'cancelled') return 'ended';
	if (row.isAfterthought) return status === 'waiting' ? 'sleeps, with a hint' : 'done';
	const [output] = outputs[hitOf(row)] ?? [];
	if (output === undefined) return 'done';
	if ('error' in output.json) {
		const { hint = '' } = output.json.error as { hint?: string };
		return hint.includes('look at the record') ? 'error: look first' : 'error';
	}
	const usual = (outputs.length / (row.perCall ?? 1)) * callsPerItem;
	const again = row.isLogin ? logins > 1 : calls.length > usual;
	return again ? 'tried again, done' : 'done';
}

export function outcomeOfPolls({ told, error, calls }: ObservedPolls): string {
	if (error) return 'told by a later poll';
	if (told[0] === 0) return 'told by a later poll';
	return calls.some(({ fault, status }) => fault !== undefined && status !== 200)
		? 'tried again, told'
		: 'told';
}
