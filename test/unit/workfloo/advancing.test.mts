import type { IDataObject } from 'n8n-workflow';

import type { Flow, RequestSpec } from '../../../nodes/shared/operation.ts';
import {
	advance,
	type AdvanceInput,
} from '../../../nodes/Workfloo/resources/execution/advance/steps.ts';

/** A run that shows one status after another; the last one stays. */
function flowOver(...statuses: IDataObject[]) {
	const sent: RequestSpec[] = [];
	const hints: string[] = [];
	let looks = 0;
	const flow = {
		call: async (spec: RequestSpec) => {
			if (spec.method !== 'GET') {
				sent.push(spec);
				return { status: 200, headers: {}, body: '' };
			}
			const body = statuses[Math.min(looks, statuses.length - 1)];
			looks += 1;
			return { status: 200, headers: {}, body };
		},
		hint: (text: string) => hints.push(text),
		wait: async () => undefined,
	};
	return { flow: flow as unknown as Flow, sent, hints, looks: () => looks };
}

const input = (more: Partial<AdvanceInput> = {}): AdvanceInput => ({
	id: 'run/1',
	answers: {},
	documents: {},
	readDocuments: async () => ({}),
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

	test('reads files only when a step asks for them', async () => {
		const readDocuments = jest.fn(async () => ({ ine: 'eA==', other: 'eA==' }));
		const document = { documentField: [{ id: 'ine', required: true }] };
		const { flow, sent } = flowOver(form('1', true), parked('2', 'DOCUMENT', { document }), ended);
		const answers = { name: 'Ana' };
		await advance(flow, input({ answers, readDocuments }));
		expect(readDocuments).toHaveBeenCalledTimes(1);
		expect(sent.at(-1)).toMatchObject({ body: { ine: 'eA==' } });
		const other = flowOver(form('1', true), ended);
		await advance(other.flow, input({ answers, readDocuments }));
		expect(readDocuments).toHaveBeenCalledTimes(1);
	});

	test('stops at a status that it does not know, and says so', async () => {
		const { flow, hints } = flowOver({ status: 'CANCELADO' });
		expect(await advance(flow, input())).toMatchObject({ finished: false, needs: 'nothing' });
		expect(hints[0]).toContain("'CANCELADO'");
	});
});
