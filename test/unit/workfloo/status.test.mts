import type { IDataObject } from 'n8n-workflow';

import { mimeTypeOf } from '../../../nodes/shared/files.ts';
import { runPaging } from '../../../nodes/Workfloo/api/paging.ts';
import { simplifiedDetail, simplifiedRun } from '../../../nodes/Workfloo/api/records.ts';
import { missingFor } from '../../../nodes/Workfloo/api/report.ts';
import { readStatus, runStatus, stepKey, timerLeft } from '../../../nodes/Workfloo/api/status.ts';
import { answersFor, documentsOf, fieldsOf } from '../../../nodes/Workfloo/api/step.ts';
import { cpuTimeOf } from '../../support/cpu.mts';

const parked = { status: 'PROGRESS', currentNodeId: '17' };
const link = (more: object) => ({ ...parked, currentNodeType: 'LINK', link: more });

describe('the decision table of Kiban', () => {
	test.each([
		[{ status: 'SUCCESS' }, 'ended', 'nothing'],
		[{ status: 'ERROR', currentNodeType: 'FORM' }, 'ended', 'nothing'],
		[{ status: 'ABANDONED' }, 'ended', 'nothing'],
		[{ ...parked }, 'working', 'nothing'],
		[{ ...parked, currentNodeType: 'FORM_PROCESSING' }, 'working', 'nothing'],
		[{ ...parked, currentNodeType: 'LINK_PROGRESS' }, 'working', 'nothing'],
		[{ ...parked, currentNodeType: 'FORM' }, 'waiting', 'form'],
		[{ ...parked, currentNodeType: 'DOCUMENT' }, 'waiting', 'documents'],
		[link({ phase: 'CREATE_ACCOUNT' }), 'waiting', 'nip'],
		[link({ phase: 'VALIDATE' }), 'waiting', 'nip'],
		[link({ phase: 'VALIDATE_2' }), 'waiting', 'nip'],
		[link({ phase: '', key: 'nip' }), 'waiting', 'nip'],
		[{ ...link({ phase: 'VALIDATE' }), verification: { channel: 'sms' } }, 'waiting', 'otp'],
		[link({ widget: { url: 'https://x.example' } }), 'waiting', 'widget'],
		[link({ key: 'curp' }), 'working', 'nothing'],
		[
			{ ...parked, currentNodeType: 'VALIDATION', validation: { state: 'REVIEW' } },
			'waiting',
			'review',
		],
		[
			{ ...parked, currentNodeType: 'VALIDATION', validation: { state: 'CORRECTION' } },
			'waiting',
			'correction',
		],
		[{ ...parked, currentNodeType: 'TIMER' }, 'waiting', 'timer'],
		[{ status: 'CANCELED' }, 'unknown', 'nothing'],
		[{ ...parked, currentNodeType: 'SIGNATURE' }, 'waiting', 'other'],
		[link({ phase: 'CONSENT' }), 'waiting', 'other'],
		[{ status: 'Success' }, 'ended', 'nothing'],
		[{ ...parked, currentNodeType: 'FORM', cancelledAt: null }, 'waiting', 'form'],
		[{}, 'working', 'nothing'],
	])('%j: %s, %s', (status, state, needs) => {
		expect(readStatus(status)).toEqual({ status, state, needs });
	});

	test.each(['PROGRESS', 'CANCELED', 'Error_tecnico', undefined])(
		'a run that was cancelled has ended, also with the status %s',
		(status) => {
			const cancelled = { ...parked, currentNodeType: 'FORM', cancelledAt: '2026-01-31', status };
			expect(readStatus(cancelled)).toMatchObject({ state: 'ended', needs: 'nothing' });
		},
	);

	test.each([
		[{ id: 'r', status: 'PROGRESS' }, true],
		[{ name: 'Prospecto', currentNodeType: 'FORM' }, true],
		[{ status: 'error', message: 'Sin permiso' }, false],
		[{ id: 'r' }, false],
		[{}, false],
		[null, false],
		[[{ id: 'r', status: 'PROGRESS' }], false],
		['PROGRESS', false],
	])('%j is a status: %s', (body, expected) => {
		expect(runStatus.isIn({ status: 200, headers: {}, body })).toBe(expected);
	});

	test.each([
		[{ remainingTime: { hours: 1, minutes: 2, seconds: 3 } }, 3_723_000],
		[{ remainingTime: { seconds: 2 }, endWaitDate: '2099-01-01T00:00:00Z' }, 2_000],
		[{ endWaitDate: '1970-01-01T00:01:00Z' }, 50_000],
		[{ endWaitDate: 'soon' }, undefined],
		[null, undefined],
	])('the timer %j ends in %s ms', (timer, expected) => {
		expect(timerLeft({ timer }, 10_000)).toBe(expected);
	});

	test('a step is another one when its phase, state or code changes', () => {
		const steps = [
			link({ phase: 'VALIDATE' }),
			link({ phase: 'VALIDATE_2' }),
			{ ...link({ phase: 'VALIDATE' }), verification: {} },
			{ ...link({ phase: 'VALIDATE' }), currentNodeId: '18' },
		];
		expect(new Set(steps.map(stepKey)).size).toBe(4);
		expect(stepKey(link({ phase: 'VALIDATE', events: [] }))).toBe(stepKey(steps[0]));
	});
});

