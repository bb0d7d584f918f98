import type { IDataObject } from 'n8n-workflow';

import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { mapFields, type NodeRun, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import {
	CONTACT,
	credentials,
	LOAN,
	parked,
	solicitud,
	withDocuments,
} from './workfloo-support.mts';

/** Forms without JSON: what the mappers offer, what of it is sent, and how refusals name it. */

const sandbox = useSandbox('workfloo');
const vendor = () => sandbox.vendor<WorkflooState>('workfloo');

const node = (parameters: IDataObject): NodeRun => ({
	node: 'workfloo',
	credentials: { type: 'workflooApi', data: credentials(vendor()) },
	parameters: { resource: 'execution', ...parameters },
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const mapped = (value: IDataObject, types: Record<string, string> = {}) => ({
	mappingMode: 'defineBelow',
	value,
	schema: Object.keys(value).map((id) => ({ id, displayName: id, type: types[id] ?? 'string' })),
});

const bodyOf = (operationId: string) =>
	vendor().requests.find((request) => request.operationId === operationId)?.body as IDataObject;

describe('the first form', () => {
	const fieldsFrom = async (id: string, operation = 'execute') => {
		const parameters = { operation, exampleExecutionId: byId(id) };
		return await mapFields({ ...node(parameters), method: 'getFirstFormFields' });
	};

	test('has the labels and kinds of a run that waits at it, and nothing that must be filled in', async () => {
		const { fields } = await fieldsFrom(parked(vendor().state, 'FORM').id, 'executeAndWait');
		expect(fields.find(({ id }) => id === 'rfc_pf')).toMatchObject({
			displayName: 'RFC',
			type: 'string',
		});
		expect(fields.find(({ id }) => id === 'birth_date')).toMatchObject({ type: 'dateTime' });
		expect(fields.filter(({ required }) => required)).toEqual([]);
	});

	test('has the answers of a run that has gone on, without their values', async () => {
		const found = await fieldsFrom(withDocuments(vendor().state).id);
		expect(found.fields.map(({ id, type }) => [id, type])).toEqual(
			Object.keys(solicitud).map((id) => [
				id,
				{ birth_date: 'dateTime', loan_amount: 'number' }[id] ?? 'string',
			]),
		);
		expect(JSON.stringify(found)).not.toContain(solicitud.rfc_pf);
	});

	test('says what is still to be chosen, and that a run has no form', async () => {
		expect((await fieldsFrom('')).emptyFieldsNotice).toContain('Choose a past run');
		const { emptyFieldsNotice } = await fieldsFrom(parked(vendor().state, 'NIP').id);
		expect(emptyFieldsNotice).toContain('shows no form');
	});

	test('is sent with the start, beside what stands in JSON; empty fields are not', async () => {
		const firstForm = mapped(
			{
				first_name: 'ANA',
				birth_date: '1990-08-15T00:00:00',
				second_name: '',
				last_name_1: 'LÓPEZ',
			},
			{ birth_date: 'dateTime' },
		);
		const additionalFields = { form: { ...solicitud, first_name: 'JSON' } };
		const start = { operation: 'execute', workflooDefinitionId: LOAN, firstForm, additionalFields };
		const { json } = await runNode(node(start));
		expect(json).toHaveLength(1);
		expect(bodyOf('executeWorkfloo').form).toEqual(solicitud);
	});

	test('that is left alone leaves the start as it was', async () => {
		await runNode(node({ operation: 'execute', workflooDefinitionId: CONTACT }));
		expect(bodyOf('executeWorkfloo')).toEqual({ idWorkflooDefinition: CONTACT });
	});
});

describe('advance', () => {
	test('offers the fields of the step without demanding any, and answers with them', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const parameters = { operation: 'advance', executionId: byId(id) };
		const { fields } = await mapFields({ ...node(parameters), method: 'getFormFields' });
		expect(fields.length).toBeGreaterThan(10);
		expect(fields.filter(({ required }) => required)).toEqual([]);

		const options = { pollInterval: 20, patience: 1, sendNip: false };
		const { first_name, ...rest } = solicitud;
		const given = { ...parameters, fields: mapped({ first_name }), answers: rest, options };
		const { json } = await runNode(node(given));
		expect(json[0]).toMatchObject({
			needs: 'documents',
			missing: ['ine_front', 'ine_back'],
			missingLabels: ['INE frente', 'INE reverso'],
		});
		expect(bodyOf('executeWorkflooForm')).toEqual(solicitud);
	});

	test('names a refused field by its label', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const answers = { ...solicitud, rfc_pf: 'X' };
		const options = { pollInterval: 20, patience: 1 };
		const { error } = await runNode(
			node({ operation: 'advance', executionId: byId(id), answers, options }),
		);
		expect(error?.message).toMatch(/^RFC \(rfc_pf\): FORMAT_ERROR/);
		expect(error?.context?.data).toMatchObject({ fieldLabels: { rfc_pf: 'RFC' } });
	});
});

describe('a refused field has the label of the mapper', () => {
	const fields = mapped({ ...solicitud, rfc_pf: 'X' });
	fields.schema = fields.schema.map((field) =>
		field.id === 'rfc_pf' ? { ...field, displayName: 'RFC' } : field,
	);

	test('in a form', async () => {
		const { id } = parked(vendor().state, 'FORM');
		const form = { operation: 'submitForm', executionId: byId(id), fields };
		expect((await runNode(node(form))).error?.message).toMatch(/^RFC \(rfc_pf\): /);
	});

	test.each(['execute', 'executeAndWait'])('in the first form: %s', async (operation) => {
		const start = { operation, workflooDefinitionId: LOAN, firstForm: fields };
		expect((await runNode(node(start))).error?.message).toMatch(/^RFC \(rfc_pf\): /);
	});
});

describe('get status, simplified', () => {
	const statusOf = async (id: string, more: IDataObject = {}) =>
		(await runNode(node({ operation: 'getStatus', executionId: byId(id), ...more }))).json[0];

	test('lists what a form asks for, by ID and label', async () => {
		const status = await statusOf(parked(vendor().state, 'FORM').id);
		expect(status).toMatchObject({ status: 'PROGRESS', finished: false, needs: 'form' });
		expect(status.fields).toContainEqual({
			id: 'loan_term',
			name: 'Plazo',
			required: true,
			type: 'select',
			options: { '12': '12 meses', '24': '24 meses' },
		});
		expect(Object.keys(status).length).toBeLessThanOrEqual(10);
	});

	test.each([
		['DOCUMENT', { needs: 'documents', fields: [{ id: 'ine_front' }, { id: 'ine_back' }, {}] }],
		['NIP', { needs: 'nip', details: { phase: 'CREATE_ACCOUNT', nipType: 'sms' } }],
		['OTP', { needs: 'otp', details: { remainingRetries: expect.any(Number) } }],
		['VALIDATION', { needs: 'review', details: { instruction: expect.any(String) } }],
	] as const)('says what a %s step needs', async (step, expected) => {
		expect(await statusOf(parked(vendor().state, step).id)).toMatchObject(expected);
	});

	test('is as Workfloo sends it with Simplify off', async () => {
		const status = await statusOf(parked(vendor().state, 'FORM').id, { simplify: false });
		expect(status).toMatchObject({ currentNodeType: 'FORM', form: expect.any(Object) });
		expect(status).not.toHaveProperty('needs');
	});
});

test.each([
	['execute', { workflooDefinitionId: 'none' }, 'Workfloo Definition ID'],
	['executeAndWait', { workflooDefinitionId: 'none' }, 'Workfloo Definition ID'],
])('%s of an unknown definition talks of the definition', async (operation, more, name) => {
	const { error } = await runNode(node({ operation, ...more }));
	expect(error?.description).toContain(`Copy the ${name}`);
	expect(error?.description).not.toContain('Sandbox Mode');
});
