import { createHash, timingSafeEqual } from 'node:crypto';

import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { Parameters } from '../../shared/parameters';
import { fingerprintOf } from '../../shared/poll';
import { triggerSource } from '../../shared/source';
import { isRecord } from '../../shared/values';
import { NOTHING_SUPPLIED, reportOf } from '../api/report';
import { type Reading, readStatus, textOf } from '../api/status';
import { finalStatusesOf } from '../resources/properties';
import { callbackKeyOf } from '../transport';

/**
 * Workfloo's callbacks as the trigger takes them: a POST of the status, with `x-kiban-event-id` and
 * `x-kiban-event-type`. Sources: https://docs.kiban.com/docs/workfloo-webhook-guide and kiban-sdk,
 * examples/README.md
 */

/** An event that is sent again carries the same id. */
const MOST_REMEMBERED = 1_000;

const CREDENTIAL = 'workflooApi';

/** Refuses to listen for a key that the credential does not have. */
export async function checkListening(hook: IHookFunctions): Promise<boolean> {
	if (!asksForKey(new Parameters(triggerSource(hook)))) return true;
	if (callbackKeyOf(await hook.getCredentials(CREDENTIAL)) !== '') return true;
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
	const parameters = new Parameters(triggerSource(hook));
	if (!(await showsKey(hook, parameters))) {
		hook.getResponseObject().status(401).json({ error: 'The callback key is missing or wrong' });
		return { noWebhookResponse: true };
	}
	const body: unknown = hook.getBodyData();
	if (!isRecord(body)) return ignored('not an object');
	const headers = hook.getHeaderData();
	const eventId = textOf(headers['x-kiban-event-id']);
	const eventType = textOf(headers['x-kiban-event-type']);
	const reading = readStatus(body, finalStatusesOf(parameters));
	if (!isWanted(reading, parameters)) return ignored('filtered');
	if (eventId !== '' && isRepeated(hook, eventId)) return ignored('received before');
	const json = reportOf(reading, NOTHING_SUPPLIED, { eventId, eventType });
	return { webhookResponse: { received: true }, workflowData: [[{ json }]] };
}

const ignored = (reason: string): IWebhookResponseData => ({
	webhookResponse: { received: true, ignored: reason },
});

/** Unless the user has chosen otherwise in so many words. */
function asksForKey(parameters: Parameters): boolean {
	return parameters.optionalText('authentication') !== 'none';
}

async function showsKey(hook: IWebhookFunctions, parameters: Parameters): Promise<boolean> {
	if (!asksForKey(parameters)) return true;
	const expected = callbackKeyOf(await hook.getCredentials(CREDENTIAL));
	const header = parameters.optionalText('options.headerName') ?? 'x-api-key';
	const shown = hook.getHeaderData()[header.trim().toLowerCase()];
	return expected !== '' && typeof shown === 'string' && isSame(shown.trim(), expected);
}

/** Hashes have one length, so the comparison takes the same time whatever was sent. */
function isSame(shown: string, expected: string): boolean {
	const hash = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(hash(shown), hash(expected));
}

/** A status that nobody knows passes the filters by event, status and step: it may be an end. */
function isWanted(reading: Reading, parameters: Parameters): boolean {
	const { status, state } = reading;
	const has = (filter: string, value: unknown) => {
		const wanted = parameters.texts(`filters.${filter}`);
		return wanted.length === 0 || wanted.includes(textOf(value));
	};
	if (!has('workflooNames', status.name)) return false;
	if (state === 'unknown') return true;
	const events = parameters.texts('events');
	return (
		(events.length === 0 || events.includes(eventOf(reading))) &&
		has('statuses', status.status) &&
		has('stepNames', status.currentNodeName)
	);
}

function eventOf({ state, needs }: Reading): string {
	if (state === 'ended') return 'ended';
	return needs === 'nothing' ? 'other' : needs;
}

/**
 * n8n stores static data after it has answered, so a repetition that follows at once would not find its
 * event there. This process remembers the latest ones itself.
 */
const latest = new Set<string>();

/** Remembers a hash of each event: their ids may have any length, and static data stays small. */
function isRepeated(hook: IWebhookFunctions, eventId: string): boolean {
	const event = fingerprintOf(eventId);
	const data = hook.getWorkflowStaticData('node');
	const known = Array.isArray(data.events) ? (data.events as string[]) : [];
	const key = [hook.getMode(), hook.getWorkflow().id, hook.getNode().id, event].join('|');
	if (known.includes(event) || latest.has(key)) return true;
	data.events = [...known, event].slice(-MOST_REMEMBERED);
	latest.add(key);
	const [oldest] = latest;
	if (latest.size > MOST_REMEMBERED) latest.delete(oldest);
	return false;
}