describe('what a step needs', () => {
	const field = (id: string, more: object = {}) => ({
		id,
		required: true,
		fieldMetadata: {},
		...more,
	});
	const form = (...fields: object[]) => ({
		...parked,
		currentNodeType: 'FORM',
		form: {
			formFieldSection: [
				{ section: 'A', fields },
				{ section: 'B', fields: null },
			],
		},
	});
	const missing = (status: IDataObject, answers: IDataObject = {}) =>
		missingFor(
			{ status, state: 'waiting', needs: 'form' },
			{ answers: { ...answers }, documents: {}, corrections: {} },
		);

	test('lists may be null and members missing', () => {
		for (const none of [{}, { form: null }, { form: { formFieldSection: null } }]) {
			expect(fieldsOf(none)).toEqual([]);
		}
		expect(documentsOf({ document: { documentField: null } })).toEqual([]);
	});

	test('required fields, but not those that fill themselves', () => {
		const status = form(
			field('a'),
			field('b', { required: false }),
			field('c', { fieldMetadata: { defaultValue: 'MX' } }),
			field('d', { fieldMetadata: { autofillNodeId: '12' } }),
			field('e', { fieldMetadata: { autoFilledBy: [{ nodeId: '12' }] } }),
			field('f', { set: { fields: [field('g')], required: ['g'] } }),
		);
		expect(missing(status)).toEqual(['a', 'f']);
		expect(missing(status, { a: 0, f: [] })).toEqual(['f']);
		expect(missing(status, { a: false, f: [{ g: 'x' }] })).toEqual([]);
	});

	test('fields that depend on an answer', () => {
		const rule = { field: 'job', values: ['yes', 'maybe'], requiredWithValues: ['yes'] };
		const shown = form(field('job'), field('employer', { required: false, showIf: [rule] }));
		expect(missing(shown, { job: 'yes' })).toEqual(['employer']);
		expect(missing(shown, { job: 'maybe' })).toEqual([]);
		const hidden = form(field('job'), field('employer', { showIf: [rule] }));
		expect(missing(hidden, { job: 'no' })).toEqual([]);
		expect(missing(hidden, { job: 'maybe' })).toEqual(['employer']);
		const simple = field('spouse', { fieldMetadata: { show: { field: 'job', value: 'yes' } } });
		expect(missing(form(simple), { job: 'no' })).toEqual([]);
		expect(missing(form(simple), { job: 'yes' })).toEqual(['spouse']);
	});

	test('a form takes only what belongs to it, and nothing empty', () => {
		expect(answersFor(form(field('a'), field('b')), { a: 1, b: '', c: 2 })).toEqual({ a: 1 });
	});
});

