import type { IDataObject } from 'n8n-workflow';

import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { NIP, OTP } from '../../sandbox/vendors/workfloo/runs.mts';
import {
	mapFields,
	type NodeRun,
	poller,
	runNode,
	searchList,
	withFiles,
} from '../support/engine.mts';
import { expectFailure } from '../support/n8nVersions.mts';
import { useSandbox } from '../support/sandbox.mts';
import {
	AT_ONCE,
	CONTACT,
	credentials,
	FAILING,
	FOREIGN,
	LOAN,
	OFFER,
	parked,
	PDF,
	SCENARIO,
	solicitud,
	TIMER,
	WIDGET,
	withDocuments,
} from './workfloo-support.mts';

const sandbox = useSandbox('workfloo');
const vendor = () => sandbox.vendor<WorkflooState>('workfloo');
const quick = { pollInterval: 20, patience: 2 };

async function run(parameters: IDataObject, more: Partial<NodeRun> = {}, data: object = {}) {
	return await runNode({
		node: 'workfloo',
		credentials: { type: 'workflooApi', data: { ...credentials(vendor()), ...data } },
		parameters: { resource: 'execution', ...parameters },
		...more,
	});
}

async function start(workflooDefinitionId: string, additionalFields: IDataObject = {}) {
	const parameters = { operation: 'execute', workflooDefinitionId, additionalFields };
	const { json, error } = await run(parameters);
	expect(error).toBeUndefined();
	return String(json[0].id);
}

async function advance(executionId: string, parameters: IDataObject = {}, more?: Partial<NodeRun>) {
	const options = { ...quick, ...(parameters.options as IDataObject) };
	return await run({ operation: 'advance', executionId, ...parameters, options }, more);
}

const calls = (operationId: string) =>
	vendor().requests.filter((request) => request.operationId === operationId);

const papers = () =>
	withFiles(
		{ applicant: 'Ana' },
		{
			front: { content: PDF, fileName: 'front.pdf', mimeType: 'application/pdf' },
			back: { content: PDF, fileName: 'back.pdf', mimeType: 'application/pdf' },
		},
	);
const documents = {
	values: [
		{ documentId: 'ine_front', binaryPropertyName: 'front' },
		{ documentId: 'ine_back', binaryPropertyName: 'back' },
	],
};

