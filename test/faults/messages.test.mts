import type { IDataObject } from 'n8n-workflow';

import { credentials } from '../../sandbox/vendors/egito.mts';
import { type NodeRun, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What people read when something goes wrong, on n8n's engine. Egito stands for all vendors. */
const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor('egito');

async function run(parameters: IDataObject, more: Partial<NodeRun> & { login?: IDataObject } = {}) {
	const { login, ...options } = more;
	const { type, data } = credentials(egito().url);
	return await runNode({
		node: 'egito',
		parameters,
		credentials: { type, data: { ...data, ...login } as never },
		...options,
	});
}

const get = (recordId: string) => ({
	resource: 'lead',
	operation: 'get',
	recordId: { __rl: true, mode: 'id', value: recordId },
});

describe('an expression that gives nothing', () => {
	test('is named as the reason, with what to do', async () => {
		const { error } = await run(get('={{ $json.nothing }}'));
		expect(error?.message).toBe("'Record' is empty: the expression gave no value for this item");
		expect(error?.description).toContain('input of the item');
		expect(egito().requests).toEqual([]);
	});

	test('a field that was left empty is only empty', async () => {
		const { error } = await run({ ...get('1'), resource: 'other', recordType: ' ' });
		expect(error?.message).toBe("'Record Type' is empty");
	});
});

describe('the place of the failed item', () => {
	const send = (method: string) => ({
		resource: 'customApiCall',
		operation: 'send',
		method,
		path: '/Lead/list',
		options: { maxRetries: 0 },
	});
	const refuseSecond = () =>
		egito().fault({
			kind: 'status',
			status: 400,
			body: { errors: ['No'] },
			skip: 1,
			match: { operationId: 'leadList' },
		});

	test('a call that only reads does not warn of running it again', async () => {
		refuseSecond();
		const { error } = await run(send('GET'), { items: [{}, {}, {}] });
		expect(error?.description).toMatch(/It happened at the 2nd of 3 items\.$/);
	});

	test('of one item nothing is said', async () => {
		egito().fault({ kind: 'status', status: 400, body: { errors: ['No'] } });
		const { error } = await run(send('GET'));
		expect(error?.description).not.toMatch(/items/);
	});
});

describe('a host that does not speak TLS', () => {
	const application = () => egito().url.replace(/^http:/, 'https:');

	test('is told in words, not in those of OpenSSL', async () => {
		const { error } = await run(get('1'), { login: { application: application() } });
		expect(error?.message).toContain('the server does not speak TLS at this address');
		expect(`${error?.message} ${error?.description}`).not.toMatch(/openssl|EPROTO|SSL routines/i);
		expect(error?.description).toContain('the host and the port');
	});
});
