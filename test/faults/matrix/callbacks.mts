import type { IDataObject } from 'n8n-workflow';

import { receiver } from '../../support/engine.mts';
import { SECRET } from './classes/class.mts';

/**
 * The other direction: Workfloo calls, and what comes in is not always what it should be. The trigger
 * and a sleeping *Execute and Wait* must take each event once, and none of a stranger's.
 */

interface Incoming {
	headers: Record<string, string>;
	body: unknown;
}

export interface CallbackFault {
	name: string;
	/** How many executions it may start, whatever comes. */
	starts: { webhook: 0 | 1; wakeUp: 0 | 1 };
	/** Default 200. */
	answered?: number;
	/** One after another; `together`: at the same time. */
	incoming: Incoming[];
	together?: true;
	/** About the key, which is no matter of the wake-up: its address is the secret. */
	isKeyed?: true;
	isCore?: true;
}

export type CallbackRow = 'webhook' | 'wakeUp';

export const callbackRows: Array<{ row: CallbackRow; name: string }> = [
	{ row: 'webhook', name: 'webhook' },
	{ row: 'wakeUp', name: 'Execute and Wait: its wake-up' },
];

const KEY = `callback-${SECRET}`;
const ended = { id: 'run-1', name: 'Prospecto', status: 'SUCCESS' };

/** Events of one process are told apart by their ids, so each fault has ids of its own. */
const event = (
	id: string,
	body: unknown = ended,
	headers: Record<string, string> = {},
): Incoming => ({
	headers: { 'x-api-key': KEY, 'x-kiban-event-id': id, 'x-kiban-event-type': 'ended', ...headers },
	body,
});

const once = { webhook: 1, wakeUp: 1 } as const;
const never = { webhook: 0, wakeUp: 0 } as const;

const stranger = (name: string, headers: Record<string, string>): CallbackFault => ({
	name,
	starts: never,
	answered: 401,
	isKeyed: true,
	incoming: [{ headers: { 'x-kiban-event-id': name, ...headers }, body: ended }],
});

const meaningless = (name: string, body: unknown): CallbackFault => ({
	name,
	starts: never,
	incoming: [event(name, body)],
});

const odd = (name: string, more: IDataObject): CallbackFault => ({
	name,
	starts: once,
	incoming: [event(name, { ...ended, ...more })],
});

function deep(levels: number): unknown {
	let value: unknown = 'end';
	for (let level = 0; level < levels; level++) value = { next: value };
	return value;
}

export const callbackFaults: CallbackFault[] = [
	{ name: 'as it should be', starts: once, incoming: [event('good')], isCore: true },
	{
		name: 'the same event again',
		starts: { webhook: 1, wakeUp: 1 },
		isKeyed: true,
		incoming: [event('again'), event('again')],
		isCore: true,
	},
	{
		name: 'the same event five times at once',
		starts: { webhook: 1, wakeUp: 1 },
		isKeyed: true,
		together: true,
		incoming: Array.from({ length: 5 }, () => event('together')),
	},
	{ ...stranger('no key', {}), isCore: true },
	stranger('an empty key', { 'x-api-key': '' }),
	stranger('a wrong key', { 'x-api-key': 'theirs' }),
	stranger('the beginning of the key', { 'x-api-key': KEY.slice(0, -1) }),
	stranger('the key and more', { 'x-api-key': `${KEY}x` }),
	stranger('the key in another header', { 'x-callback-key': KEY }),
	meaningless('a text', 'SUCCESS'),
	meaningless('a list', [ended]),
	meaningless('null', null),
	meaningless('a number', 42),
	meaningless('a page', '<!DOCTYPE html><html><body>SUCCESS</body></html>'),
	// It shows the key, so it is an event; but no end that anybody waits for.
	{ name: 'an empty object', starts: { webhook: 1, wakeUp: 0 }, incoming: [event('empty', {})] },
	{
		name: 'no event id',
		starts: once,
		incoming: [{ headers: { 'x-api-key': KEY }, body: ended }],
	},
	odd('a status that nobody knows', { status: 'PAUSED' }),
	odd('members that are null', { form: null, link: null, validation: null, currentNodeName: null }),
	odd('objects where texts belong', { name: { es: 'x' }, currentNodeType: ['FORM'] }),
	odd('a text of 5 MB', { note: 'x'.repeat(5_000_000) }),
	odd('5,000 levels', { form: deep(5_000) as IDataObject }),
	odd(
		"names of JavaScript's own",
		JSON.parse('{"__proto__":{"a":1},"constructor":{"b":2}}') as IDataObject,
	),
	{
		name: 'an event id of 1 MB',
		starts: once,
		incoming: [event('x'.repeat(1_000_000))],
	},
];

const parameters = {
	webhook: { authentication: 'callbackApiKey', events: [], filters: {}, options: {} },
	wakeUp: { resource: 'execution', operation: 'executeAndWait', waitFor: 'end', options: {} },
};

/** What is wrong with how the node takes it; nothing means that all is well. */
export async function judgeCallback(row: CallbackRow, fault: CallbackFault): Promise<string[]> {
	const node = await receiver({
		node: row === 'webhook' ? 'workflooTrigger' : 'workfloo',
		parameters: parameters[row],
		credentials: {
			type: 'workflooApi',
			data: { environment: 'production', apiKey: SECRET, callbackApiKey: KEY },
		},
	});
	const answers = fault.together
		? await Promise.all(fault.incoming.map(async (incoming) => await node.receive(incoming)))
		: [];
	if (!fault.together) {
		for (const incoming of fault.incoming) answers.push(await node.receive(incoming));
	}
	const started = answers.filter((answer) => answer.started !== undefined);
	const statuses = answers.map(({ status }) => status);
	const memory = JSON.stringify(node.staticData).length;
	const told = JSON.stringify([answers.map(({ body }) => body), node.staticData]);
	return [
		...(started.length === fault.starts[row] ? [] : [`started ${started.length} executions`]),
		...(statuses.every((status) => status === (fault.answered ?? 200))
			? []
			: [`answered ${statuses.join(', ')}`]),
		...(memory < 1_000 ? [] : [`remembers ${memory} characters of one event`]),
		...(told.includes(KEY) || told.includes(SECRET) ? ['a secret shows'] : []),
		...('a' in {} || 'b' in {} ? ['the prototype of all objects was changed'] : []),
	];
}

export function isCallbackCell(row: CallbackRow, { isKeyed }: CallbackFault): boolean {
	return row === 'webhook' || isKeyed !== true;
}