describe('Advance', () => {
	test('completes a whole origination from one item, but for the reviewer', async () => {
		const id = await start(LOAN);
		const supplies = { answers: solicitud, documents, nip: NIP, otp: OTP };

		const first = await advance(id, supplies, { items: [papers()] });
		expect(first.error).toBeUndefined();
		expect(first.json[0]).toMatchObject({
			status: 'PROGRESS',
			finished: false,
			needs: 'review',
			missing: [],
			answered: [
				{ step: 'Solicitud', needs: 'form' },
				{ step: 'Identificación', needs: 'documents' },
				{ step: 'NIP', needs: 'nip' },
				{ step: 'NIP', needs: 'nip' },
				{ step: 'NIP', needs: 'nip' },
				{ step: 'Identidad', needs: 'otp' },
			],
		});

		const decide = async (decision: string, reviews: IDataObject = {}) =>
			await run({ operation: 'review', executionId: id, decision, reviews });
		await decide('REJECTED', { values: [{ fieldId: 'rfc_pf', message: 'No coincide' }] });
		const blocked = await advance(id, supplies);
		expect(blocked.json[0]).toMatchObject({ needs: 'correction', missing: ['rfc_pf'] });

		const corrections = { rfc_pf: 'LOPA900815AB2' };
		const second = await advance(id, { ...supplies, corrections });
		expect(second.json[0]).toMatchObject({ needs: 'review', answered: [{ needs: 'correction' }] });

		await decide('APPROVED');
		const last = await advance(id, supplies);
		expect(last.json[0]).toMatchObject({ status: 'SUCCESS', finished: true, needs: 'nothing' });

		// Although the status shows an answered step for a while, nothing was sent twice.
		expect(calls('executeWorkflooForm')).toHaveLength(1);
		expect(calls('executeWorkflooDocument')).toHaveLength(1);
		expect(calls('sendWorkflooNip')).toHaveLength(1);
		expect(calls('validateWorkflooNip')).toHaveLength(2);
		expect(calls('validateWorkflooOtp')).toHaveLength(1);
		expect(calls('submitWorkflooCorrection')).toHaveLength(1);
		expect(vendor().state.billed.map(({ what }) => what)).toEqual(['run', 'bureau']);
	});

	test('names the required fields that are missing, those asked for by an answer included', async () => {
		const id = await start(LOAN);
		const answers = { first_name: 'ANA', occupation: 'EMPLOYEE', unknown_field: 'x' };
		const { json } = await advance(id, { answers });
		expect(json[0]).toMatchObject({ needs: 'form', currentNodeType: 'FORM', answered: [] });
		expect(json[0].missing).toEqual([
			'last_name_1',
			'birth_date',
			'rfc_pf',
			'email',
			'phone_number',
			'loan_amount',
			'loan_term',
			'employer',
		]);
		expect(calls('executeWorkflooForm')).toEqual([]);
	});

	test('sends to a form only what belongs to it', async () => {
		const id = await start(CONTACT);
		const answers = { ...solicitud, first_name: 'ANA', note: 'not of this form' };
		const { json } = await advance(id, { answers });
		expect(json[0]).toMatchObject({ status: 'SUCCESS', finished: true });
		expect(calls('executeWorkflooForm')[0].body).toEqual({
			first_name: 'ANA',
			last_name_1: 'LÓPEZ',
			email: 'ana@example.com',
		});
	});

	test('does not ask for documents that the flow makes itself', async () => {
		const { id } = parked(vendor().state, 'DOCUMENT');
		const { json } = await advance(id);
		expect(json[0]).toMatchObject({ needs: 'documents', missing: ['ine_front', 'ine_back'] });
	});

	test.each([
		[{ nip: '' }, { needs: 'nip', missing: ['nip'], answered: [{ needs: 'nip' }] }, 1],
		[{ options: { sendNip: false } }, { needs: 'nip', missing: ['nip'], answered: [] }, 0],
	])('sends the NIP unless told otherwise, and waits for it: %j', async (input, expected, sent) => {
		const { id } = parked(vendor().state, 'NIP');
		const { json } = await advance(id, input);
		expect(json[0]).toMatchObject(expected);
		expect(calls('sendWorkflooNip')).toHaveLength(sent);
	});

	test('says in the error of a wrong code what was answered before', async () => {
		const { id } = parked(vendor().state, 'NIP');
		const { error } = await advance(id, { nip: '000000' });
		expect(error?.message).toBe('The NIP is not correct');
		expect(error?.context?.data).toMatchObject({ answered: [{ step: 'NIP' }], httpCode: '400' });
		expect(calls('validateWorkflooNip')).toHaveLength(1);
	});

	test('tells how many attempts a wrong OTP leaves', async () => {
		const { id } = parked(vendor().state, 'OTP');
		const { json } = await advance(id, { otp: '111111' }, { onError: 'continueRegularOutput' });
		expect(json[0]).toMatchObject({
			error: {
				message: 'The code is not correct (attempts left: 2)',
				httpCode: '400',
				remainingRetries: '2',
			},
		});
	});

	test('waits for a short timer, and tells of a long one', async () => {
		const waited = await advance(await start(TIMER));
		expect(waited.json[0]).toMatchObject({ status: 'SUCCESS', finished: true });
		const told = await advance(await start(TIMER), { options: { patience: 0 } });
		expect(told.json[0]).toMatchObject({ needs: 'timer', finished: false, missing: [] });
	});

	test('leaves a widget to the person that it is for', async () => {
		const { json } = await advance(await start(WIDGET));
		expect(json[0]).toMatchObject({ needs: 'widget', finished: false });
	});

	test('reports runs that were abandoned or failed', async () => {
		const offer = await start(OFFER);
		await new Promise((resolve) => setTimeout(resolve, 350));
		expect((await advance(offer)).json[0]).toMatchObject({ status: 'ABANDONED', finished: true });
		const failing = await start(FAILING);
		expect((await advance(failing)).json[0]).toMatchObject({ status: 'ERROR', finished: true });
		const { error } = await advance(failing, { options: { failOnError: true } });
		expect(error?.message).toBe('The run ended with the status ERROR');
	});

	test('gives up on an engine that stays busy, without answering again', async () => {
		const run = parked(vendor().state, 'FORM', { busyUntil: Date.now() + 60_000 });
		const { json } = await advance(run.id, { answers: solicitud, options: { patience: 0.1 } });
		expect(json[0]).toMatchObject({ needs: 'nothing', finished: false, answered: [] });
		expect(json[0].currentNodeType).toBe('LINK_PROCESSING');
	});

	test('says when it meets a status that it does not know', async () => {
		const { id } = parked(vendor().state, 'FORM', { status: 'CANCELED' });
		const { json, hints } = await advance(id);
		expect(json[0]).toMatchObject({ status: 'CANCELED', finished: false });
		expect(hints[0].message).toContain("'CANCELED'");
		const known = await advance(id, { options: { finalStatuses: 'SUCCESS, CANCELED' } });
		expect(known.json[0]).toMatchObject({ finished: true });
	});
});

