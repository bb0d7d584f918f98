import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials as egitoCredentials } from '../../sandbox/vendors/egito.mts';
import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { credentials as workflooCredentials } from '../../sandbox/vendors/workfloo.mts';
import type { VendorName } from '../../vendors.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';
import { definition, parked, solicitud } from './workfloo-support.mts';

/** The preset tools of the examples for agents do what they say with what a model may give. */

const EXAMPLES = resolve(__dirname, '../../examples');
const sandbox = useSandbox('egito', 'workfloo');

interface Tool {
	name: string;
	parameters: IDataObject;
}

/** The tools of an example, with what a model says in the place of `$fromAI`. */
function toolsOf(file: string, said: Record<string, unknown>): Map<string, IDataObject> {
	const text = readFileSync(join(EXAMPLES, file), 'utf8');
	const { nodes } = JSON.parse(text) as { nodes: Array<Tool & { type: string }> };
	const tools = nodes.filter(({ type }) => /^n8n-nodes-backoffice\..*Tool$/.test(type));
	return new Map(tools.map(({ name, parameters }) => [name, filled(parameters, said)]));
}

function filled(value: unknown, said: Record<string, unknown>): IDataObject {
	const text = JSON.stringify(value, (_key, inner: unknown) => {
		const name = /^=\{\{ \$fromAI\('(\w+)'/.exec(typeof inner === 'string' ? inner : '')?.[1];
		if (name === undefined) return inner;
		expect(Object.keys(said)).toContain(name);
		return said[name];
	});
	return JSON.parse(text) as IDataObject;
}

async function use(vendor: VendorName, parameters: IDataObject | undefined) {
	const { url } = sandbox.vendor(vendor);
	const { type, data } = vendor === 'egito' ? egitoCredentials(url) : workflooCredentials(url);
	// Only a tool knows *Selected Fields*.
	const { simplify: _simplify, outputFields: _outputFields, ...rest } = parameters ?? {};
	const { json, error } = await runNode({
		node: vendor,
		parameters: rest,
		credentials: { type, data },
	});
	expect(error).toBeUndefined();
	return json;
}

describe.each(['application-assistant', 'mcp-server'])('workfloo/%s', (name) => {
	const file = `workfloo/${name}.json`;

	test('finds, reads, starts and answers', async () => {
		const { state } = sandbox.vendor<WorkflooState>('workfloo');
		const waiting = parked(state, 'FORM');
		const form = { first_name: 'Luis', last_name_1: 'Ruiz' };
		const said = { last_name: 'López', execution_id: waiting.id, answers: solicitud, form };
		const tools = toolsOf(file, said);

		const found = await use('workfloo', tools.get('Find runs'));
		expect(found[0]).toMatchObject({ id: waiting.id, status: 'PROGRESS' });
		const [status] = await use('workfloo', tools.get('Status of run'));
		expect(status).toMatchObject({ needs: 'form' });
		await use('workfloo', tools.get('Answer form'));
		const [read] = await use('workfloo', tools.get('Read run'));
		expect(read).toMatchObject({ answers: { rfc_pf: solicitud.rfc_pf } });
		const [started] = await use('workfloo', tools.get('Start run'));
		expect(state.runs.at(-1)).toMatchObject({ id: started.id, answers: form });
		expect(definition(String(tools.get('Start run')?.workflooDefinitionId)).name).toBe('Prospecto');
	});
});

describe.each(['lead-assistant', 'mcp-server'])('egito/%s', (name) => {
	test('lists, reads and creates', async () => {
		const tools = toolsOf(`egito/${name}.json`, {
			lead_id: '101',
			first_name: 'Jan',
			last_name: 'Kowalski',
			company: 'ACME',
			email: 'jan@acme.example',
			phone: '',
			source: 'Trade fair',
		});
		const [lead] = await use('egito', tools.get('List leads'));
		const named = String(tools.get('List leads')?.outputFields).split(', ');
		expect(Object.keys(lead)).toEqual(expect.arrayContaining(named));
		expect((await use('egito', tools.get('Read lead')))[0]).toMatchObject({ surname: 'Nowak' });
		expect(await use('egito', tools.get('List accounts'))).not.toEqual([]);
		expect(await use('egito', tools.get('Lead sources'))).toHaveLength(3);
		await use('egito', tools.get('Create lead'));
		expect(sandbox.vendor<EgitoState>('egito').state.records.Lead.at(-1)).toMatchObject({
			surname: 'Kowalski',
			email: 'jan@acme.example',
			sourceId: '12',
		});
	});
});
