import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Caller } from './call';
import { isList } from './describe';
import { createFlow } from './flow';
import { HowFar } from './howFar';
import { displayNamesOf, operationFor } from './lookup';
import { errorItem, forAgent, toNodeError } from './nodeErrors';
import {
	type BulkOperation,
	type Flow,
	type FlowOperation,
	type Operation,
	type OutputRecord,
	RecordWithFiles,
	type RequestOperation,
	type Resource,
} from './operation';
import { asList, fileItem, outputOf } from './output';
import { shaped, shapeFor } from './outputMode';
import { Pace, Slots } from './pace';
import type { Paging, Shape } from './paging';
import { Parameters } from './parameters';
import { isPreview, type Preview, PREVIEW_HINT } from './preview';
import { progressOf } from './progress';
import type { Kind, RequestSpec } from './request';
import { type ReadTask, runInTurn } from './schedule';
import { type Batching, batchingFor, callSettings, ifIncompleteOf, limitOf } from './settings';
import { type ItemSources, itemSources } from './source';
import { subjectOfFlow, subjectOfRequest } from './subject';
import type { VendorApi } from './vendor';
import { wait } from './wait';

/** One piece of work: a single item, or all items of a bulk operation. */
interface Task {
	operation: Operation;
	items: number[];
}

/**
 * Runs every input item through the operation that it asks for. This is `execute()` of all our nodes.
 *
 * Output follows input order and every output item is paired with its input item. With *On Error* set
 * to a continue mode, a failed item becomes `{ error: { message, hint, httpCode … }, message }`; nothing
 * else may stand beside these two, or n8n sends it out of the success branch.
 *
 * @throws NodeApiError or NodeOperationError when *On Error* is *Stop Workflow*, after the items in
 * flight have finished; its description names the items that are already done
 */
export async function runItems(
	engine: IExecuteFunctions,
	api: VendorApi,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	return [await new Run(engine, api, resources).execute()];
}

class Run {
	private readonly results: INodeExecutionData[][];

	/** By item; undefined where an item asks for an operation that does not exist. */
	private readonly operations: Array<Operation | undefined> = [];

	private readonly sources: ItemSources;

	/** By item; undefined where the operation says it. */
	private readonly kinds: Array<Kind | undefined> = [];

	private readonly completed = new Set<number>();

	private readonly hints = new Set<string>();

	private failure?: { error: unknown; item: number };

	private caller?: Promise<Caller>;

	private batching: Batching = { pace: Pace.fixed(1), interval: 0 };

	private readonly howFar: HowFar;

	constructor(
		private readonly engine: IExecuteFunctions,
		private readonly api: VendorApi,
		private readonly resources: Resource[],
	) {
		this.results = engine.getInputData().map(() => []);
		this.sources = itemSources(engine);
		this.howFar = new HowFar(engine, this.results.length);
	}

	async execute(): Promise<INodeExecutionData[]> {
		const tasks = this.plan();
		if (this.readBatching(tasks)) await this.runAll(tasks);
		this.tellEmpty();
		for (const message of this.hints) {
			this.engine.addExecutionHints({ message, location: 'outputPane' });
		}
		if (this.failure) throw this.finalError(this.failure.error, this.failure.item);
		return this.results.flat();
	}

	/** Of items that found nothing nothing comes out, which goes unnoticed beside those that found something. */
	private tellEmpty(): void {
		const lists = [...this.completed].filter((item) => {
			const operation = this.operations[item];
			return operation !== undefined && isList(operation);
		});
		const empty = lists.filter((item) => this.results[item].length === 0).length;
		if (empty === 0 || empty === lists.length) return;
		this.hints.add(
			`${empty} of ${lists.length} items found nothing, so nothing comes out for them.`,
		);
	}

	private async runAll(tasks: Task[]): Promise<void> {
		const { pace, interval } = this.batching;
		const pause = async () => await wait(interval, this.engine.getExecutionCancelSignal());
		await runInTurn(tasks.length, {
			slots: new Slots(() => pace.items),
			read: async (index) => await this.read(tasks[index]),
			stopped: () => this.failure !== undefined,
			...(interval > 0 && { group: { size: pace.most, pause } }),
		});
	}

