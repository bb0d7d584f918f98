import type { INode } from 'n8n-workflow';

import { InputProblem } from '../../../nodes/shared/inputProblem.ts';
import {
	errorItem,
	forAgent,
	isVendorError,
	toNodeError,
	VendorError,
	withMore,
} from '../../../nodes/shared/nodeErrors.ts';

const node = { name: 'Egito', type: 'egito', parameters: {} } as unknown as INode;
const names = new Map([['additionalFields.rows.email', 'E-Mail']]);
const refused = new VendorError(
	{ message: 'The NIP is taken', hint: 'Look for the account.', code: 'E7' },
	409,
	'req-1',
);
const wrong = new InputProblem('additionalFields.rows.3.email', 'is empty', 'Enter a value.');

describe('law 6: an error names what happened and what to do', () => {
	test('a refusal keeps the vendor’s words, status, code and request', () => {
		const error = toNodeError(node, refused, 2, names, 'The item before is done.');
		expect(error.name).toBe('NodeApiError');
		expect(error.message).toBe('The NIP is taken');
		expect(error.description).toBe('Look for the account. The item before is done.');
		expect(error.context).toMatchObject({
			itemIndex: 2,
			data: { httpCode: '409', vendorCode: 'E7', requestId: 'req-1' },
		});
	});

	test('a wrong value names the parameter as the editor does, rows without their numbers', () => {
		const error = toNodeError(node, wrong, 0, names);
		expect(error.name).toBe('NodeOperationError');
		expect(error.message).toBe("'E-Mail' is empty");
		expect(error.description).toBe('Enter a value.');
	});

	test('words that look like an errno stay', () => {
		const { message } = toNodeError(node, new VendorError({ message: 'EPERM of the ERP' }), 0);
		expect(message).toBe('EPERM of the ERP');
	});

	test('a failed item is an object for expressions and a sentence for people', () => {
		expect(errorItem(refused)).toEqual({
			error: {
				message: 'The NIP is taken',
				hint: 'Look for the account.',
				httpCode: '409',
				vendorCode: 'E7',
				requestId: 'req-1',
			},
			message: 'The NIP is taken. Look for the account.',
		});
		expect(errorItem(new Error('Odd.'))).toEqual({ error: { message: 'Odd.' }, message: 'Odd.' });
	});

	test('an agent, which gets the message alone, reads in it what to do', () => {
		expect(forAgent(toNodeError(node, refused, 0)).message).toBe(
			'The NIP is taken. Look for the account.',
		);
		const silent = new VendorError({ message: 'No' });
		expect(forAgent(toNodeError(node, silent, 0)).message).toBe('No');
	});

	test('more can be said of a refusal without losing what is known', () => {
		const { problem, status } = withMore(refused, { hint: 'Wait.', details: { rows: 2 } });
		expect(problem).toEqual({
			message: 'The NIP is taken',
			hint: 'Wait.',
			code: 'E7',
			details: { rows: 2 },
		});
		expect(status).toBe(409);
	});
});

describe('what n8n is told of a failure', () => {
	test('its cause and status, where they are known', () => {
		const failure = { cause: 'rate-limited', retryAfterMs: 3_000 } as const;
		const known = toNodeError(node, new VendorError({ message: 'No', failure }, 429), 1);
		expect(known).toMatchObject({ httpCode: '429', failure });
		const unknown = toNodeError(node, new VendorError({ message: 'No' }), undefined);
		expect(unknown).toMatchObject({ httpCode: null });
		expect(unknown).not.toHaveProperty('failure.retryAfterMs');
		expect(unknown.description).toBeFalsy();
		expect(unknown.context.data).toEqual({ itemIndex: undefined });
	});

	test('details of the vendor stand beside them', () => {
		const details = { fields: { nip: 'short' } };
		expect(errorItem(new VendorError({ message: 'No', details }, 422)).error).toEqual({
			message: 'No',
			httpCode: '422',
			fields: { nip: 'short' },
		});
	});

	test('what was thrown without being an error', () => {
		expect(errorItem('odd')).toEqual({ error: { message: 'odd' }, message: 'odd' });
	});

	test('the description of an error of n8n is the advice', () => {
		const error = Object.assign(new Error('No.'), { description: 'Do this.' });
		expect(errorItem(error)).toEqual({
			error: { message: 'No.', hint: 'Do this.' },
			message: 'No. Do this.',
		});
		const silent = Object.assign(new Error('No'), { description: null });
		expect(errorItem(silent)).toEqual({ error: { message: 'No' }, message: 'No' });
	});

	test('a parameter that has no name in the editor keeps its own', () => {
		expect(errorItem(wrong).message).toBe(
			"'additionalFields.rows.3.email' is empty. Enter a value.",
		);
		expect(
			errorItem(new InputProblem('rows.12.a', 'is empty'), new Map([['rows.a', 'A']])),
		).toEqual({
			error: { message: "'A' is empty" },
			message: "'A' is empty",
		});
	});

	test('a refusal is known by its name: a second copy of the module may be loaded', () => {
		expect(isVendorError(refused)).toBe(true);
		expect(isVendorError(Object.assign(new Error('x'), { name: 'VendorError' }))).toBe(false);
		expect(isVendorError(Object.assign(new Error('x'), { problem: {} }))).toBe(false);
		expect(isVendorError({ name: 'VendorError', problem: {} })).toBe(false);
	});

	test('nothing more is said where there is nothing more', () => {
		expect(withMore(new VendorError({ message: 'No' }), { hint: 'Wait.' }).problem).toEqual({
			message: 'No',
			hint: 'Wait.',
		});
		expect(withMore(refused, {}).requestId).toBe('req-1');
	});
});
