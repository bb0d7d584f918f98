import { add } from '../../../nodes/Gamfi/resources/action/add.ts';
import { complete } from '../../../nodes/Gamfi/resources/action/complete.ts';
import { create } from '../../../nodes/Gamfi/resources/employee/create.ts';
import { start } from '../../../nodes/Gamfi/resources/process/start.ts';
import { parametersOf } from '../../support/parameters.mts';

describe('requests of Gamfi', () => {
	test('start sends the three mandatory fields and leaves out what is empty', () => {
		const parameters = parametersOf({
			employeeEmail: 'ewa@example.com',
			workflowId: ' 3f9a ',
			keyDate: '2026-02-01',
			managerEmail: '',
			additionalFields: { employeePhone: '0048123' },
			additionalBody: '',
		});
		expect(start.request(parameters)).toEqual({
			method: 'POST',
			path: '/workflows/integration/process',
			body: {
				employee_email: 'ewa@example.com',
				workflow_id: '3f9a',
				key_date: '2026-02-01',
				employee_phone: '0048123',
			},
		});
	});

	test('create sends a person', () => {
		const parameters = parametersOf({ forename: 'Ewa', surname: 'Lis', email: 'ewa@example.com' });
		expect(create.request(parameters)).toMatchObject({
			path: '/workflows/integration/user',
			body: { forename: 'Ewa', surname: 'Lis', email: 'ewa@example.com' },
		});
	});

	test.each([
		[add, '/workflows/integration/process/a%2Fb/workflowAction/1%3Fx'],
		[complete, '/workflows/integration/process/a%2Fb/workflowAction/1%3Fx/done'],
	])('$value encodes both ids and sends no body', (operation, path) => {
		const spec = operation.request(parametersOf({ processId: 'a/b', actionId: '1?x' }));
		expect(spec).toMatchObject({
			method: 'POST',
			path,
			headers: { 'Content-Type': 'application/json' },
		});
		expect(spec).not.toHaveProperty('body');
	});
});
