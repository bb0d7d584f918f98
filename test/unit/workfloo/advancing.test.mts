import type { IDataObject } from 'n8n-workflow';

import { VendorError } from '../../../nodes/shared/nodeErrors.ts';
import type { Flow } from '../../../nodes/shared/operation.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import {
	advance,
	type AdvanceInput,
} from '../../../nodes/Workfloo/resources/execution/advance/steps.ts';

/** A run that shows one status after another; the last one stays. */
function flowOver(...statuses: IDataObject[]) {
	const sent: RequestSpec[] = [];
	const hints: string[] = [];
	/** By the number of a look, or the path of an answer. */
	const failures = new Map<number | string, Error>();
	let looks = 0;
	let waited = 0;
	const flow = {
		call: async (spec: RequestSpec) => {
			const failure = failures.get(spec.method === 'GET' ? looks : spec.path);
			if (failure) throw failure;
			if (spec.method !== 'GET') {
				sent.push(spec);
				return { status: 200, headers: {}, body: '' };
			}
			const body = statuses[Math.min(looks, statuses.length - 1)];
			looks += 1;
			return { status: 200, headers: {}, body };
		},
		hint: (text: string) => hints.push(text),
		wait: async (milliseconds: number) => {
			waited += milliseconds;
		},
	};
	const counts = { looks: () => looks, waited: () => waited };
	return { flow: flow as unknown as Flow, sent, hints, failures, ...counts };
}

const input = (more: Partial<AdvanceInput> = {}): AdvanceInput => ({
	id: 'run/1',
	answers: {},
	documents: {},
	corrections: {},
	sendsNip: true,
	skipsOptional: false,
	finals: ['SUCCESS', 'ERROR', 'ABANDONED'],
	interval: 1,
	patience: 1_000,
	...more,
});

const parked = (currentNodeId: string, currentNodeType: string, more: IDataObject = {}) => ({
	status: 'PROGRESS',
	currentNodeId,
	currentNodeType,
	...more,
});
const form = (id: string, required: boolean) =>
	parked(id, 'FORM', { form: { formFieldSection: [{ fields: [{ id: 'name', required }] }] } });
const ended = { status: 'SUCCESS' };

