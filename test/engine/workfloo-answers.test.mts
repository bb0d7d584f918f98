import type { IDataObject } from 'n8n-workflow';

import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import { CONTACT, credentials, parked } from './workfloo-support.mts';

const sandbox = useSandbox('workfloo');
const vendor = () => sandbox.vendor<WorkflooState>('workfloo');

async function run(parameters: IDataObject) {
	return await runNode({
		node: 'workfloo',
		credentials: { type: 'workflooApi', data: credentials(vendor()) },
		parameters: { resource: 'execution', ...parameters },
	});
}

const answerJson = { answerWith: 'json', fieldsJson: { first_name: 'Ana' } };
const onRun = { executionId: 'run-1' };
const download = {
	operation: 'downloadFile',
	...onRun,
	nodeId: '1',
	fileName: 'a',
	binaryPropertyName: 'data',
};

describe('nothing is taken on trust', () => {
	test('an answer that names the run is a success, whatever else it holds', async () => {
		vendor().fault({ kind: 'answer', body: { id: 'run-1', status: 'PROGRESS' } });
		const { json } = await run({ operation: 'submitForm', ...onRun, ...answerJson });
		expect(json).toEqual([{ success: true, id: 'run-1', status: 'PROGRESS' }]);
		vendor().fault({ kind: 'answer', body: { id: 'run-2', status: 'PROGRESS' } });
		expect((await run({ operation: 'submitForm', ...onRun, ...answerJson })).error).toBeDefined();
	});

	test('an empty phase, as Kiban shows it elsewhere, is a success', async () => {
		vendor().fault({ kind: 'answer', body: { phase: '' } });
		const { json } = await run({ operation: 'validateNip', ...onRun, nip: '123456' });
		expect(json).toEqual([{ success: true, id: 'run-1', phase: '' }]);
	});

	test.each(['Not found', '', 'data:text/plain;base64,', '====', 17, null])(
		'%j is no file',
		async (fileBase64) => {
			vendor().fault({ kind: 'answer', body: { fileBase64 } });
			const { error } = await run(download);
			expect(error?.message).toContain('a form that it does not document');
		},
	);

	test.each([
		['text/csv', '', 0],
		['application/csv; charset=utf-8', 'id,name\n', 8],
	])('an export as %s of %j is a file', async (type, body, bytes) => {
		vendor().fault({ kind: 'answer', headers: { 'content-type': type }, body });
		const { json } = await run({
			operation: 'exportCsv',
			limit: 5,
			binaryPropertyName: 'data',
		});
		expect(json).toEqual([expect.objectContaining({ bytes, hasMore: false })]);
	});

	test.each(['{"typeError":"LOCKED"}', '[{"id":1}]', '<b>Fatal error</b>', ' \n{"id"'])(
		'an export that holds %s is none, though it is called CSV',
		async (body) => {
			vendor().fault({ kind: 'answer', headers: { 'content-type': 'text/csv' }, body });
			const parameters = { operation: 'exportCsv', limit: 5, binaryPropertyName: 'data' };
			expect((await run(parameters)).error).toBeDefined();
		},
	);

	test('an export says when there is more', async () => {
		const parameters = { operation: 'exportCsv', binaryPropertyName: 'data' };
		expect((await run({ ...parameters, limit: 5 })).json[0].hasMore).toBe(true);
		expect((await run({ ...parameters, limit: 1_000 })).json[0].hasMore).toBe(false);
	});
});

describe('a start without an ID', () => {
	test.each(['execute', 'executeAndWait'])('of %s is an error at once', async (operation) => {
		vendor().fault({ kind: 'edit', edit: (reply) => ({ ...reply, body: { idUnykoo: 1131 } }) });
		const { error, run: execution } = await run({ operation, workflooDefinitionId: CONTACT });
		expect(error?.message).toContain('a form that it does not document');
		expect(error?.description).toContain('a record with id');
		expect(error?.description).toContain('Whether the change was carried out is not known');
		expect(execution.waitTill).toBeUndefined();
		// Nothing was asked about a run without ID.
		expect(vendor().requests.map(({ operationId }) => operationId)).toEqual(['executeWorkfloo']);
	});
});

