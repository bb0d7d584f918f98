import type { MatrixClass, OperationClass } from './classes/class.mts';
import type { FaultCase } from './faults.mts';
import { type Hosts, observeOperation, observePolls, type Reference } from './observe.mts';
import { judgeOperation, judgePolls } from './oracle.mts';
import type { CellReport } from './report.mts';
import { outcomeOf, outcomeOfPolls } from './report.mts';
import { Stage } from './stage.mts';

export interface Cell {
	row: MatrixClass;
	fault: FaultCase;
}

interface Judged {
	complaints: string[];
	outcome: string;
}

/** Cells at the same time. More would not be faster: what does not wait shares one core. */
const AT_ONCE = 24;

const MODES = ['continueRegularOutput', 'stopWorkflow'] as const;

/** All cells, side by side, those that wait longest first. */
export class Run {
	readonly reports: CellReport[] = [];

	private readonly stage = new Stage();

	private readonly references = new Map<OperationClass, Promise<Reference>>();

	private readonly outcomes = new Map<Cell, Promise<string[]>>();

	private free = AT_ONCE;

	private readonly waiting: Array<() => void> = [];

	private readonly hosts: Hosts;

	constructor(hosts: Hosts, cells: Cell[]) {
		this.hosts = hosts;
		const longFirst = [...cells].sort((a, b) => weight(b) - weight(a));
		for (const cell of longFirst) this.outcomes.set(cell, this.start(cell));
	}

	async complaintsOf(cell: Cell): Promise<string[]> {
		return (await this.outcomes.get(cell)) ?? ['was not run'];
	}

	async close(): Promise<void> {
		await Promise.allSettled(this.outcomes.values());
		await this.stage.close();
	}

	private async start(cell: Cell): Promise<string[]> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		const began = performance.now();
		const { complaints, outcome } = await this.judge(cell).catch((error: unknown) => ({
			complaints: [error instanceof Error ? String(error.stack) : String(error)],
			outcome: 'not judged',
		}));
		const next = this.waiting.shift();
		if (next) next();
		else this.free++;
		const { row, fault } = cell;
		this.reports.push({
			vendor: row.vendor,
			row: row.name,
			kind: row.isLogin ? 'login' : row.kind,
			group: fault.group,
			fault: fault.name,
			outcome,
			complaints,
			milliseconds: Math.round(performance.now() - began),
		});
		this.sayHowFar();
		return complaints;
	}

	private async judge({ row, fault }: Cell): Promise<Judged> {
		if (row.driver === 'poll') {
			const seen = await observePolls(this.stage, this.hosts, row, fault);
			return { complaints: judgePolls(row, fault, seen), outcome: outcomeOfPolls(seen) };
		}
		const reference = await this.referenceOf(row);
		const complaints: string[] = [];
		let outcome = '';
		for (const mode of MODES) {
			const seen = await observeOperation(this.stage, this.hosts, row, mode, fault, reference);
			const own = judgeOperation(row, fault, mode, seen, reference);
			complaints.push(...own.map((text) => `${mode}: ${text}`));
			outcome ||= outcomeOf(row, fault, seen, reference);
		}
		return { complaints, outcome };
	}

	/** The first tests wait for cells that are run first, so the terminal would be silent for a while. */
	private sayHowFar(): void {
		const done = this.reports.length;
		if (done % 200 !== 0) return;
		process.stderr.write(`  … ${done} of ${this.outcomes.size} cells\n`);
	}

	private async referenceOf(row: OperationClass): Promise<Reference> {
		const known = this.references.get(row);
		if (known) return await known;
		const pending = this.makeReference(row);
		this.references.set(row, pending);
		return await pending;
	}

	private async makeReference(row: OperationClass): Promise<Reference> {
		const seen = await observeOperation(this.stage, this.hosts, row, 'stopWorkflow');
		if (seen.error)
			throw new Error(
				`${row.name} fails without a fault: ${seen.error.message} ${seen.error.description}`,
			);
		const callsPerItem = (seen.calls.length * (row.perCall ?? 1)) / seen.outputs.length;
		return { outputs: seen.outputs, callsPerItem: row.isLogin ? 1 : callsPerItem };
	}
}

/** Triggers whose minute has to pass come first, then what waits for seconds. */
function weight({ row, fault }: Cell): number {
	if (fault.isLong) return row.driver === 'poll' ? 3 : 2;
	return fault.lasts ? 1 : 0;
}
