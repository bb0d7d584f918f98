import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { wakeUp } from '../../../nodes/Workfloo/resources/execution/executeAndWait/waking.ts';
import { checkListening, receiveCallback } from '../../../nodes/Workfloo/trigger/callbacks.ts';

interface Call {
	parameters?: IDataObject;
	headers?: Record<string, string>;
	body?: unknown;
	/** The credential's callback key. */
	key?: string;
	staticData?: IDataObject;
	workflow?: string;
}

/** What n8n gives a webhook, and what was answered past it. */
function hookOf({ parameters = {}, headers = {}, body = {}, key, staticData, workflow }: Call) {
	const answered: { status?: number; body?: unknown } = {};
	const given: IDataObject = { authentication: 'callbackApiKey', events: [], ...parameters };
	const hook = {
		getNodeParameter: (name: string, fallback: unknown) => given[name] ?? fallback,
		getCredentials: async () => ({ callbackApiKey: key ?? 'ours' }),
		getHeaderData: () => headers,
		getBodyData: () => body,
		getWorkflowStaticData: () => staticData ?? {},
		getMode: () => 'trigger',
		getTimezone: () => 'UTC',
		getWorkflow: () => ({ id: workflow ?? 'w' }),
		getNode: () => ({ id: 'n', name: 'Trigger', type: 'workflooTrigger', typeVersion: 1 }),
		getResponseObject: () => ({
			status: (status: number) => {
				answered.status = status;
				return { json: (sent: unknown) => (answered.body = sent) };
			},
		}),
	};
	return { hook: hook as unknown as IWebhookFunctions, answered };
}

const form = {
	id: 'run-1',
	name: 'Prospecto',
	status: 'PROGRESS',
	currentNodeName: 'Contacto',
	currentNodeType: 'FORM',
	form: {
		formFieldSection: [{ fields: [{ id: 'first_name', required: true }, { id: 'note' }] }],
	},
};
const ended = { id: 'run-1', name: 'Prospecto', status: 'SUCCESS' };
const shown = { 'x-api-key': 'ours' };

describe('Workfloo Trigger', () => {
	test('starts the workflow with the status, what is needed, and the event', async () => {
		const headers = { ...shown, 'x-kiban-event-id': 'e-1', 'x-kiban-event-type': 'waiting' };
		const { hook } = hookOf({ headers, body: form });
		const { workflowData } = await receiveCallback(hook);
		expect(workflowData?.[0][0].json).toEqual({
			...form,
			finished: false,
			unknownStatus: false,
			needs: 'form',
			missing: ['first_name'],
			missingLabels: ['first_name'],
			eventId: 'e-1',
			eventType: 'waiting',
		});
	});

	test.each([
		['no key', {}],
		['a wrong key', { 'x-api-key': 'theirs' }],
		['a longer key', { 'x-api-key': 'ours and more' }],
		['the key in another header', { 'x-callback-key': 'ours' }],
	])('answers 401 to %s and starts nothing', async (_name, headers) => {
		const { hook, answered } = hookOf({ headers, body: ended });
		expect(await receiveCallback(hook)).toEqual({ noWebhookResponse: true });
		expect(answered.status).toBe(401);
	});

	test('refuses everybody while the credential has no key', async () => {
		const { hook, answered } = hookOf({ headers: { 'x-api-key': '' }, body: ended, key: '' });
		await receiveCallback(hook);
		expect(answered.status).toBe(401);
		const listening = checkListening(hook as never);
		await expect(listening).rejects.toThrow('The credential has no callback API key');
	});

	test('looks for the key in the header that the user names', async () => {
		const parameters = { 'options.headerName': 'X-Callback-Key' };
		const { hook } = hookOf({ parameters, headers: { 'x-callback-key': 'ours' }, body: ended });
		expect((await receiveCallback(hook)).workflowData).toHaveLength(1);
	});

	test('takes calls without a key only if told so', async () => {
		const { hook } = hookOf({ parameters: { authentication: 'none' }, body: ended });
		expect((await receiveCallback(hook)).workflowData).toHaveLength(1);
		expect(await checkListening(hook as never)).toBe(true);
	});

	test('starts once for an event that is sent again, at once or later', async () => {
		const headers = { ...shown, 'x-kiban-event-id': 'e-2' };
		const staticData: IDataObject = {};
		const send = async (data: IDataObject) =>
			await receiveCallback(hookOf({ headers, body: ended, staticData: data }).hook);
		expect((await send(staticData)).workflowData).toHaveLength(1);
		// n8n has not stored the static data yet.
		expect((await send({})).workflowData).toBeUndefined();
		expect(await send(staticData)).toEqual({
			webhookResponse: { received: true, ignored: 'received before' },
		});
		expect(staticData.events).toHaveLength(1);
	});

	test('remembers events of each workflow for itself, over a restart too', async () => {
		const headers = { ...shown, 'x-kiban-event-id': 'e-3' };
		const staticData: IDataObject = {};
		const first = hookOf({ headers, body: ended, workflow: 'a', staticData });
		const second = hookOf({ headers, body: ended, workflow: 'b' });
		// Another process knows only what n8n has stored.
		const restarted = hookOf({ headers, body: ended, workflow: 'c', staticData });
		expect((await receiveCallback(first.hook)).workflowData).toHaveLength(1);
		expect((await receiveCallback(second.hook)).workflowData).toHaveLength(1);
		expect((await receiveCallback(restarted.hook)).workflowData).toBeUndefined();
	});

	test.each([
		[{ events: ['form'] }, form, true],
		[{ events: ['ended'] }, form, false],
		[{ events: ['ended'] }, ended, true],
		[{ events: ['other'] }, { ...form, currentNodeType: 'FORM_PROCESSING' }, true],
		[{ 'filters.statuses': 'SUCCESS, ERROR' }, ended, true],
		[{ 'filters.statuses': 'ERROR' }, ended, false],
		[{ 'filters.stepNames': 'Contacto' }, form, true],
		[{ 'filters.stepNames': 'Solicitud' }, form, false],
		[{ 'filters.workflooNames': 'Otro' }, form, false],
		[
			{ events: ['ended'], 'options.finalStatuses': 'CANCELED' },
			{ ...ended, status: 'CANCELED' },
			true,
		],
	])('filters by %j', async (parameters, body, passes) => {
		const { workflowData } = await receiveCallback(
			hookOf({ parameters, headers: shown, body }).hook,
		);
		expect(workflowData !== undefined).toBe(passes);
	});

	test.each([
		[{ events: ['form'] }, {}],
		[{ events: ['ended'] }, {}],
		[{ 'filters.statuses': 'SUCCESS' }, {}],
		[{ 'filters.stepNames': 'Solicitud' }, { currentNodeName: 'Contacto' }],
	])('lets a status that nobody knows pass %j, marked', async (parameters, more) => {
		const body = { ...ended, status: 'CANCELED', ...more };
		const { workflowData } = await receiveCallback(
			hookOf({ parameters, headers: shown, body }).hook,
		);
		expect(workflowData?.[0][0].json).toMatchObject({
			status: 'CANCELED',
			unknownStatus: true,
			finished: false,
		});
	});

	test('keeps runs of other workfloos away, whatever their status', async () => {
		const parameters = { 'filters.workflooNames': 'Otro' };
		const body = { ...ended, status: 'CANCELED' };
		const { hook } = hookOf({ parameters, headers: shown, body });
		expect((await receiveCallback(hook)).workflowData).toBeUndefined();
	});

	test('takes a run that somebody cancelled for ended', async () => {
		const parameters = { events: ['ended'] };
		const body = { ...form, cancelledAt: '2026-01-31T09:00:00Z' };
		const { workflowData } = await receiveCallback(
			hookOf({ parameters, headers: shown, body }).hook,
		);
		expect(workflowData?.[0][0].json).toMatchObject({ finished: true, needs: 'nothing' });
	});

	test('keeps its static data small, however many and long the events are', async () => {
		const staticData: IDataObject = {};
		for (let event = 0; event < 1_100; event++) {
			const headers = { ...shown, 'x-kiban-event-id': `${'e'.repeat(2_000)}-${event}` };
			await receiveCallback(hookOf({ headers, body: ended, staticData }).hook);
		}
		expect(staticData.events).toHaveLength(1_000);
		expect(JSON.stringify(staticData).length).toBeLessThan(25_000);
	});

	test('knows its key with blanks around it, as people paste it', async () => {
		const { hook } = hookOf({ headers: shown, body: ended, key: ' ours\n' });
		expect((await receiveCallback(hook)).workflowData).toHaveLength(1);
	});

	test('asks for the key when it cannot tell whether to', async () => {
		const { hook, answered } = hookOf({ parameters: { authentication: '' }, body: ended });
		await receiveCallback(hook);
		expect(answered.status).toBe(401);
	});

	test('acknowledges what is no status', async () => {
		const { hook } = hookOf({ headers: shown, body: ['nonsense'] });
		expect(await receiveCallback(hook)).toEqual({
			webhookResponse: { received: true, ignored: 'not an object' },
		});
	});
});

