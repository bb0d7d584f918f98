import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataObject, INode } from 'n8n-workflow';

import type { GamfiState } from '../../sandbox/vendors/gamfi.mts';
import type { State } from '../../sandbox/vendors/wolkvox.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** Each tool of an example for agents does its work with what a model would fill in. */

const sandbox = useSandbox('wolkvox', 'gamfi');
const wolkvox = () => sandbox.vendor<State>('wolkvox');
const gamfi = () => sandbox.vendor<GamfiState>('gamfi');
const tenant = () => wolkvox().state.tenants.modulotest;

/** `$fromAI('key', …)` with the value that the model gives for the key. */
function filled(parameters: INode['parameters'], values: Record<string, string>): IDataObject {
	const text = JSON.stringify(parameters).replace(
		/"=\{\{ \$fromAI\('(\w+)', '[^']*', 'string'\) \}\}"/g,
		(_all, key: string) => JSON.stringify(values[key] ?? `no value for ${key}`),
	);
	expect(text).not.toContain('$fromAI');
	return JSON.parse(text) as IDataObject;
}

async function use(example: string, tool: string, values: Record<string, string>) {
	const file = join(resolve(__dirname, '../../examples'), `${example}.json`);
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: INode[] };
	const node = nodes.find(({ name }) => name === tool);
	if (!node) throw new Error(`${example} has no tool '${tool}'`);
	const [type] = Object.keys(node.credentials ?? {});
	const data: Record<string, string> =
		type === 'gamfiApi'
			? { domain: gamfi().url, apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' }
			: { server: wolkvox().url, operation: 'modulotest', token: 'sandbox-token' };
	const { json, error } = await runNode({
		node: node.type.replace(/^.*\.|Tool$/g, ''),
		credentials: { type, data },
		parameters: filled(node.parameters, values),
	});
	expect(error?.message).toBeUndefined();
	return json;
}

const LUISA = 'luisa.rios@example.com';

describe.each(['wolkvox/service-assistant', 'wolkvox/mcp-server'])('%s', (example) => {
	test('finds a contact, its cases and one of them', async () => {
		const [contact] = await use(example, 'Find contact', { email: LUISA });
		expect(contact).toMatchObject({ namecontact: 'Luisa Fernanda Ríos' });
		const [found] = await use(example, 'Cases of contact', { email: LUISA });
		const [read] = await use(example, 'Read case', { case_id: String(found.wolkvox_id) });
		expect(read).toEqual(found);
	});

	test('opens a case and creates a task', async () => {
		const description = 'Quiere la lista de precios';
		await use(example, 'Open case', { email: LUISA, description });
		expect(tenant().modules.cases.records.at(-1)).toMatchObject({ contact: LUISA, description });
		await use(example, 'Create task', {
			title: 'Llamar a Luisa',
			contact_id: tenant().modules.contacts.records[0].wolkvox_id,
			due: '2026-12-31T12:00:00',
			description,
		});
		expect(tenant().activities.at(-1)).toMatchObject({ fields: { name: 'Llamar a Luisa' } });
	});
});

describe.each(['gamfi/onboarding-assistant', 'gamfi/mcp-server'])('%s', (example) => {
	test.each(['Start onboarding', 'Start offboarding'])('%s starts one process', async (tool) => {
		const before = gamfi().state.processes.length;
		await use(example, tool, {
			employee_email: 'ewa.lis@example.com',
			key_date: '2026-02-01',
			manager_email: '',
			first_name: 'Ewa',
			last_name: '',
		});
		expect(gamfi().state.processes).toHaveLength(before + 1);
		expect(gamfi().state.processes.at(-1)).toMatchObject({ keyDate: '2026-02-01' });
	});

	test('creates an employee and completes a step', async () => {
		const person = { first_name: 'Ola', last_name: 'Mak', email: 'ola@example.com' };
		expect(await use(example, 'Create employee', person)).toMatchObject([{ forename: 'Ola' }]);
		await use(example, 'Complete step', { process_id: '1001', action_id: 'laptop' });
		expect(gamfi().state.processes[0].actions).toContainEqual({
			id: 'laptop',
			status: 'Completed',
		});
	});
});
