import { createHash, timingSafeEqual } from 'node:crypto';

import type {
	IDataObject,
	IHookFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord } from '../../shared/values';
import { reportOf } from '../api/report';
import { FINAL_STATUSES, readStatus, type RunStatus, textOf } from '../api/status';
import { entriesOf, NOTHING_SUPPLIED } from '../resources/execution/executeAndWait/waking';

/**
 * Workfloo's callbacks as the trigger takes them: a POST of the status, with `x-kiban-event-id` and
 * `x-kiban-event-type`. Sources: https://docs.kiban.com/docs/workfloo-webhook-guide and kiban-sdk,
 * examples/README.md
 */

/** An event that is sent again carries the same id. */
const MOST_REMEMBERED = 1_000;

/** Refuses to listen for a key that the credential does not have. */
export async function checkListening(hook: IHookFunctions): Promise<boolean> {
	if (hook.getNodeParameter('authentication') !== 'callbackApiKey') return true;
	const { callbackApiKey } = await hook.getCredentials('workflooApi');
	if (textOf(callbackApiKey) !== '') return true;
	throw new NodeOperationError(hook.getNode(), 'The credential has no callback API key', {
		description:
			"Enter a secret of your own as 'Callback API Key' in the Workfloo credential, or set 'Authentication' to 'None'.",
	});
}

export function forgetEvents(hook: IHookFunctions): boolean {
	delete hook.getWorkflowStaticData('node').events;
	return true;
}

/** Answers at once: 401 without the key, else 200; starts the workflow for what passes the filters. */
export async function receiveCallback(hook: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await showsKey(hook))) {
		hook.getResponseObject().status(401).json({ error: 'The callback key is missing or wrong' });
		return { noWebhookResponse: true };
	}
	const status: unknown = hook.getBodyData();
	if (!isRecord(status)) return ignored('not an object');
	const headers = hook.getHeaderData();
	const eventId = textOf(headers['x-kiban-event-id']);
	const eventType = textOf(headers['x-kiban-event-type']);
	const finals = entriesOf(hook, 'options.finalStatuses') ?? FINAL_STATUSES;
	if (!isWanted(hook, status, finals)) return ignored('filtered');
	if (eventId !== '' && isRepeated(hook, eventId)) return ignored('received before');
	const json = reportOf(status, finals, NOTHING_SUPPLIED, { eventId, eventType });
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}

const ignored = (reason: string): IWebhookResponseData => ({
	webhookResponse: { received: true, ignored: reason },
});

async function showsKey(hook: IWebhookFunctions): Promise<boolean> {
	if (hook.getNodeParameter('authentication') !== 'callbackApiKey') return true;
	const { callbackApiKey } = await hook.getCredentials('workflooApi');
	const header = textOf(hook.getNodeParameter('options.headerName', 'x-api-key')).toLowerCase();
	const shown = hook.getHeaderData()[header];
	const isComplete = textOf(callbackApiKey) !== '' && typeof shown === 'string';
	return isComplete && isSame(shown, textOf(callbackApiKey));
}

/** Hashes have one length, so the comparison takes the same time whatever was sent. */
function isSame(shown: string, expected: string): boolean {
	const hash = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(hash(shown), hash(expected));
}

function isWanted(hook: IWebhookFunctions, status: RunStatus, finals: string[]): boolean {
	const events = hook.getNodeParameter('events', []) as string[];
	const has = (filter: string, value: unknown) =>
		entriesOf(hook, `filters.${filter}`)?.includes(textOf(value)) ?? true;
	return (
		(events.length === 0 || events.includes(eventOf(status, finals))) &&
		has('statuses', status.status) &&
		has('stepNames', status.currentNodeName) &&
		has('workflooNames', status.name)
	);
}

function eventOf(status: RunStatus, finals: string[]): string {
	const { state, needs } = readStatus(status, finals);
	if (state === 'ended') return 'ended';
	return needs === 'nothing' ? 'other' : needs;
}

/**
 * n8n stores static data after it has answered, so a repetition that follows at once would not find its
 * event there. This process remembers the latest ones itself.
 */
const latest = new Set<string>();

function isRepeated(hook: IWebhookFunctions, eventId: string): boolean {
	const data: IDataObject = hook.getWorkflowStaticData('node');
	const known = Array.isArray(data.events) ? (data.events as string[]) : [];
	const key = [hook.getMode(), hook.getWorkflow().id, hook.getNode().id, eventId].join('|');
	if (known.includes(eventId) || latest.has(key)) return true;
	data.events = [...known, eventId].slice(-MOST_REMEMBERED);
	latest.add(key);
	const [oldest] = latest;
	if (latest.size > MOST_REMEMBERED) latest.delete(oldest);
	return false;
}