describe('Execute and Wait', () => {
	const wait = async (
		workflooDefinitionId: string,
		more: IDataObject = {},
		items?: IDataObject[],
	) =>
		await run(
			{ operation: 'executeAndWait', workflooDefinitionId, timeLimit: 5, ...more },
			{ items },
		);

	test('sleeps until the run has ended', async () => {
		const { run: execution } = await wait(CONTACT);
		expect(execution.status).toBe('waiting');
		const limit = new Date(execution.waitTill ?? 0).getTime() - Date.now();
		expect(limit).toBeGreaterThan(4 * 60_000);
		expect(limit).toBeLessThanOrEqual(5 * 60_000);
	});

	test('passes on the run, marked, at the time limit', async () => {
		const { run: execution } = await wait(CONTACT);
		const [asleep] = execution.data.executionData?.nodeExecutionStack ?? [];
		expect(asleep.data.main[0]?.[0].json).toMatchObject({
			id: vendor().state.runs.at(-1)?.id,
			needs: 'form',
			timedOut: true,
		});
	});

	test('does not sleep through what has happened already', async () => {
		expect((await wait(AT_ONCE)).json[0]).toMatchObject({ status: 'SUCCESS', timedOut: false });
		const paused = await wait(CONTACT, { waitFor: 'pause' });
		expect(paused.run.status).toBe('success');
		expect(paused.json[0]).toMatchObject({ needs: 'form', finished: false });
	});

	test('does not lose a run whose status cannot be read', async () => {
		vendor().fault({ kind: 'status', status: 404, match: { operationId: 'getWorkflooStatus' } });
		const { run: execution, hints } = await wait(CONTACT);
		expect(execution.status).toBe('waiting');
		expect(hints[0].message).toContain(vendor().state.runs.at(-1)?.id);
	});

	test('refuses several items before it starts a run', async () => {
		const { error } = await wait(CONTACT, {}, [{}, {}]);
		expect(error?.message).toContain('takes one item at a time, but got 2');
		expect(vendor().requests).toEqual([]);
	});
});