	private plan(): Task[] {
		const tasks: Task[] = [];
		const bulk = new Map<Operation, Task>();
		for (let item = 0; item < this.results.length; item++) {
			const operation = this.operationOf(item);
			this.operations[item] = operation;
			if (!operation) continue;
			const open = bulk.get(operation);
			if (open) {
				open.items.push(item);
				continue;
			}
			const task = { operation, items: [item] };
			tasks.push(task);
			if (isBulk(operation)) bulk.set(operation, task);
		}
		return tasks;
	}

	private operationOf(item: number): Operation | undefined {
		try {
			return operationFor(this.sources(item), this.resources);
		} catch (error) {
			this.fail(error, item);
			return undefined;
		}
	}

	/** False, with every item failed, when *Batching* cannot be read: nobody knows how to run then. */
	private readBatching(tasks: Task[]): boolean {
		if (tasks.length === 0) return false;
		try {
			this.batching = batchingFor(this.api, new Parameters(this.sources(0)));
			return true;
		} catch (error) {
			for (const item of tasks.flatMap(({ items }) => items)) this.fail(error, item);
			return false;
		}
	}

	private async read({ operation, items }: Task): Promise<ReadTask | undefined> {
		if (isBulk(operation)) return { run: async () => await this.runBulk(operation, items) };
		const [item] = items;
		try {
			const parameters = new Parameters(this.sources(item));
			const { subject, call } = isFlow(operation)
				? await this.readFlow(operation, parameters)
				: await this.readRequest(operation, parameters);
			const run = async () => {
				await this.settle(item, call);
				this.howFar.itemsDone(1);
			};
			return { subject, run };
		} catch (error) {
			this.fail(error, item);
			return undefined;
		}
	}

	private async settle(item: number, work: () => Promise<OutputRecord[]>): Promise<void> {
		try {
			await this.emit(await work(), item);
		} catch (error) {
			if (isPreview(error)) this.show(error, item);
			else this.fail(error, item);
		}
	}

	private show({ request }: Preview, item: number): void {
		this.hints.add(PREVIEW_HINT);
		this.results[item] = [{ json: request, pairedItem: { item } }];
	}

	private async readFlow(operation: FlowOperation, parameters: Parameters): Promise<Read> {
		const input = await operation.input(parameters);
		const createFlow = this.flowFor(operation, parameters);
		const shape = shapeOf(operation, parameters, input);
		return {
			subject: subjectOfFlow(operation, input),
			call: async () => {
				const flow = await createFlow();
				return shaped(asList(await operation.run(flow, input)).slice(0, flow.limit), shape);
			},
		};
	}

	private async readRequest(operation: RequestOperation, parameters: Parameters): Promise<Read> {
		const spec = await operation.request(parameters);
		this.kinds[parameters.itemIndex] = spec.kind;
		const createFlow = this.flowFor(operation, parameters);
		const shape = shapeOf(operation, parameters, spec);
		return {
			subject: subjectOfRequest(operation, spec),
			call: async () => {
				const flow = await createFlow();
				const { paging } = operation;
				if (flow.previewing) await flow.call(shownOf(spec, paging, flow.limit));
				if (paging) return await flow.list(spec, paging, flow.limit, shape);
				return shaped(outputOf(operation, await flow.call(spec), spec), shape);
			},
		};
	}

	/** Every entry has its own fate; one that the operation forgets has failed. */
	private async runBulk(operation: BulkOperation, items: number[]): Promise<void> {
		const stopsOnError = !this.engine.continueOnFail();
		const entries: Array<{ flow: Flow; input: unknown }> = [];
		for (const item of items) {
			if (this.failure) return;
			try {
				const parameters = new Parameters(this.sources(item));
				const input = await operation.input(parameters);
				entries.push({ flow: await this.flowFor(operation, parameters)(), input });
			} catch (error) {
				this.fail(error, item);
			}
		}
		if (this.failure || entries.length === 0) return;
		const waiting = new Set(entries.map(({ flow }) => flow.itemIndex));
		try {
			const { interval } = this.batching;
			const done = (count: number) => this.howFar.itemsDone(count);
			for (const result of await operation.runAll(entries, { stopsOnError, interval, done })) {
				const item = result.flow.itemIndex;
				waiting.delete(item);
				await this.settle(item, async () => {
					if (result.error) throw result.error;
					return asList(result.output ?? []);
				});
			}
			if (this.failure) return;
			for (const item of waiting) this.fail(new Error('The item was not sent'), item);
		} catch (error) {
			for (const item of waiting) {
				if (isPreview(error)) this.show(error, item);
				else this.fail(error, item);
			}
		}
	}

