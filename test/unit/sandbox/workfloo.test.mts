import type { Answers, WorkflooState } from '../../../sandbox/vendors/workfloo.mts';
import { parked } from '../../engine/workfloo-support.mts';
import { useSandbox } from '../../support/sandbox.mts';

/** What may happen at Kiban, switched on. */

const sandbox = useSandbox('workfloo');
const workfloo = () => sandbox.vendor<WorkflooState>('workfloo');
const answers = (changes: Partial<Answers>) => Object.assign(workfloo().state.answers, changes);

async function call(method: string, path: string, body?: unknown) {
	const {
		status,
		headers,
		body: answer,
	} = await workfloo().act({
		method,
		path: `/api${path}`,
		headers: { 'x-api-key': 'sandbox-key' },
		body,
	});
	return { status, headers, body: answer as Record<string, unknown> };
}

const statusOf = async (id: string) => (await call('GET', `/v1/workfloo/status/${id}`)).body;

it('shows that a run was cancelled, whatever its status says', async () => {
	const run = parked(workfloo().state, 'FORM');
	run.cancelledAt = '2026-02-01T10:00:00.000Z';
	run.cancelledBy = 'mesa@example.com';

	const shown = await statusOf(run.id);

	expect(shown).toMatchObject({
		status: 'PROGRESS',
		cancelledAt: run.cancelledAt,
		cancelledBy: run.cancelledBy,
	});
	expect(shown).not.toHaveProperty('form');
	expect((await call('POST', `/v1/workfloo/${run.id}/form`, {})).status).toBe(409);
});

it('has a NIP that cannot be sent, and sends it again', async () => {
	const run = parked(workfloo().state, 'NIP');
	const send = async () => {
		expect((await call('PATCH', `/v1/workfloo/${run.id}/nip/send`)).status).toBe(200);
		run.busyUntil = 0;
		return (await statusOf(run.id)).link as Record<string, unknown>;
	};
	answers({ nip: 'fails' });
	expect(await send()).toMatchObject({
		phase: 'CREATE_ACCOUNT',
		sendError: { code: 'NIP_SEND_ERROR', recoverable: true },
	});

	answers({ nip: 'arrives' });
	const sent = await send();
	expect(sent).toMatchObject({ phase: 'VALIDATE' });
	expect(sent).not.toHaveProperty('sendError');
});

it('says how many tries of a provider’s code are left, and can go on without one', async () => {
	const run = parked(workfloo().state, 'OTP');
	const wrong = async () =>
		await call('PATCH', `/v1/workfloo/${run.id}/otp/validate`, { token: '1' });
	answers({ otpErrorBranch: true });

	expect(await wrong()).toMatchObject({ status: 400, body: { remainingRetries: '2' } });
	expect(await wrong()).toMatchObject({ status: 400, body: { remainingRetries: '1' } });
	expect(await wrong()).toMatchObject({ status: 200, body: undefined });
	run.busyUntil = 0;
	expect((await statusOf(run.id)).currentNodeType).toBe('VALIDATION');
});

it('lists pages that are shorter than asked, and need not announce the next', async () => {
	const list = async () => await call('GET', '/v2/workfloo?itemsPerPage=50');
	expect((await list()).headers.link).toContain('rel="next"');

	answers({ links: false, mostPerPage: 20 });

	const { headers, body } = await list();
	expect(headers).not.toHaveProperty('link');
	expect(body).toHaveLength(20);
});

it('has a clock of its own', async () => {
	workfloo().state.clockOffsetMinutes = -30;

	const { body } = await call('POST', '/v1/workfloo', {
		idWorkflooDefinition: '657117e1d511b6e54fe2a970',
	});

	const { created } = (await call('GET', `/v1/workfloo/${String(body.id)}`)).body;
	expect(Math.abs(Date.parse(String(created)) - Date.now() + 30 * 60_000)).toBeLessThan(5000);
});

it('errs under 200 with its envelope', async () => {
	workfloo().fault({ kind: 'errorUnder200' });

	const response = await fetch(`${workfloo().url}/api/v2/workfloo`, {
		headers: { 'x-api-key': 'sandbox-key' },
	});

	expect([response.status, await response.json()]).toMatchObject([
		200,
		{ typeError: 'ELEMENT_NOT_EXIST_ERROR', errors: null },
	]);
});
