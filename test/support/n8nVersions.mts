import { PollContext, WorkflowExecute } from 'n8n-core';
import type { IDataObject, INode, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

/**
 * What the harness has to do differently on the n8n-core versions of `npm run test:n8n`; types are
 * those of the newest. Whatever a node could notice stays as that version has it.
 */

/** n8n 1.x takes arguments instead of one object. */
export function startExecution(
	additionalData: IWorkflowExecuteAdditionalData,
	workflow: Workflow,
	startNode: INode | undefined,
): ReturnType<WorkflowExecute['run']> {
	const engine = new WorkflowExecute(additionalData, 'manual');
	if (engine.run.length === 1) return engine.run({ workflow, startNode });
	const run = engine.run.bind(engine) as unknown as (
		workflow: Workflow,
		startNode: INode | undefined,
	) => ReturnType<WorkflowExecute['run']>;
	return run(workflow, startNode);
}

/** Expressions got an isolate of their own after 2.15, and in the last 1.x. */
interface Isolated {
	acquireIsolate?(): Promise<unknown>;
	releaseIsolate?(): Promise<unknown>;
}

export async function acquireIsolate({ expression }: Workflow): Promise<void> {
	await (expression as Isolated).acquireIsolate?.();
}

export async function releaseIsolate({ expression }: Workflow): Promise<void> {
	await (expression as Isolated).releaseIsolate?.();
}

/**
 * The newest engine stages a poll's static data and commits it only if the poll did not throw
 * (after 2.38); before, it lives in the workflow, and what was written stays.
 */
const stagesStaticData = Object.hasOwn(PollContext.prototype, 'getWorkflowStaticData');

export function staticDataForPoll(
	workflow: Workflow,
	{ name }: INode,
	stored: IDataObject,
): IDataObject {
	if (stagesStaticData) return structuredClone(stored);
	workflow.staticData[`node:${name}`] = stored;
	return stored;
}

/** `failure` of a NodeApiError came after 2.30; an older engine drops it, and nothing can be expected. */
const keepsFailure =
	new NodeApiError(
		{ name: '', type: '' } as INode,
		{ message: '' },
		{ failure: { cause: 'rate-limited' } },
	).failure !== undefined;

export function expectFailure(error: object | undefined, failure: object): void {
	if (keepsFailure) expect(error).toMatchObject({ failure });
}
