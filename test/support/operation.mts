import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorsUnder200, strangeAnswers } from '../../sandbox/answers.mts';
import type { RunningVendor } from '../../sandbox/server.mts';
import type { RecordedRequest } from '../../sandbox/vendor.mts';
import { runNode } from './engine.mts';
import { outputSchema, schemaFindings } from './schema.mts';

/** One operation with parameters that work at the freshly seeded sandbox. */
export interface OperationCase {
	/** With `resource` and `operation`. A function sees the vendor's state first. */
	parameters: IDataObject | ((vendor: RunningVendor) => IDataObject);
	/** The documented calls that it makes, in order, logins left out. */
	calls: string[];
	/** Looks at what came out and at what the vendor saw. */
	success(json: IDataObject[], requests: RecordedRequest[], items: INodeExecutionData[]): void;
	/** The input item. Default: empty. */
	item?: IDataObject | INodeExecutionData;
	/** Prepares the vendor's state, or sends what must have happened before. */
	before?(vendor: RunningVendor): void | Promise<void>;
	/** False when a second run with the same parameters is refused (a state that can be left only once). */
	repeatable?: boolean;
	/** Names of strange answers that this vendor documents as success of this call: nothing, an empty list. */
	accepts?: string[];
	/** Calls that *Preview Request* makes because the operation looks something up first. */
	previewCalls?: string[];
}

/** An answer without content, in the spellings of servers. */
export const NOTHING = ['an empty body', 'an empty body that claims to be JSON', 'blanks'];

/** A list without records. */
export const EMPTY_LIST = ['an empty list'];

/** Any JSON: what a custom call may get. */
export const ANY_JSON = [
	'null',
	'true',
	'a number',
	'an empty list',
	'an empty object',
	'a list of an empty list',
	...NOTHING,
	"a stranger's JSON",
];

export interface OperationContext {
	node: string;
	credentialType: string;
	credentials(vendor: RunningVendor): ICredentialDataDecryptedObject;
	/** Values that must never show in an output or an error. */
	secrets: string[];
	vendor(): RunningVendor;
	/**
	 * Members of outputs that no schema shows, because no document names them: those that a customer
	 * defines, and those that the sandbox had to make up.
	 */
	unshown?: readonly string[];
	/** How the vendor words an error, for the fault that every operation must report well. */
	refusal: { body: unknown; message: string };
}

