import type { IDataObject } from 'n8n-workflow';

import type { Flow, Operation } from '../../../nodes/shared/operation.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import { limitOf } from '../../../nodes/shared/settings.ts';
import { resources } from '../../../nodes/WolkvoxCrm/resources/index.ts';
import { parametersOf } from '../../support/parameters.mts';

const ROOT = '/server/API/v2';
const file = (text: string) => ({
	content: Buffer.from(text),
	fileName: `${text}.txt`,
	mimeType: 'text/plain',
});
const files = { one: file('one'), two: file('two') };

function operation(name: string): Operation {
	const [resource, value] = name.split(':');
	const found = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (!found) throw new Error(`no operation ${name}`);
	return found;
}

/** The call that an operation makes first, as it stands before anything was sent. */
async function requestOf(name: string, values: IDataObject): Promise<RequestSpec> {
	const parameters = parametersOf(values, { files, timezone: 'America/Bogota' });
	const found = operation(name);
	if ('request' in found) return await found.request(parameters);
	const specs: RequestSpec[] = [];
	const flow = {
		limit: limitOf(parameters),
		list: async (spec: RequestSpec) => {
			specs.push(spec);
			return [];
		},
	} as unknown as Flow;
	if (!('run' in found)) throw new Error(`${name} runs for all items together`);
	await found.run(flow, await found.input(parameters));
	return specs[0];
}

async function operationRequest(name: string, timezone: string, values: IDataObject) {
	const found = operation(name);
	if (!('request' in found)) throw new Error(`${name} makes several calls`);
	return await found.request(parametersOf(values, { timezone }));
}

const activity = {
	name: 'A',
	relatedModule: 'cases',
	relatedRecordId: ' x ',
	owner: ' ADMIN_@m ',
	status: 'created',
	priority: 'high',
	completionDate: '2026-01-31T15:00:00Z',
};

const activityFields = {
	status: 'created',
	name: 'A',
	priority: 'high',
	name_module: 'cases',
	id_record: 'x',
	completion_date: '2026-01-31 10:00:00',
	remember: false,
	reminder_date: '2026-01-31 10:00:00',
	description: '',
	wolkvox_owner: 'ADMIN_@m',
};

const ticket = {
	caseType: 'Request',
	responsible: 'a@m',
	status: 'open',
	priority: 'low',
};

describe('requests with what is required only', () => {
	test.each<[string, IDataObject, string, IDataObject]>([
		[
			'activity:createTask',
			activity,
			'/custom/insert.php',
			{ module: 'wolkvox_activities', type: 'task', fields: activityFields },
		],
		[
			'activity:createCall',
			{ ...activity, phoneNumber: '0300' },
			'/custom/insert.php',
			{
				module: 'wolkvox_activities',
				type: 'call',
				fields: {
					...activityFields,
					location: '',
					phone: { type: 'telephone', value: '0300', country: '', code: '' },
				},
			},
		],
		[
			'activity:createMeeting',
			{ ...activity, startDate: '2026-01-31T10:00:00' },
			'/custom/insert.php',
			{
				module: 'wolkvox_activities',
				type: 'meet',
				fields: {
					...activityFields,
					start_date: '2026-01-31 10:00:00',
					location: '',
					participants: { type: 'participant', value: [] },
				},
			},
		],
		[
			'record:findByField',
			{ module: 'm', field: 'Código ', value: 7 },
			'/custom/query.php',
			{ module: 'm', field: 'Código ', value: '7' },
		],
		[
			'record:findByField',
			{ module: 'm', field: 'n', value: '7', options: { valueAsNumber: true } },
			'/custom/query.php',
			{ module: 'm', field: 'n', value: 7 },
		],
		[
			'record:delete',
			{ module: 'm', recordId: 'a' },
			'/custom/delete.php',
			{ module: 'm', multiple: false, 'wolkvox-id': 'a' },
		],
		[
			'record:delete',
			{ module: 'm', recordId: 'a', options: { idAsList: true } },
			'/custom/delete.php',
			{ module: 'm', multiple: false, 'wolkvox-id': ['a'] },
		],
		[
			'record:delete',
			{ module: 'm', recordId: 'a, b,' },
			'/custom/delete.php',
			{ module: 'm', multiple: true, 'wolkvox-id': ['a', 'b'] },
		],
		[
			'case:find',
			{ field: 'status', value: 'open' },
			'/cases/queryCases.php',
			{ field: 'status', value: 'open' },
		],
		['case:get', { recordId: 'a' }, '/cases/queryCases.php', { field: 'wolkvox-id', value: 'a' }],
		[
			'case:getNotes',
			{ field: 'type case', value: 'Claims', limit: 2 },
			'/cases/listHistoryNote.php',
			{ field: 'type case', value: 'Claims', limit: '2' },
		],
		[
			'case:getNotes',
			{ field: 'type case', value: 'Claims', returnAll: true },
			'/cases/listHistoryNote.php',
			{ field: 'type case', value: 'Claims' },
		],
		[
			'collection:createObligation',
			{ recordId: 'r', obligationId: 'o' },
			'/collections/insertObligation.php',
			{ wolkvox_id: 'r', 'wolkvox-id': 'r', fields: { id: 'o' } },
		],
		[
			'collection:findObligation',
			{ recordId: 'r', obligation: 'o' },
			'/collections/queryObligation.php',
			{ obligation: 'o', wolkvox_id: 'r', 'wolkvox-id': 'r' },
		],
		[
			'collection:createManagement',
			{ recordId: 'r', resultCode: 1, resultDescription: 'd' },
			'/collections/insertObligation.php',
			{
				wolkvox_id: 'r',
				'wolkvox-id': 'r',
				fields: {
					tipifycation_code: '1',
					tipifycation_desc: 'd',
					module: 'collections',
					wolkvox_idRecord: 'r',
				},
			},
		],
		[
			'collection:findManagements',
			{ field: 'customer_id', value: 7 },
			'/collections/queryGestion.php',
			{ field: 'customer_id', value: '7' },
		],
	])('%s', async (name, values, path, body) => {
		const request = await requestOf(name, values);
		expect(request).toMatchObject({ method: 'POST', path: ROOT + path });
		expect(request.body).toEqual(body);
	});

	test('an obligation is updated with PUT and dates in the chosen format', async () => {
		const request = await requestOf('collection:updateObligation', {
			recordId: 'r',
			obligationId: 'o',
			updateFields: { expiringDate: '2026-01-31T00:00:00' },
			options: { dateFormat: 'date' },
		});
		expect(request.method).toBe('PUT');
		expect(request.body).toMatchObject({ fields: { expiring_date: '2026-01-31' } });
	});
});