describe('Execute and Wait, when called back', () => {
	const wake = async (parameters: IDataObject, body: unknown) =>
		await wakeUp.call(hookOf({ parameters, body }).hook);

	test('goes on with the end of the run', async () => {
		const { workflowData } = await wake({ waitFor: 'end' }, ended);
		expect(workflowData?.[0][0].json).toMatchObject({
			id: 'run-1',
			finished: true,
			timedOut: false,
		});
	});

	test('sleeps on through a pause, unless pauses are waited for', async () => {
		const asleep = await wake({ waitFor: 'end' }, form);
		expect(asleep).toEqual({ webhookResponse: { received: true, resumed: false } });
		expect((await wake({ waitFor: 'pause' }, form)).workflowData).toHaveLength(1);
	});

	test('sleeps on while the engine works, and when what comes is no status', async () => {
		const working = { ...form, currentNodeType: 'LINK_PROCESSING' };
		expect((await wake({ waitFor: 'pause' }, working)).workflowData).toBeUndefined();
		expect((await wake({ waitFor: 'pause' }, 'text')).workflowData).toBeUndefined();
	});

	test.each([
		['a status that nobody knows', { ...ended, status: 'CANCELED' }, true],
		['a run that was cancelled', { ...form, cancelledAt: '2026-01-31T09:00:00Z' }, false],
	])('wakes for %s', async (_name, body, unknownStatus) => {
		const { workflowData } = await wake({ waitFor: 'end' }, body);
		expect(workflowData?.[0][0].json).toMatchObject({ unknownStatus, finished: !unknownStatus });
	});

	test('wakes for a pause at a step that no document names', async () => {
		const signing = { ...form, currentNodeType: 'SIGNATURE' };
		expect((await wake({ waitFor: 'end' }, signing)).workflowData).toBeUndefined();
		const { workflowData } = await wake({ waitFor: 'pause' }, signing);
		expect(workflowData?.[0][0].json).toMatchObject({ needs: 'other', finished: false });
	});

	test('takes a status that the user names for an end', async () => {
		const parameters = { waitFor: 'end', 'options.finalStatuses': 'success, canceled' };
		const { workflowData } = await wake(parameters, { ...ended, status: 'CANCELED' });
		expect(workflowData?.[0][0].json).toMatchObject({ finished: true, unknownStatus: false });
	});
});