describe('everything is read before the call that costs', () => {
	const start = { operation: 'executeAndWait', workflooDefinitionId: CONTACT };
	test.each<[string, IDataObject]>([
		['Time Limit (Minutes)', { ...start, timeLimit: '={{ "soon" }}' }],
		['Time Limit (Minutes)', { ...start, timeLimit: -1 }],
		['Time Limit (Minutes)', { ...start, timeLimit: 1e12 }],
		['Final Statuses', { ...start, options: { finalStatuses: '={{ {} }}' } }],
		['Wait For', { ...start, waitFor: '={{ {} }}' }],
		['Sandbox Mode', { ...start, options: { sandbox: 'perhaps' } }],
		['Form (JSON)', { ...start, additionalFields: { form: '{' } }],
		[
			'Return Status After',
			{ operation: 'validateNip', ...onRun, nip: '1', options: { returnStatus: 'perhaps' } },
		],
		[
			'Return Status After',
			{ operation: 'resendOtp', ...onRun, options: { returnStatus: 'perhaps' } },
		],
		[
			'Fail on ERROR Status',
			{ operation: 'advance', ...onRun, options: { failOnError: 'perhaps' } },
		],
		['Additional Documents (JSON)', { operation: 'advance', ...onRun, additionalDocuments: '{' }],
		[
			'Document ID',
			{
				operation: 'submitDocuments',
				...onRun,
				documents: { values: [{ documentId: '={{ undefined }}', binaryPropertyName: 'data' }] },
			},
		],
		['Put Output File in Field', { ...download, binaryPropertyName: '__proto__' }],
	])("'%s': %j", async (name, parameters) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(`'${name}' `);
		expect(vendor().requests).toEqual([]);
	});

	test('the last retry setting too', async () => {
		await run({ operation: 'resendOtp', ...onRun, options: { timeout: '={{ "long" }}' } });
		expect(vendor().requests).toEqual([]);
	});
});

describe('a status that nobody knows', () => {
	test('ends the wait of Execute and Wait, marked', async () => {
		vendor().fault({
			kind: 'edit',
			match: { operationId: 'getWorkflooStatus' },
			edit: (reply) => ({ ...reply, body: { ...(reply.body as object), status: 'CANCELED' } }),
		});
		const {
			json,
			hints,
			run: execution,
		} = await run({
			operation: 'executeAndWait',
			workflooDefinitionId: CONTACT,
		});
		expect(execution.status).toBe('success');
		expect(json[0]).toMatchObject({ unknownStatus: true, finished: false, timedOut: false });
		expect(hints[0].message).toContain("'CANCELED'");
	});

	test('is marked by Advance, and a cancelled run is ended', async () => {
		const { id } = parked(vendor().state, 'FORM', { status: 'CANCELED' });
		const { json } = await run({ operation: 'advance', executionId: id });
		expect(json[0]).toMatchObject({ unknownStatus: true, finished: false });
		const cancelled = parked(vendor().state, 'FORM', {
			cancelledBy: 'mesa@example.com',
			cancelledAt: new Date().toISOString(),
		});
		const ended = await run({ operation: 'advance', executionId: cancelled.id });
		expect(ended.json[0]).toMatchObject({ unknownStatus: false, finished: true, answered: [] });
	});
});

describe('a run that was started', () => {
	test('is not held awake by a status that cannot be read', async () => {
		const match = { operationId: 'getWorkflooStatus' };
		vendor().fault({ kind: 'answer', body: '<p>Maintenance</p>', times: 50, match });
		const { run: execution, hints } = await run({
			operation: 'executeAndWait',
			workflooDefinitionId: CONTACT,
		});
		expect(execution.status).toBe('waiting');
		expect(hints[0].message).toContain('The change was accepted');
		expect(
			vendor().requests.filter(({ operationId }) => operationId !== 'executeWorkfloo'),
		).toHaveLength(3);
	});
});