/** What holds for every operation of every node. Call it inside of a `describe`, after `useSandbox`. */
export function describeOperations(
	context: OperationContext,
	cases: Record<string, OperationCase>,
): void {
	describe.each(Object.entries(cases))('%s', (name, operation) => {
		const run = async (
			more: {
				items?: number;
				onError?: 'continueRegularOutput' | 'continueErrorOutput';
				options?: IDataObject;
			} = {},
		) => {
			const vendor = context.vendor();
			const { parameters } = operation;
			const given = typeof parameters === 'function' ? parameters(vendor) : parameters;
			const options = { ...(given.options as IDataObject | undefined), ...more.options };
			return await runNode({
				node: context.node,
				credentials: { type: context.credentialType, data: context.credentials(vendor) },
				parameters: { ...given, options },
				items: Array.from({ length: more.items ?? 1 }, (_, index) => inputItem(operation, index)),
				onError: more.onError,
			});
		};
		const calls = () =>
			context
				.vendor()
				.requests.filter(({ call }) => call !== null && !/token$/i.test(call))
				.map(({ call }) => call);
		const refuse = (times = 1) =>
			context.vendor().fault({ kind: 'status', status: 400, body: context.refusal.body, times });
		const expectNoSecrets = (value: unknown) => {
			const text = JSON.stringify(value);
			for (const secret of context.secrets) expect(text).not.toContain(secret);
		};

		beforeEach(async () => {
			const vendor = context.vendor();
			await operation.before?.(vendor);
			vendor.requests.length = 0;
		});

		test('succeeds', async () => {
			const { error, json, items } = await run();
			expect(error).toBeUndefined();
			expect(calls()).toEqual(operation.calls);
			for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
			operation.success(json, [...context.vendor().requests], items);
			expectNoSecrets(json);
		});

		test('gives what its output schema shows', async () => {
			// Where the vendor may answer anything, a schema can show only what the node makes of nothing.
			if (operation.accepts?.includes("a stranger's JSON")) return;
			const { parameters } = operation;
			const given = typeof parameters === 'function' ? parameters(context.vendor()) : parameters;
			// The schema shows what comes before somebody changes that.
			if (given.simplify === false || given.operation === 'send') return;
			if ((given.options as IDataObject | undefined)?.returnStatus === true) return;
			const { json } = await run();
			const schema = outputSchema(context.node, String(given.resource), String(given.operation));
			expect(schemaFindings(schema, json, context.unshown)).toEqual([]);
		});

		test('pairs every output item with its input item, in order', async () => {
			if (operation.repeatable === false) refuse(2);
			const { items } = await run({ items: 3, onError: 'continueRegularOutput' });
			const sources = items.map(({ pairedItem }) => (pairedItem as { item: number }).item);
			expect(sources).toEqual([...sources].sort((a, b) => a - b));
			if (items.length >= 3) expect(new Set(sources)).toEqual(new Set([0, 1, 2]));
		});

		test('stops with the words of the vendor, the status and the item, without a secret', async () => {
			refuse();
			const { error } = await run();
			expect(error?.message).toContain(context.refusal.message);
			expect(error?.httpCode).toBe('400');
			expect(error?.context?.itemIndex).toBe(0);
			expectNoSecrets({ ...error, message: error?.message, stack: error?.stack });
		});

		test('sends a failed item, merged with its input, out of the error branch', async () => {
			refuse();
			const { error, failed } = await run({ onError: 'continueErrorOutput' });
			expect(error).toBeUndefined();
			expect(failed).toHaveLength(1);
			expect(failed[0].json).toMatchObject({
				row: 0,
				error: { message: expect.stringContaining(context.refusal.message), httpCode: '400' },
				message: expect.stringContaining(context.refusal.message),
			});
		});

		test('continues with an error item of exactly two members', async () => {
			refuse();
			const { json } = await run({ onError: 'continueRegularOutput' });
			expect(Object.keys(json[0]).sort()).toEqual(['error', 'message']);
		});

		test('takes none but a documented answer for a success', async () => {
			const accepted: string[] = [];
			for (const { name: answerName, answer } of [...strangeAnswers, ...errorsUnder200]) {
				const vendor = context.vendor();
				vendor.reset();
				await operation.before?.(vendor);
				vendor.fault({ kind: 'answer', ...answer, times: Infinity });
				const { error } = await run({ options: { maxRetries: 0 } });
				if (error === undefined) accepted.push(answerName);
				else expect(error.message).not.toMatch(/<\w|\[object|undefined|is not a function/);
			}
			// The requests of these runs were looked at in the runs before.
			context.vendor().reset();
			expect(accepted.sort()).toEqual([...(operation.accepts ?? [])].sort());
		});

		test('previews without sending', async () => {
			const { error, json, hints } = await run({ options: { previewRequest: true } });
			expect(error).toBeUndefined();
			expect(calls()).toEqual(operation.previewCalls ?? []);
			expect(json[0]).toMatchObject({ method: expect.any(String), url: expect.any(String) });
			// So that nobody takes it for a request that was sent.
			expect(Object.entries(json[0])[0]).toEqual(['preview', true]);
			expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('not sent')]);
			expectNoSecrets(json);
		});

		test(`is named in the node: ${name}`, async () => {
			const { parameters } = operation;
			const given = typeof parameters === 'function' ? parameters(context.vendor()) : parameters;
			expect(`${given.resource}:${given.operation}`).toBe(name.split(' ')[0]);
		});
	});
}

function inputItem({ item }: OperationCase, index: number): INodeExecutionData {
	const isItem = item !== undefined && typeof item.json === 'object' && item.json !== null;
	const given = isItem ? (item as INodeExecutionData) : { json: (item ?? {}) as IDataObject };
	return { ...given, json: { row: index, ...given.json } };
}
