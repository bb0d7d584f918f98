import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { type Batching, inBatches } from './batch';
import {
	Caller,
	type CallSettings,
	DEFAULT_READS_AT_ONCE,
	DEFAULT_RETRIES,
	DEFAULT_TIMEOUT,
} from './call';
import { createFlow } from './flow';
import { displayNamesOf, operationFor } from './lookup';
import { detailsOf, textsOf, toNodeError } from './nodeErrors';
import type {
	BulkOperation,
	Flow,
	FlowOperation,
	Operation,
	OutputRecord,
	RequestOperation,
	Resource,
	VendorApi,
} from './operation';
import { asList, outputOf, simplified, toItem } from './output';
import { Parameters } from './parameters';
import { isPreview } from './preview';
import { n8nSource } from './source';

/** One piece of work: a single item, or all items of a bulk operation. */
interface Task {
	operation: Operation;
	items: number[];
}

/**
 * Runs every input item through the operation that it asks for. This is `execute()` of all our nodes.
 *
 * Output follows input order and every output item is paired with its input item. With *On Error* set
 * to a continue mode, a failed item becomes `{ error, message, details }`; nothing else may stand
 * beside these three, or n8n sends it out of the success branch.
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

	private readonly completed = new Set<number>();

	private readonly hints = new Set<string>();

	private failure?: { error: unknown; item: number };

	private caller?: Promise<Caller>;

	private requestsAtOnce = 1;

	constructor(
		private readonly engine: IExecuteFunctions,
		private readonly api: VendorApi,
		private readonly resources: Resource[],
	) {
		this.results = engine.getInputData().map(() => []);
	}

	async execute(): Promise<INodeExecutionData[]> {
		const tasks = this.plan();
		const batching = this.batchingFor(tasks);
		this.requestsAtOnce = batching.size;
		await inBatches(
			tasks.length,
			batching,
			async (index) => await this.runTask(tasks[index]),
			() => this.failure !== undefined,
			async (milliseconds) => await sleep(milliseconds, this.engine.getExecutionCancelSignal()),
		);
		for (const message of this.hints) {
			this.engine.addExecutionHints({ message, location: 'outputPane' });
		}
		if (this.failure) throw this.finalError(this.failure.error, this.failure.item);
		return this.results.flat();
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
			return operationFor(this.engine, this.resources, item);
		} catch (error) {
			this.fail(error, item);
			return undefined;
		}
	}

	private batchingFor(tasks: Task[]): Batching {
		const hasWrites = tasks.some(({ operation }) => operation.kind === 'write');
		const size = hasWrites ? 1 : DEFAULT_READS_AT_ONCE;
		if (tasks.length === 0) return { size, interval: 0 };
		const batch = 'options.batching.batch';
		const options = new Parameters(n8nSource(this.engine, 0));
		return {
			size: options.optionalNumber(`${batch}.batchSize`) ?? size,
			interval: options.optionalNumber(`${batch}.batchInterval`) ?? 0,
		};
	}

	private async runTask({ operation, items }: Task): Promise<void> {
		try {
			if (isBulk(operation)) await this.runBulk(operation, items);
			else await this.runItem(operation, items[0]);
		} catch (error) {
			for (const item of items) {
				if (isPreview(error)) this.results[item] = [{ json: error.request, pairedItem: { item } }];
				else this.fail(error, item);
			}
		}
	}

	private async runItem(operation: RequestOperation | FlowOperation, item: number): Promise<void> {
		const flow = await this.flowFor(operation, item);
		const records = isFlow(operation)
			? asList(await operation.run(flow))
			: await this.runRequest(operation, flow);
		await this.emit(records, item);
	}

	private async runRequest(operation: RequestOperation, flow: Flow): Promise<OutputRecord[]> {
		const { parameters } = flow;
		const spec = await operation.request(parameters);
		if (flow.previewing) {
			const { paging } = operation;
			const size = Math.min(paging?.pageSize ?? 0, limitOf(parameters));
			const shown = paging ? paging.request(spec, { index: 0, size }) : spec;
			return [
				await (await this.sharedCaller()).preview(shown, this.settingsFor(operation, parameters)),
			];
		}
		if (!operation.paging) return outputOf(operation, await flow.call(spec), parameters);
		const records = await flow.list(spec, operation.paging, limitOf(parameters));
		return records.map((record) => simplified(operation, record, parameters));
	}

	private async runBulk(operation: BulkOperation, items: number[]): Promise<void> {
		const flows = await Promise.all(items.map(async (item) => await this.flowFor(operation, item)));
		for (const { flow, output, error } of await operation.runAll(flows)) {
			if (error) this.fail(error, flow.itemIndex);
			else await this.emit(asList(output ?? []), flow.itemIndex);
		}
	}

	private async emit(records: OutputRecord[], item: number): Promise<void> {
		this.results[item] = await Promise.all(
			records.map(async (record) => await toItem(this.engine, record, item)),
		);
		this.completed.add(item);
	}

	private fail(error: unknown, item: number): void {
		if (!this.engine.continueOnFail()) {
			// With several in flight, the earliest item's error is the one to show.
			if (!this.failure || item < this.failure.item) this.failure = { error, item };
			return;
		}
		const { message, advice } = textsOf(error, displayNamesOf(this.operations[item]));
		this.results[item] = [
			{
				json: { error: message, message: advice ?? message, details: detailsOf(error) },
				pairedItem: { item },
			},
		];
	}

	private finalError(error: unknown, item: number): Error {
		const done = [...this.completed].sort((a, b) => a - b);
		const addition =
			this.results.length < 2
				? undefined
				: done.length === 0
					? 'No other item was completed.'
					: `Already completed, so do not run them again: items ${ranges(done)}.`;
		return toNodeError(
			this.engine.getNode(),
			error,
			item,
			displayNamesOf(this.operations[item]),
			addition,
		);
	}

	private async flowFor(operation: Operation, item: number): Promise<Flow> {
		const parameters = new Parameters(n8nSource(this.engine, item));
		return createFlow({
			engine: this.engine,
			caller: await this.sharedCaller(),
			kind: operation.kind,
			parameters,
			settings: this.settingsFor(operation, parameters),
			hint: (text) => this.hints.add(text),
		});
	}

	private settingsFor(operation: Operation, parameters: Parameters): CallSettings {
		const whilePreviewing = operation.kind === 'read' ? 'all' : 'writes';
		return {
			maxRetries: parameters.optionalNumber('options.maxRetries') ?? DEFAULT_RETRIES,
			timeout: parameters.optionalNumber('options.timeout') ?? DEFAULT_TIMEOUT,
			preview: parameters.flag('options.previewRequest') ? whilePreviewing : 'none',
			parameter: (name) => parameters.optionalLocator(name),
		};
	}

	private async sharedCaller(): Promise<Caller> {
		this.caller ??= Caller.create(this.engine, this.api, this.requestsAtOnce);
		return await this.caller;
	}
}

function isBulk(operation: Operation): operation is BulkOperation {
	return 'runAll' in operation;
}

function isFlow(operation: Operation): operation is FlowOperation {
	return 'run' in operation;
}

function limitOf(parameters: Parameters): number {
	return parameters.flag('returnAll') ? Infinity : (parameters.optionalNumber('limit') ?? Infinity);
}

/** `[0, 1, 2, 5]` as `0-2, 5`. */
function ranges(numbers: number[]): string {
	const parts: string[] = [];
	for (let start = 0, end = 0; start < numbers.length; start = end + 1, end = start) {
		while (numbers[end + 1] === numbers[end] + 1) end++;
		parts.push(start === end ? `${numbers[start]}` : `${numbers[start]}-${numbers[end]}`);
	}
	return parts.join(', ');
}