	private async emit(records: OutputRecord[], item: number): Promise<void> {
		const items: INodeExecutionData[] = [];
		for (const record of records) {
			// Long lists have no files, and a promise for each record costs more than the record.
			const isPlain = !(record instanceof RecordWithFiles);
			items.push(
				isPlain
					? { json: record, pairedItem: { item } }
					: await fileItem(this.engine, record, item),
			);
		}
		this.results[item] = items;
		this.completed.add(item);
		this.batching.pace.itemSucceeded();
	}

	private fail(error: unknown, item: number): void {
		if (!this.engine.continueOnFail()) {
			// With several in flight, the earliest item's error is the one to show.
			if (!this.failure || item < this.failure.item) this.failure = { error, item };
			return;
		}
		const json = errorItem(error, displayNamesOf(this.operations[item]));
		this.results[item] = [{ json, pairedItem: { item } }];
	}

	private finalError(error: unknown, item: number): Error {
		const names = displayNamesOf(this.operations[item]);
		// Reading twice does no harm, so of the items that only read there is nothing to say.
		const changed = [...this.completed].filter((done) => this.changes(done));
		const isOfInterest = changed.length > 0 || this.changes(item);
		const addition = progressOf(item, this.results.length, isOfInterest ? changed : undefined);
		const shown = toNodeError(this.engine.getNode(), error, item, names, addition);
		return this.sources(item).isTool ? forAgent(shown) : shown;
	}

	/** Whether the item changes something: some operations know that only from what was entered. */
	private changes(item: number): boolean {
		return (this.kinds[item] ?? this.operations[item]?.kind) === 'write';
	}

	/** Reads what the item says of its calls; the flow itself needs the credential. */
	private flowFor(operation: Operation, parameters: Parameters): () => Promise<Flow> {
		const parts = {
			engine: this.engine,
			kind: operation.kind,
			itemIndex: parameters.itemIndex,
			settings: callSettings(this.api, operation, parameters),
			limit: isList(operation) ? limitOf(parameters) : Infinity,
			ifIncomplete: ifIncompleteOf(parameters),
			atOnce: this.batching.pace.most,
			hint: (text: string) => this.hints.add(text),
			called: () => this.howFar.callDone(),
		};
		return async () => createFlow({ ...parts, caller: await this.sharedCaller() });
	}

	private async sharedCaller(): Promise<Caller> {
		this.caller ??= Caller.create(this.engine, this.api, this.batching.pace);
		return await this.caller;
	}
}

/** One item's parameters, read: the record that it changes, and the rest of the work. */
interface Read {
	subject?: string;
	call(): Promise<OutputRecord[]>;
}

/** What a preview shows: the first page of a list, as a write, because those are never sent then. */
function shownOf(spec: RequestSpec, paging: Paging | undefined, limit: number): RequestSpec {
	const size = Math.min(paging?.pageSize ?? 0, limit);
	return { ...(paging?.request(spec, { index: 0, size }) ?? spec), kind: 'write' };
}

function shapeOf<T>(
	{ simplify }: { simplify?(record: IDataObject, read: T): IDataObject },
	parameters: Parameters,
	read: T,
): Shape {
	return shapeFor(parameters, simplify && ((record) => simplify(record, read)));
}

function isBulk(operation: Operation): operation is BulkOperation {
	return 'runAll' in operation;
}

function isFlow(operation: Operation): operation is FlowOperation {
	return 'run' in operation;
}