describe('errors in the words of Workfloo', () => {
	const status = { operation: 'getStatus', executionId: 'none' };

	test('a refused key, without showing it', async () => {
		const { error } = await run(status, {}, { apiKey: 'wrong-key-of-mine' });
		expect(error?.message).toBe('Workfloo did not accept the API key');
		expect(error?.description).toContain('production or sandbox');
		expectFailure(error, { cause: 'credential-invalid' });
		expect(JSON.stringify(error)).not.toContain('wrong-key-of-mine');
	});

	test('an unknown run', async () => {
		const { error } = await run(status);
		expect(error?.message).toBe('Workfloo does not know this');
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain('Sandbox Mode');
	});

	test.each([
		['executeWorkfloo', { operation: 'execute', workflooDefinitionId: FOREIGN }, 403, 'no access'],
		[
			'executeWorkfloo',
			{ operation: 'execute', workflooDefinitionId: 'nothing' },
			404,
			'idWorkflooDefinition not found',
		],
	])('%s: %j', async (_call, parameters, httpCode, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(error?.httpCode).toBe(String(httpCode));
	});

	test('a missing scenario carries the code of Kiban', async () => {
		const parameters = {
			operation: 'execute',
			workflooDefinitionId: LOAN,
			options: { sandbox: true },
		};
		const { error } = await run(parameters);
		expect(error?.message).toBe('scenarioId not found');
		expect(error?.context?.data).toMatchObject({ vendorCode: 'ELEMENT_NOT_EXIST_ERROR' });
	});

	test('refused fields, each with its reason', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const fieldsJson = { ...solicitud, rfc_pf: 'X', loan_term: '36' };
		const { error } = await run({
			operation: 'submitForm',
			executionId: id,
			answerWith: 'json',
			fieldsJson,
		});
		expect(error?.message).toContain('rfc_pf: FORMAT_ERROR; El RFC tiene 13 caracteres');
		expect(error?.context?.data).toMatchObject({
			fields: { loan_term: 'CATALOG_ERROR; the value is not in the catalogue' },
		});
	});

	test('an answer to another step', async () => {
		const { id } = parked(vendor().state, 'DOCUMENT');
		const form = {
			operation: 'submitForm',
			executionId: id,
			answerWith: 'json',
			fieldsJson: solicitud,
		};
		const { error } = await run(form);
		expect(error?.httpCode).toBe('409');
		expect(error?.description).toContain('Read the status');
	});

	test('resends that are used up', async () => {
		const { id } = parked(vendor().state, 'OTP', { otpResends: 2 });
		const { error } = await run({ operation: 'resendOtp', executionId: id });
		expect(error?.message).toBe('No resends left');
	});

	test.each([
		[
			'filters',
			{ operation: 'getMany', filters: { from: '2026-01-01' } },
			"'Created Before' is empty",
		],
		[
			'additionalFields',
			{ operation: 'sendNip', executionId: 'x', additionalFields: { countryCode: '+52' } },
			"'Phone Number' is empty",
		],
		['documents', { operation: 'submitDocuments', executionId: 'x' }, "'Documents' is empty"],
		[
			'executionId',
			{ operation: 'get', executionId: '={{ "" }}' },
			"'Execution' is empty: the expression gave no value for this item",
		],
	])('refuses impossible %s before any call', async (_name, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toBe(message);
		expect(vendor().requests).toEqual([]);
	});
});

