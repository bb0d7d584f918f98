import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { credentials as egito } from '../../sandbox/vendors/egito.mts';
import { credentials as gamfi } from '../../sandbox/vendors/gamfi.mts';
import { credentials as wolkvox } from '../../sandbox/vendors/wolkvox.mts';
import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { credentials as workfloo } from '../../sandbox/vendors/workfloo.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import { parked, solicitud } from './workfloo-support.mts';

/** "Let it fail on purpose" in the vendors' pages: each try gives the message that the page quotes. */

const sandbox = useSandbox('egito', 'gamfi', 'wolkvox', 'workfloo');
const sources = { egito, gamfi, wolkvox, workfloo };

/** Where a node is not called as its vendor. */
const nodes: Partial<Record<keyof typeof sources, string>> = { wolkvox: 'wolkvoxCrm' };

const quotes = (vendor: string) => {
	const page = readFileSync(resolve(__dirname, `../../${join('docs/vendors', vendor)}.md`), 'utf8');
	const [, section] = /## The first hour\n([\s\S]*?)\n## /.exec(page) ?? [];
	return [...(section ?? '').matchAll(/`([^`]+)`/g)].map(([, quote]) => quote);
};

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

async function messageOf(
	vendor: keyof typeof sources,
	parameters: IDataObject,
	secret: Record<string, string> = {},
): Promise<string | undefined> {
	const { type, data } = sources[vendor](sandbox.vendor(vendor).url);
	const { error } = await runNode({
		node: nodes[vendor] ?? vendor,
		parameters,
		credentials: { type, data: { ...data, ...secret } },
	});
	return error?.message;
}

const execution = (operation: string, more: IDataObject = {}) => ({
	resource: 'execution',
	operation,
	...more,
});
const lead = (operation: string, more: IDataObject = {}) => ({
	resource: 'lead',
	operation,
	...more,
});

test.each([
	['a wrong key', execution('getMany'), { apiKey: 'wrong' }],
	['a definition that is not there', execution('execute', { workflooDefinitionId: 'none' }), {}],
	['a wrong run', execution('getStatus', { executionId: byId('none') }), {}],
	['a wrong date', execution('getMany', { filters: { from: 'soon', to: '2026-01-31' } }), {}],
	['an empty expression', execution('get', { executionId: byId('={{ $json.runId }}') }), {}],
])('Workfloo: %s', async (_name, parameters, secret) => {
	expect(quotes('workfloo')).toContain(await messageOf('workfloo', parameters, secret));
});

test('Workfloo: a field that is missing', async () => {
	const run = parked(sandbox.vendor<WorkflooState>('workfloo').state, 'FORM');
	const { first_name: _missing, ...fields } = solicitud;
	const schema = [{ id: 'first_name', displayName: 'Nombre', type: 'string' }];
	const message = await messageOf(
		'workfloo',
		execution('submitForm', {
			executionId: byId(run.id),
			fields: { mappingMode: 'defineBelow', value: fields, schema },
		}),
	);
	expect(quotes('workfloo')).toContain(message);
});

test.each([
	['a wrong ID', lead('get', { recordId: byId('99999') })],
	['nothing entered', lead('create')],
	['a wrong address', lead('create', { surname: 'Kot', email: 'ewa' })],
	[
		'a source that is not there',
		lead('create', { surname: 'Kot', sourceId: { __rl: true, mode: 'label', value: 'Radio' } }),
	],
	['an empty expression', lead('get', { recordId: byId('={{ $json.leadId }}') })],
])('Egito: %s', async (_name, parameters) => {
	expect(quotes('egito')).toContain(await messageOf('egito', parameters));
});

test('Egito: a wrong password', async () => {
	const secret = { username: 'nobody@sandbox', password: 'wrong' };
	const message = await messageOf('egito', lead('getMany'), secret);
	expect(quotes('egito').some((quote) => message?.startsWith(quote))).toBe(true);
});

const WORKFLOW = '3f9a81c3-132c-4660-b459-2226805b1d80';

test.each([
	['a wrong workflow', { workflowId: 'Onboarding' }],
	['a wrong date', { keyDate: '=first of May' }],
	['a date of two days', { keyDate: '=01.02.2026' }],
	['an empty expression', { employeeEmail: '={{ $json.mail }}' }],
])('Gamfi: %s', async (_name, parameters) => {
	// Its IDs of workflows are UUIDs.
	sandbox.expectRefusals();
	const message = await messageOf('gamfi', {
		resource: 'process',
		operation: 'start',
		employeeEmail: 'jan.nowak@example.com',
		workflowId: WORKFLOW,
		keyDate: '2026-12-01',
		...parameters,
	});
	expect(quotes('gamfi')).toContain(message);
});

const task = (parameters: IDataObject): IDataObject => ({
	resource: 'activity',
	operation: 'createTask',
	name: 'Call Sofía',
	relatedModule: byId('contacts'),
	relatedRecordId: '61fa3b2c7d9e',
	owner: byId('ADMIN_@modulotest'),
	completionDate: '2026-12-01 11:00:00',
	...parameters,
});

test.each([
	['a wrong date', task({ completionDate: '=mañana' }), {}],
	['an empty expression', task({ relatedRecordId: '={{ $json.id }}' }), {}],
	['a record that is not there', task({}), {}],
	['a wrong token', task({}), { token: 'x' }],
	[
		'a label without its accent',
		{
			resource: 'record',
			operation: 'create',
			module: byId('contacts'),
			moreFields: { text: [{ name: 'Categoria', value: 'Arepas' }] },
		},
		{},
	],
])('wolkvox CRM: %s', async (_name, parameters, secret) => {
	expect(quotes('wolkvox')).toContain(await messageOf('wolkvox', parameters, secret));
});