describe('paging by the Link header', () => {
	const page = { index: 1, size: 2 };
	const next = (body: unknown, link?: string) =>
		runPaging.next?.({ status: 200, headers: link === undefined ? {} : { link }, body }, page);

	test.each([
		['<https://x.example/api/v2/workfloo?page=3&itemsPerPage=2>; rel="next"', '3'],
		['<https://x.example/l?page=1>; rel="prev", <https://x.example/l?page=4>; rel=next', '4'],
		['<https://x.example/l?page=1>; rel="prev"', undefined],
		['', undefined],
		[' ', undefined],
	])('%j leads to %j', (link, expected) => {
		expect(next([{ id: '1' }, { id: '2' }], link)).toBe(expected);
	});

	test.each([undefined, 'nonsense', '<https://x.example/l?cursor=abc>; rel="next"'])(
		'a short page with the Link %j is no end',
		(link) => {
			expect(next([{ id: '1' }], link)).toBe('3');
			expect(next(null, link)).toBe('3');
		},
	);

	test('a Link gives only the page: neither host nor filters of it are followed', () => {
		const spec = { method: 'GET' as const, path: '/api/v2/workfloo', query: { status: 'ERROR' } };
		const link =
			'<https://evil.example/steal?page=9&status=SUCCESS&sandbox=true&itemsPerPage=1>; rel="next"';
		const cursor = next([], link);
		expect(runPaging.request(spec, { index: 2, size: 2, cursor })).toEqual({
			...spec,
			query: { status: 'ERROR', page: 9, itemsPerPage: 2 },
		});
	});

	test('pages are counted on from the page that a Link led to', () => {
		const response = { status: 200, headers: {}, body: [{ id: '1' }] };
		expect(runPaging.next?.(response, { index: 1, size: 2, cursor: '7' })).toBe('8');
	});

	test('a Link of any length is read in no time', () => {
		const link = '<'.repeat(100_000) + '>;'.repeat(100_000);
		expect(cpuTimeOf(() => next([{ id: '1' }], link))).toBeLessThan(2_000);
	});
});

describe('records', () => {
	test('runs come in two spellings', () => {
		const summary = {
			id: '1',
			createdAt: 'a',
			modifiedAt: 'b',
			firstName: 'Ana',
			lastName1: 'Ruiz',
		};
		expect(simplifiedRun(summary)).toMatchObject({
			createdAt: 'a',
			applicant: 'Ana Ruiz',
			labels: [],
		});
		const company = { id: '1', created: 'a', modified: 'b', companyName: 'Sol', rfcPm: 'SOL1' };
		expect(simplifiedRun(company)).toMatchObject({
			modifiedAt: 'b',
			applicant: 'Sol',
			rfc: 'SOL1',
		});
	});

	test('a cancellation stays in the simplified forms', () => {
		const cancelled = { id: '1', cancelledAt: '2026-01-31', cancelledBy: 'mesa@example.com' };
		const { cancelledAt, cancelledBy } = cancelled;
		expect(simplifiedRun(cancelled)).toMatchObject({ cancelledAt, cancelledBy });
		expect(simplifiedDetail(cancelled)).toMatchObject({ cancelledAt, cancelledBy });
		expect(simplifiedDetail({ id: '1' })).not.toHaveProperty('cancelledAt');
	});

	test('a run that has not begun has nodes that are null', () => {
		expect(simplifiedDetail({ id: '1', nodes: null, labels: null })).toMatchObject({
			labels: [],
			answers: {},
			documents: [],
			steps: [],
		});
	});
});

describe('types of files', () => {
	test.each([
		['ine.PDF', Buffer.from('x'), 'application/pdf'],
		['ine_front', Buffer.from('%PDF-1.4'), 'application/pdf'],
		['ine_front', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image/png'],
		['photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
		['report.unknown', Buffer.from('x'), 'application/octet-stream'],
		['empty', Buffer.alloc(0), 'application/octet-stream'],
	])('%s', (name, content, expected) => {
		expect(mimeTypeOf(name, content)).toBe(expected);
	});
});