describe('the script of a case', () => {
	const whole = { ...ticket, owner: 'b@m', contact: 'c@example.com', description: 'd' };
	const details = { owner: 'b@m', contact: 'c@example.com', description: 'd' };

	test.each<[string, IDataObject, string]>([
		['case:create', whole, '/cases/insert.php'],
		['case:create', { ...whole, additionalFields: { files: 'one' } }, '/cases/insert.php'],
		[
			'case:create',
			{ ...whole, additionalFields: { files: 'one,two' } },
			'/cases/insertAttach.php',
		],
		[
			'case:create',
			{ ...whole, options: { attachmentMethod: 'base64' } },
			'/cases/insertAttach.php',
		],
		['case:update', { ...ticket, recordId: 'x' }, '/cases/update.php'],
		[
			'case:update',
			{ ...ticket, recordId: 'x', updateFields: { files: 'one' } },
			'/cases/update.php',
		],
		[
			'case:update',
			{ ...ticket, recordId: 'x', updateFields: { files: 'one,two', ...details } },
			'/cases/updateCaseAttachment.php',
		],
	])('%s %j is %s', async (name, values, path) => {
		expect((await requestOf(name, values)).path).toBe(ROOT + path);
	});

	test('a form carries the file with its name, and custom fields as text', async () => {
		const { multipart } = await requestOf('case:update', {
			...ticket,
			recordId: 'x',
			updateFields: { files: 'one' },
			customFields: { values: [{ name: 'Código ', value: '7' }] },
		});
		expect(multipart).toEqual([
			{ name: 'wolkvox-id', value: 'x' },
			{ name: 'case-type', value: 'Request' },
			{ name: 'responsible', value: 'a@m' },
			{ name: 'status', value: 'open' },
			{ name: 'priority', value: 'low' },
			{ name: 'form', value: '{"Código ":"7"}' },
			{ name: 'file', value: files.one },
		]);
	});

	test('an update sends neither a form nor a file that nobody entered', async () => {
		const { multipart } = await requestOf('case:update', { ...ticket, recordId: 'x' });
		expect(multipart?.map(({ name }) => name)).toEqual([
			'wolkvox-id',
			'case-type',
			'responsible',
			'status',
			'priority',
		]);
		const { body } = await requestOf('case:update', {
			...ticket,
			recordId: 'x',
			updateFields: details,
			options: { attachmentMethod: 'base64' },
		});
		expect(body).not.toHaveProperty('form');
		expect(body).not.toHaveProperty('attachments');
	});

	test.each(['caseType', 'responsible', 'status', 'priority'])(
		'an update has no default for %s, and does not go out without it',
		async (name) => {
			const properties = operation('case:update').properties ?? [];
			expect(properties.find((property) => property.name === name)?.default).toEqual({
				mode: 'list',
				value: '',
			});
			await expect(
				requestOf('case:update', { ...ticket, recordId: 'x', [name]: '' }),
			).rejects.toThrow(`'${name}' is empty`);
		},
	);

	test('an update sends the listed parts empty where the CRM insists', async () => {
		const { multipart } = await requestOf('case:update', {
			...ticket,
			recordId: 'x',
			options: { sendEmptyParts: true },
		});
		expect(multipart?.slice(-2)).toEqual([
			{ name: 'form', value: '{}' },
			{
				name: 'file',
				value: { content: Buffer.alloc(0), fileName: '', mimeType: 'application/octet-stream' },
			},
		]);
	});
});

test('`accord_description` stands beside the other fields of an obligation', async () => {
	const { body } = await requestOf('collection:createObligation', {
		recordId: 'r',
		obligationId: 'o',
		additionalFields: { accordDescription: 'Tres cuotas' },
	});
	expect(body).toMatchObject({ fields: { id: 'o', accord_description: 'Tres cuotas' } });
});

test('a meeting in the hour that comes twice does not seem to end before it starts', async () => {
	const { body } = await operationRequest('activity:createMeeting', 'Europe/Madrid', {
		...activity,
		startDate: '2026-10-25T02:45:00+02:00',
		completionDate: '2026-10-25T02:15:00+01:00',
	});
	expect(body).toMatchObject({
		fields: { start_date: '2026-10-25 02:45:00', completion_date: '2026-10-25 02:15:00' },
	});
});

test('every read says so, since nearly all of them are POSTs', () => {
	const operations = resources.flatMap(({ operations: all }) => all);
	const reads = operations.filter(({ kind }) => kind === 'read').map(({ value }) => value);
	expect(reads.sort()).toEqual([
		'find',
		'findByDateRange',
		'findByField',
		'findManagements',
		'findObligation',
		'get',
		'getNotes',
		'getUsage',
	]);
});