describe('money', () => {
	test.each(['drop', 'cut'] as const)('a start is not repeated after a %s', async (kind) => {
		vendor().fault({ kind, ...(kind === 'drop' && { afterHandling: true }) });
		const { error } = await run({ operation: 'execute', workflooDefinitionId: CONTACT });
		expect(error).toBeDefined();
		expect(error?.description).toContain('not known');
		expect(vendor().state.billed).toHaveLength(1);
	});

	test.each([500, 502, 503, 504])('a resend is not repeated after a %i', async (status) => {
		const { id } = parked(vendor().state, 'OTP');
		vendor().fault({ kind: 'status', status });
		await run({ operation: 'resendOtp', executionId: id });
		expect(calls('fallbackWorkflooOtp')).toHaveLength(1);
	});

	test('a start that was turned away for the time being is sent again when Workfloo says', async () => {
		vendor().fault({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
		const began = Date.now();
		const { json } = await run({ operation: 'execute', workflooDefinitionId: CONTACT });
		expect(json).toHaveLength(1);
		expect(Date.now() - began).toBeGreaterThanOrEqual(950);
		expect(vendor().state.billed).toHaveLength(1);
	});

	test('runs are started one after another', async () => {
		const items = Array.from({ length: 5 }, (_, index) => ({ index }));
		await run({ operation: 'execute', workflooDefinitionId: CONTACT }, { items });
		expect(vendor().maxInFlight).toBe(1);
		expect(vendor().state.billed).toHaveLength(5);
	});

	test('the callback key of the credential goes along with a callback URL, and with nothing else', async () => {
		const additionalFields = { callbackUrl: 'http://127.0.0.1:9/none' };
		const start = { operation: 'execute', workflooDefinitionId: CONTACT };
		const data = { callbackApiKey: 'our-own-key' };
		await run({ ...start, additionalFields }, {}, data);
		await run(start, {}, data);
		const preview = await run(
			{ ...start, additionalFields, options: { previewRequest: true } },
			{},
			data,
		);
		expect(calls('executeWorkfloo').map(({ body }) => body)).toEqual([
			{ idWorkflooDefinition: CONTACT, ...additionalFields, callbackXApiKey: expect.any(String) },
			{ idWorkflooDefinition: CONTACT },
		]);
		expect(vendor().state.runs.at(-2)?.callbackKey).toBe('our-own-key');
		expect(JSON.stringify(preview.json)).not.toContain('our-own-key');
	});

	test('an answer that was given does not fail because the status cannot be read', async () => {
		const { id } = parked(vendor().state, 'NIP', { phase: 'VALIDATE' });
		vendor().fault({ kind: 'status', status: 404, match: { operationId: 'getWorkflooStatus' } });
		const options = { returnStatus: true };
		const { json, hints } = await run({
			operation: 'validateNip',
			executionId: id,
			nip: NIP,
			options,
		});
		expect(json).toEqual([{ success: true, id, phase: 'VALIDATE_2' }]);
		expect(hints[0].message).toContain('The change was accepted');
	});
});

describe('sandbox mode on the production host', () => {
	test('stays with a run', async () => {
		const options = { sandbox: true };
		const additionalFields = { scenarioId: SCENARIO };
		const first = { operation: 'execute', workflooDefinitionId: LOAN, additionalFields, options };
		const [{ id }] = (await run(first)).json;
		const status = { operation: 'getStatus', executionId: String(id) };
		expect((await run({ ...status, options })).json[0]).toMatchObject({ id });
		expect((await run(status)).error?.httpCode).toBe('404');
		expect(vendor().requests.map(({ query }) => query.sandbox)).toEqual([
			'true',
			'true',
			undefined,
		]);
	});
});

describe('lists', () => {
	test('return all pages in order, each run once', async () => {
		const { json } = await run({ operation: 'getMany', returnAll: true, simplify: false });
		expect(json).toHaveLength(130);
		expect(new Set(json.map(({ id }) => id)).size).toBe(130);
		expect(vendor().requests.map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	test('an empty list, which Kiban may send as null, gives no items', async () => {
		const { json, error } = await run({
			operation: 'getMany',
			filters: { name: 'no such workfloo' },
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});

	test('filters go out under the names of Kiban', async () => {
		await run({
			operation: 'getMany',
			limit: 5,
			filters: {
				from: '2026-01-01T00:00:00',
				to: '2026-02-01T00:00:00',
				labels: 'sucursal-norte, sucursal-sur',
				rfcPerson: 'LOPA',
				origin: 'API',
			},
			additionalFilters: { values: [{ name: 'nodes.form.searchableBy.curp', value: 'LOPA9' }] },
			options: { content: true },
		});
		expect(vendor().requests[0].query).toEqual({
			from: '2026-01-01T00:00:00.000+01:00',
			to: '2026-02-01T00:00:00.000+01:00',
			labels: 'sucursal-norte;sucursal-sur',
			'nodes.form.searchableBy.rfc_pf': 'LOPA',
			origin: 'API',
			'nodes.form.searchableBy.curp': 'LOPA9',
			content: 'true',
			page: '1',
			itemsPerPage: '5',
		});
	});

	test('a whole run has all its nodes when it is not simplified', async () => {
		const { id } = withDocuments(vendor().state);
		const { json } = await run({ operation: 'get', executionId: id, simplify: false });
		expect(json[0].nodes).toHaveLength(2);
	});
});

describe('in the editor', () => {
	const node = (parameters: IDataObject = {}): NodeRun => ({
		node: 'workfloo',
		credentials: { type: 'workflooApi', data: credentials(vendor()) },
		parameters: { resource: 'execution', ...parameters },
	});

	test('the fields of the current step are real fields', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const parameters = {
			operation: 'submitForm',
			executionId: { __rl: true, mode: 'id', value: id },
		};
		const { fields } = await mapFields({ ...node(parameters), method: 'getStepFields' });
		const byId = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(byId.first_name).toMatchObject({
			displayName: 'Nombre',
			required: true,
			type: 'string',
		});
		expect(byId.birth_date.type).toBe('dateTime');
		expect(byId.loan_amount.type).toBe('number');
		expect(byId.loan_term).toMatchObject({
			type: 'options',
			options: [
				{ name: '12 meses', value: '12' },
				{ name: '24 meses', value: '24' },
			],
		});
		expect(byId.references.type).toBe('array');
		expect(byId.second_name.required).toBe(false);
	});

	test('fields that were filled in go out as Kiban wants them', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const { birth_date: _day, ...others } = solicitud;
		const fields = {
			mappingMode: 'defineBelow',
			value: { ...others, birth_date: '1990-08-15T00:00:00', employer: null },
			schema: [{ id: 'birth_date', type: 'dateTime', displayName: 'Fecha' }],
		};
		const { error } = await run({
			operation: 'submitForm',
			executionId: id,
			answerWith: 'fields',
			fields,
		});
		expect(error).toBeUndefined();
		expect(calls('executeWorkflooForm')[0].body).toEqual(solicitud);
	});

	test('a correction offers the fields that the reviewer named', async () => {
		const reviews = [{ fieldId: 'rfc_pf', message: 'No coincide' }];
		const { id } = parked(vendor().state, 'VALIDATION', {
			validation: { state: 'CORRECTION', reviews },
		});
		const parameters = {
			operation: 'submitCorrection',
			executionId: { __rl: true, mode: 'id', value: id },
		};
		const { fields } = await mapFields({ ...node(parameters), method: 'getStepFields' });
		expect(fields).toEqual([
			expect.objectContaining({ id: 'rfc_pf', displayName: 'rfc_pf: No coincide', required: true }),
		]);
	});

	test('pickers stay in sandbox mode', async () => {
		const { id } = parked(vendor().state, 'FORM', { sandbox: true });
		const parameters = { operation: 'submitForm', executionId: id, options: { sandbox: true } };
		const { fields } = await mapFields({ ...node(parameters), method: 'getStepFields' });
		expect(fields.length).toBeGreaterThan(10);
		expect(vendor().requests[0].query).toEqual({ sandbox: 'true' });
	});

	test('a run on a step without fields offers none', async () => {
		const { id } = parked(vendor().state, 'OTP');
		const parameters = { operation: 'submitForm', executionId: id };
		const asked = { ...node(parameters), method: 'getStepFields' };
		expect(await mapFields(asked)).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('on no step with fields'),
		});
		const nothing = {
			operation: 'submitForm',
			executionId: { __rl: true, mode: 'list', value: '' },
		};
		expect(await mapFields({ ...asked, parameters: { ...asked.parameters, ...nothing } })).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('Choose an execution'),
		});
	});

	test('executions can be picked, page by page, and searched by the name of the workfloo', async () => {
		const picker = { ...node({ operation: 'get' }), method: 'searchExecutions' };
		const first = await searchList(picker);
		expect(first.results).toHaveLength(100);
		const rest = await searchList({ ...picker, paginationToken: String(first.paginationToken) });
		expect(rest.results).toHaveLength(30);
		expect(rest.paginationToken).toBeUndefined();
		const found = await searchList({ ...picker, filter: 'prospecto' });
		expect(found.results[0].name).toMatch(/^Prospecto · .+ · 2026-/);
	});
});

describe('Workfloo Poll Trigger', () => {
	const trigger = async (parameters: IDataObject = {}) =>
		await poller({
			node: 'workflooPollTrigger',
			credentials: { type: 'workflooApi', data: credentials(vendor()) },
			parameters: { event: 'ended', simplify: true, workflooName: '', options: {}, ...parameters },
		});

	test('tells of each run once, when it has ended', async () => {
		const watch = await trigger();
		const failed = await start(FAILING);
		expect(await watch.poll()).toBeNull();
		const later = await start(AT_ONCE);
		await start(CONTACT);
		expect((await watch.poll())?.map(({ json }) => json.id)).toEqual([later]);
		expect(await watch.poll()).toBeNull();
		expect(failed).not.toBe(later);
	});

	test('tells of every change, and loses none over a failed poll', async () => {
		const watch = await trigger({ event: 'changed' });
		await watch.poll();
		const id = await start(CONTACT);
		expect((await watch.poll())?.map(({ json }) => json.status)).toEqual(['PROGRESS']);
		await advance(id, { answers: solicitud });
		vendor().fault({ kind: 'status', status: 403, match: { operationId: 'listWorkfloosV2' } });
		await expect(watch.poll()).rejects.toThrow('no access');
		const changed = await watch.poll();
		expect(changed?.map(({ json }) => [json.id, json.status])).toEqual([[id, 'SUCCESS']]);
	});

	test.each(['an unreadable list', 'a list with a run without ID', 'an error under 200'])(
		'loses nothing over %s',
		async (name) => {
			const bodies: Record<string, unknown> = {
				'an unreadable list': '[{"id":1},{"id"',
				'a list with a run without ID': [{ status: 'SUCCESS' }],
				'an error under 200': { typeError: 'LOCKED', errors: null, errorMessage: '' },
			};
			const watch = await trigger();
			await watch.poll();
			const id = await start(AT_ONCE);
			vendor().fault({
				kind: 'answer',
				body: bodies[name],
				match: { operationId: 'listWorkfloosV2' },
			});
			await expect(watch.poll()).rejects.toThrow();
			expect((await watch.poll())?.map(({ json }) => json.id)).toEqual([id]);
		},
	);

	test('tells nothing again after an empty list', async () => {
		const watch = await trigger();
		await start(AT_ONCE);
		await watch.poll();
		vendor().fault({ kind: 'answer', body: 'null', match: { operationId: 'listWorkfloosV2' } });
		expect(await watch.poll()).toBeNull();
		expect(await watch.poll()).toBeNull();
	});

	test('tells nothing twice and loses nothing when the clock is set back', async () => {
		const watch = await trigger();
		await start(AT_ONCE);
		await watch.poll();
		const now = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now - 3_600_000);
		expect(await watch.poll()).toBeNull();
		clock.mockRestore();
		const id = await start(AT_ONCE);
		expect((await watch.poll())?.map(({ json }) => json.id)).toEqual([id]);
	});

	test.each([-600, 600])(
		'tells of runs at once when the clocks are %i minutes apart',
		async (minutes) => {
			vendor().state.clockOffsetMinutes = minutes;
			const watch = await trigger();
			await watch.poll();
			const id = await start(AT_ONCE);
			await new Promise((resolve) => setTimeout(resolve, 100));
			expect((await watch.poll())?.map(({ json }) => json.id)).toEqual([id]);
			expect(await watch.poll()).toBeNull();
		},
	);

	test('tells of a status that nobody knows, marked, and of the end after it', async () => {
		const watch = await trigger();
		await watch.poll();
		const id = await start(CONTACT);
		const run = vendor().state.runs.at(-1);
		Object.assign(run ?? {}, { status: 'CANCELED' });
		expect((await watch.poll())?.map(({ json }) => [json.id, json.unknownStatus])).toEqual([
			[id, true],
		]);
		expect(await watch.poll()).toBeNull();
		Object.assign(run ?? {}, { status: 'ABANDONED' });
		expect((await watch.poll())?.map(({ json }) => [json.id, json.unknownStatus])).toEqual([
			[id, false],
		]);
	});

	test('shows a sample in manual mode and touches no state', async () => {
		const watch = await trigger();
		await start(AT_ONCE);
		expect(await watch.poll('manual')).toHaveLength(1);
		expect(watch.staticData).toEqual({});
	});
});