describe('a list', () => {
	const withoutLink = (times: number) =>
		vendor().fault({
			kind: 'edit',
			times,
			edit: (reply) => ({ ...reply, headers: {} }),
		});
	const all = { operation: 'getMany', returnAll: true };

	test('without a Link header ends with an empty page, not with a short one', async () => {
		withoutLink(10);
		const { json } = await run(all);
		expect(json).toHaveLength(130);
		expect(vendor().requests.map(({ query }) => query.page)).toEqual(['1', '2', '3']);
	});

	test('that goes on behind the limit says so', async () => {
		const limited = await run({ operation: 'getMany', limit: 50 });
		expect(limited.json).toHaveLength(50);
		expect(limited.hints[0].message).toContain('more records than the limit of 50');
		expect((await run({ operation: 'getMany', limit: 130 })).hints).toEqual([]);
	});

	test('whose third page cannot be read is an error, not a part', async () => {
		vendor().fault({ kind: 'answer', skip: 1, body: '[{"id":1},{"id"' });
		const { error, json } = await run(all);
		expect(error?.message).toContain('JSON that cannot be read');
		expect(error?.description).not.toContain('not known');
		expect(json).toEqual([]);
	});

	test('whose full page repeats is not whole', async () => {
		let page: unknown;
		vendor().fault({
			kind: 'edit',
			times: 10,
			edit: (reply) => {
				page ??= reply.body;
				return { ...reply, headers: {}, body: page };
			},
		});
		const { error } = await run(all);
		expect(error?.message).toBe('The list is not complete: Page 2 repeats an earlier one');
		expect(vendor().requests).toHaveLength(2);
	});

	test('with a run without ID is none', async () => {
		vendor().fault({ kind: 'answer', body: [{ id: '1' }, { name: 'Prospecto' }] });
		expect((await run(all)).error?.description).toContain('a list of runs');
	});
});

describe('a server that fails', () => {
	test.each([500, 503])('with %i and no word has the words of the kernel', async (status) => {
		vendor().fault({ kind: 'status', status, body: '' });
		const { error } = await run({ operation: 'resendOtp', ...onRun });
		expect(error?.message).not.toContain('answered with status');
		expect(error?.message).toMatch(/internal error|not available/);
		expect(error?.description).toContain('Whether the change was carried out is not known');
	});

	test('at a read never says that something may have changed', async () => {
		vendor().fault({ kind: 'status', status: 500, body: { error: 'Sin servicio' } });
		const { error } = await run({ operation: 'getStatus', ...onRun });
		expect(error?.message).toBe('Sin servicio');
		expect(error?.description).not.toContain('carried out');
	});
});

describe('what Kiban may also answer', () => {
	test('short pages without a Link header are read to the end', async () => {
		Object.assign(vendor().state.answers, { links: false, mostPerPage: 40 });
		const { json } = await run({ operation: 'getMany', returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(130);
	});

	test('a NIP that cannot be sent is told, and tried again by the next Advance', async () => {
		vendor().state.answers.nip = 'fails';
		const { id } = parked(vendor().state, 'NIP');
		const advance = {
			operation: 'advance',
			executionId: id,
			options: { pollInterval: 20, patience: 2 },
		};
		const [report] = (await run(advance)).json;
		expect(report).toMatchObject({ needs: 'nip', link: { sendError: { recoverable: true } } });
		vendor().state.answers.nip = 'arrives';
		expect((await run(advance)).json[0]).toMatchObject({ link: { phase: 'VALIDATE' } });
		const sent = vendor().requests.filter(({ operationId }) => operationId === 'sendWorkflooNip');
		expect(sent).toHaveLength(2);
	});

	test('an OTP that ran out of attempts and goes on along its error branch is read again', async () => {
		vendor().state.answers.otpErrorBranch = true;
		const { id } = parked(vendor().state, 'OTP', { otpRetries: 1 });
		const { json } = await run({
			operation: 'advance',
			executionId: id,
			otp: '111111',
			options: { pollInterval: 20, patience: 2 },
		});
		expect(json[0]).toMatchObject({ needs: 'review', answered: [{ needs: 'otp' }] });
	});
});