describe('Advance', () => {
	test('answers a step once, however long the status shows it', async () => {
		const shown = form('1', true);
		const { flow, sent } = flowOver(shown, shown, shown, shown, ended);
		const report = await advance(flow, input({ answers: { name: 'Ana' } }));
		expect(sent.map(({ path, body }) => [path, body])).toEqual([
			['/api/v1/workfloo/run%2F1/form', { name: 'Ana' }],
		]);
		expect(report).toMatchObject({ finished: true, answered: [{ needs: 'form' }] });
	});

	test('does not answer a step again to which the run comes back', async () => {
		const { flow, sent } = flowOver(form('1', true), form('2', true), form('1', true));
		const report = await advance(flow, input({ answers: { name: 'Ana' } }));
		expect(sent).toHaveLength(2);
		expect(report).toMatchObject({ finished: false, needs: 'form', currentNodeId: '1' });
	});

	test('looks twice before it reports a step that it cannot answer', async () => {
		const review = parked('1', 'VALIDATION', { validation: { state: 'REVIEW' } });
		const { flow, looks } = flowOver(review, ended);
		expect(await advance(flow, input())).toMatchObject({ finished: true });
		expect(looks()).toBe(2);
		const twice = flowOver(review);
		expect(await advance(twice.flow, input())).toMatchObject({ needs: 'review' });
		expect(twice.looks()).toBe(2);
	});

	test('skips a step that requires nothing only if told so', async () => {
		const stays = flowOver(form('1', false));
		const waiting = await advance(stays.flow, input());
		expect(waiting).toMatchObject({ needs: 'form', missing: [] });
		expect(stays.sent).toEqual([]);
		const skipped = flowOver(form('1', false), ended);
		await advance(skipped.flow, input({ skipsOptional: true }));
		expect(skipped.sent).toMatchObject([{ method: 'POST', body: {} }]);
		const demanded = flowOver(form('1', true));
		await advance(demanded.flow, input({ skipsOptional: true }));
		expect(demanded.sent).toEqual([]);
	});

	test('does not wait for a NIP that could not be sent', async () => {
		const link = { key: 'nip', phase: 'CREATE_ACCOUNT' };
		const failed = { ...link, sendError: { code: 'NUMBER', recoverable: true } };
		const { flow, sent, looks } = flowOver(
			parked('1', 'LINK', { link }),
			parked('1', 'LINK', { link: failed }),
		);
		const report = await advance(flow, input({ nip: '123456' }));
		expect(sent).toHaveLength(1);
		expect(looks()).toBe(2);
		expect(report).toMatchObject({ needs: 'nip', link: { sendError: { code: 'NUMBER' } } });
	});

	test('hands in one NIP for both validations of a bureau step', async () => {
		const phase = (name: string) => parked('1', 'LINK', { link: { key: 'nip', phase: name } });
		const { flow, sent } = flowOver(phase('VALIDATE'), phase('VALIDATE_2'), ended);
		await advance(flow, input({ nip: '012345' }));
		expect(sent.map(({ body }) => body)).toEqual([{ nip: '012345' }, { nip: '012345' }]);
	});

	test('stops at a status that it does not know, and says so', async () => {
		const { flow, hints } = flowOver({ status: 'CANCELADO' });
		expect(await advance(flow, input())).toMatchObject({
			finished: false,
			unknownStatus: true,
			needs: 'nothing',
		});
		expect(hints[0]).toContain("'CANCELADO'");
	});

	test('takes a run that somebody cancelled for ended', async () => {
		const { flow, sent } = flowOver({ ...form('1', true), cancelledAt: '2026-01-31' });
		const report = await advance(flow, input({ answers: { name: 'Ana' } }));
		expect(report).toMatchObject({ finished: true, needs: 'nothing', missing: [] });
		expect(sent).toEqual([]);
	});

	test('waits at a step that no document names, then tells of it', async () => {
		const passing = flowOver(parked('1', 'SIGNATURE'), ended);
		expect(await advance(passing.flow, input())).toMatchObject({ finished: true });
		const staying = flowOver(parked('1', 'SIGNATURE'));
		expect(await advance(staying.flow, input())).toMatchObject({ needs: 'other', missing: [] });
		expect(staying.waited()).toBe(1_000);
	});

	describe('sends a NIP again only if the run asks for a new one', () => {
		const nip = (phase: string, more: IDataObject = {}) =>
			parked('1', 'LINK', { link: { key: 'nip', phase, ...more } });
		const below = (specs: RequestSpec[]) => specs.map(({ path }) => path.split('/').pop());

		test('not while the status lags behind', async () => {
			const { flow, sent } = flowOver(...Array<IDataObject>(30).fill(nip('CREATE_ACCOUNT')));
			expect(await advance(flow, input())).toMatchObject({ needs: 'nip' });
			expect(below(sent)).toEqual(['send']);
		});

		test('again when it has gone on and comes back, and without the old code', async () => {
			const { flow, sent } = flowOver(
				nip('CREATE_ACCOUNT'),
				nip('VALIDATE'),
				nip('CREATE_ACCOUNT'),
				nip('VALIDATE'),
			);
			expect(await advance(flow, input({ nip: '123456' }))).toMatchObject({
				needs: 'nip',
				missing: ['nip'],
			});
			expect(below(sent)).toEqual(['send', 'validate', 'send']);
		});

		test('not at the first look, when one has just gone out', async () => {
			const events = [{ date: '2026-01-31', status: 'SENT' }];
			const lagging = flowOver(nip('CREATE_ACCOUNT', { events }), nip('VALIDATE'));
			await advance(lagging.flow, input());
			expect(lagging.sent).toEqual([]);
			const asking = flowOver(nip('CREATE_ACCOUNT', { events }));
			await advance(asking.flow, input());
			expect(below(asking.sent)).toEqual(['send']);
		});

		test('not when it can never be sent', async () => {
			const sendError = { code: 'NUMBER', recoverable: false };
			const { flow, sent } = flowOver(nip('CREATE_ACCOUNT', { sendError }));
			expect(await advance(flow, input())).toMatchObject({ needs: 'nip', link: { sendError } });
			expect(sent).toEqual([]);
		});
	});

	test.each([
		['an answer is refused', '/api/v1/workfloo/run%2F1/otp/validate'],
		['the status cannot be read any more', 2],
	])('says in the error what was answered before when %s', async (_name, place) => {
		const verification = { channel: 'sms' };
		const { flow, failures } = flowOver(
			form('1', true),
			parked('2', 'LINK_PROCESSING'),
			parked('2', 'LINK', { verification }),
		);
		failures.set(
			place,
			new VendorError({ message: 'No', details: { remainingRetries: '2' } }, 400),
		);
		const advancing = advance(flow, input({ answers: { name: 'Ana' }, otp: '111111' }));
		await expect(advancing).rejects.toMatchObject({
			status: 400,
			problem: { message: 'No', details: { remainingRetries: '2', answered: [{ nodeId: '1' }] } },
		});
	});

	test('ends at a run that goes round in circles', async () => {
		const endless = Array.from({ length: 300 }, (_, index) => form(String(index), true));
		const { flow, sent } = flowOver(...endless);
		await advance(flow, input({ answers: { name: 'Ana' } }));
		expect(sent).toHaveLength(100);
	});

	test('waits no longer than told, whatever becomes of the clock', async () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
		const { flow, waited } = flowOver(parked('1', 'LINK_PROCESSING'));
		expect(await advance(flow, input({ interval: 300 }))).toMatchObject({ needs: 'nothing' });
		expect(waited()).toBe(900);
		clock.mockRestore();
	});

	test('waits for a timer by what is left of it, not by the clock', async () => {
		const timer = (seconds: number) => ({
			timer: { endWaitDate: '2000-01-01T00:00:00Z', remainingTime: { seconds } },
		});
		const short = flowOver(parked('1', 'TIMER', timer(1)), ended);
		expect(await advance(short.flow, input())).toMatchObject({ finished: true });
		const long = flowOver(parked('1', 'TIMER', timer(600)));
		expect(await advance(long.flow, input())).toMatchObject({ needs: 'timer' });
		expect(long.looks()).toBe(2);
	});
});