describe('addresses', () => {
	const preview = async (data: object) =>
		await run(
			{ operation: 'execute', workflooDefinitionId: CONTACT, options: { previewRequest: true } },
			{},
			data,
		);

	test.each([
		['production', 'https://workfloo.kiban.com/api/v1/workfloo'],
		['sandbox', 'https://sandbox.workfloo.kiban.com/api/v1/workfloo'],
	])('%s goes to %s', async (environment, url) => {
		const { json } = await preview({ environment });
		expect(json[0]).toMatchObject({ method: 'POST', url, headers: { 'x-api-key': '***' } });
	});

	test('a custom address may be pasted with a path', async () => {
		const { json } = await preview({ baseUrl: 'https://proxy.example.com/api/v1/workfloo?x=1' });
		expect(json[0].url).toBe('https://proxy.example.com/api/v1/workfloo');
	});

	test.each([
		'',
		'http://workfloo.kiban.com',
		'https://a:b@workfloo.kiban.com',
		'../x',
		'a@evil.com',
	])('%j is refused before any call', async (baseUrl) => {
		const { error } = await run({ operation: 'getStatus', executionId: 'x' }, {}, { baseUrl });
		expect(error?.message).toMatch(/^'Base URL' /);
		expect(vendor().requests).toEqual([]);
	});
});
