import type { INode } from 'n8n-workflow';

import { InputProblem } from '../../../nodes/shared/inputProblem.ts';
import {
	errorItem,
	forAgent,
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
