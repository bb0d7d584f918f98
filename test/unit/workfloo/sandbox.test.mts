import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { WorkflooState } from '../../../sandbox/vendors/workfloo.mts';
import {
	AT_ONCE,
	CONTACT,
	LOAN,
	OFFER,
	parked,
	SCENARIO,
	TWICE,
} from '../../engine/workfloo-support.mts';
import { useSandbox } from '../../support/sandbox.mts';

const sandbox = useSandbox('workfloo');
const vendor = () => sandbox.vendor<WorkflooState>('workfloo');

async function call(method: string, path: string, body?: unknown, key = 'sandbox-key') {
	const { status, body: answer } = await vendor().act({
		method,
		path: `/api${path}`,
		headers: { 'x-api-key': key },
		body,
	});
	return { status, body: answer as Record<string, unknown> };
}

const start = async (idWorkflooDefinition: string, more: object = {}) =>
	await call('POST', '/v1/workfloo', { idWorkflooDefinition, ...more });

/** Waits for what happens by itself, however slow the machine. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await pause(10);
}

const pause = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the Workfloo of the sandbox', () => {
	test('answers wrong keys without a body', async () => {
		expect(await call('GET', '/v2/workfloo', undefined, 'nobody')).toMatchObject({
			status: 401,
			body: undefined,
		});
		expect((await call('GET', '/v2/workfloo', undefined, 'run-only-key')).status).toBe(403);
	});

	test('says what is missing in the three shapes of Kiban', async () => {
		expect((await call('POST', '/v1/workfloo', {})).body).toEqual({
			typeError: 'REQUIRED_FIELDS',
			errors: { idWorkflooDefinition: 'required' },
			errorMessage: '',
		});
		expect((await call('GET', '/v2/workfloo?page=0')).body).toEqual({
			page: 'ERROR_QUERY_PARAM_FORMAT; should be integer value, > 0',
		});
		const { id } = parked(vendor().state, 'OTP');
		expect((await call('PATCH', `/v1/workfloo/${id}/otp/validate`, { token: '1' })).body).toEqual({
			error: 'The code is not correct',
			remainingRetries: '2',
		});
	});

	test('wants a known scenario for connectors in sandbox mode, and keeps such runs apart', async () => {
		const inSandbox = async (more: object) =>
			await call('POST', '/v1/workfloo?sandbox=true', { idWorkflooDefinition: LOAN, ...more });
		expect((await inSandbox({})).status).toBe(400);
		expect((await inSandbox({ scenarioId: 'none' })).status).toBe(404);
		const { id } = (await inSandbox({ scenarioId: SCENARIO })).body;
		expect((await call('GET', `/v1/workfloo/status/${id}`)).status).toBe(404);
		expect((await call('GET', `/v1/workfloo/status/${id}?sandbox=true`)).status).toBe(200);
	});

	test('shows an answered step for a moment, then an engine at work, then the next step', async () => {
		const run = parked(vendor().state, 'NIP', { phase: 'VALIDATE' });
		const phase = async () => {
			const { body } = await call('GET', `/v1/workfloo/status/${run.id}`);
			return (body.link as { phase?: string } | undefined)?.phase ?? body.currentNodeType;
		};
		await call('PATCH', `/v1/workfloo/${run.id}/nip/validate`, { nip: '123456' });
		const clock = jest.spyOn(Date, 'now');
		try {
			const shown = [];
			for (const left of [50, 30, 0]) {
				clock.mockReturnValue(run.busyUntil - left);
				shown.push(await phase());
			}
			expect(shown).toEqual(['VALIDATE', 'LINK_PROCESSING', 'VALIDATE_2']);
		} finally {
			clock.mockRestore();
		}
	});

	test('ends a run after three wrong NIPs, and an offer that nobody takes', async () => {
		const { id } = parked(vendor().state, 'NIP', { phase: 'VALIDATE' });
		const tries = [];
		for (const nip of ['1', '2', '3', '123456']) {
			tries.push((await call('PATCH', `/v1/workfloo/${id}/nip/validate`, { nip })).status);
		}
		expect(tries).toEqual([400, 400, 403, 403]);
		const offer = String((await start(OFFER)).body.id);
		await pause(320);
		const status = async (run: string) =>
			(await call('GET', `/v1/workfloo/status/${run}`)).body.status;
		expect([await status(id), await status(offer)]).toEqual(['ERROR', 'ABANDONED']);
	});

	test('bills runs, bureau queries and resends, but no refusals', async () => {
		await start(AT_ONCE);
		await start('nothing');
		const { id } = parked(vendor().state, 'OTP');
		const resends = [];
		for (let count = 0; count < 3; count++) {
			resends.push((await call('PATCH', `/v1/workfloo/${id}/otp/fallback`)).status);
		}
		expect(resends).toEqual([200, 200, 400]);
		expect(vendor().state.billed.map(({ what }) => what)).toEqual(['run', 'bureau', 'otp', 'otp']);
	});

	test('refuses documents of the wrong kind, one by one', async () => {
		const { id } = parked(vendor().state, 'DOCUMENT');
		const text = Buffer.from('just text').toString('base64');
		const { status, body } = await call('POST', `/v1/workfloo/${id}/document`, {
			ine_front: text,
			contract: text,
			selfie: text,
		});
		expect(status).toBe(400);
		expect(Object.keys(body).sort()).toEqual(['contract', 'ine_back', 'ine_front', 'selfie']);
	});

	test('calls back at each pause and at the end, with key and event, twice where it is set up so', async () => {
		const received: { event: unknown; key: unknown; status: unknown }[] = [];
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { status } = JSON.parse(Buffer.concat(chunks).toString()) as { status: string };
				const { 'x-kiban-event-id': event, 'x-api-key': key } = request.headers;
				received.push({ event, key, status });
				response.end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
		try {
			const callback = { callbackUrl, callbackXApiKey: 'shown' };
			const form = { first_name: 'ANA', last_name_1: 'RUIZ' };
			const { id } = (await start(CONTACT, callback)).body;
			await until(() => received.length === 1);
			await call('POST', `/v1/workfloo/${id}/form`, form);
			await until(() => received.length === 2);
			expect(received.map(({ status, key }) => [status, key])).toEqual([
				['PROGRESS', 'shown'],
				['SUCCESS', 'shown'],
			]);
			await start(TWICE, callback);
			await until(() => received.length === 4);
			expect(received[2].event).toBe(received[3].event);
			expect(received[2].event).not.toBe(received[1].event);
		} finally {
			server.close();
		}
	});

	test('lists an empty result as null and pages by the Link header', async () => {
		expect((await call('GET', '/v2/workfloo?name=none')).body).toBeNull();
		const { headers } = await vendor().act({
			method: 'GET',
			path: '/api/v2/workfloo?page=2&itemsPerPage=50',
			headers: { 'x-api-key': 'sandbox-key' },
		});
		expect(headers.link).toMatch(/page=3.*rel="next", .*page=1.*rel="prev"/);
	});
});
