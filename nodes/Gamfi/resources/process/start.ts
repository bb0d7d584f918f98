import { additionalFields } from '../../../shared/collections';
import { requestOperation } from '../../../shared/operation';
import { PROCESSES } from '../../transport';

/**
 * Starts a process from a workflow; creates the employee's account where there is none.
 * Source: https://gamfi.support/help/starting-processes and
 * https://help.gamfi.com/pl/articles/6949072-gamfi-api-startowanie-procesow
 */
export const start = requestOperation({
	name: 'Start',
	value: 'start',
	action: 'Start process',
	description: 'Start a process (onboarding, offboarding, training …) for an employee',
	// Starting twice may create two processes: Gamfi documents no idempotency.
	kind: 'write',
	properties: [
		{
			displayName: 'Employee Email',
			name: 'employeeEmail',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. jan.nowak@example.com',
			description: 'The person whom the process is for; Gamfi creates the account if there is none',
		},
		{
			displayName: 'Workflow ID',
			name: 'workflowId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 3f9a81c3-132c-4660-b459-2226805b1d80',
			description: 'The template to start, as shown in the Gamfi administration panel',
		},
		{
			displayName: 'Key Date',
			name: 'keyDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			required: true,
			default: '',
			description:
				'The day from which the steps are counted, usually the first or last working day',
		},
		{
			displayName: 'Manager Email',
			name: 'managerEmail',
			type: 'string',
			default: '',
			placeholder: 'e.g. anna.kowalska@example.com',
			description: 'The manager of the employee',
			hint: 'Older Gamfi set-ups start the process only if there is a manager',
		},
		additionalFields(
			{
				displayName: 'Body Fields (JSON)',
				name: 'additionalBody',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. { "roles": { "buddy": "piotr@example.com" } }',
				description:
					'Roles, categories and custom fields by the names that Gamfi gives them. Gamfi ignores names that it does not know, so a misspelt field is lost without a message.',
			},
			{
				displayName: 'Employee Company ID',
				name: 'employeeCompany',
				type: 'string',
				default: '',
				placeholder: 'e.g. 714f3759-d2a4-4ccb-ae6e-ae05e9b2c515',
				description: 'The company of the employee, where the Companies add-on is in use',
			},
			{
				displayName: 'Employee First Name',
				name: 'employeeForename',
				type: 'string',
				default: '',
				placeholder: 'e.g. Jan',
				description: 'For the account that Gamfi makes if there is none yet',
			},
			{
				displayName: 'Employee Last Name',
				name: 'employeeSurname',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nowak',
				description: 'For the account that Gamfi makes if there is none yet',
			},
			{
				displayName: 'Employee Phone',
				name: 'employeePhone',
				type: 'string',
				default: '',
				placeholder: 'e.g. 48123123123',
				description: 'With country code and without plus sign; sent as it is',
			},
			{
				displayName: 'Manager First Name',
				name: 'managerForename',
				type: 'string',
				default: '',
				placeholder: 'e.g. Anna',
				description: 'For the account of the manager, if Gamfi makes one',
			},
			{
				displayName: 'Manager Last Name',
				name: 'managerSurname',
				type: 'string',
				default: '',
				placeholder: 'e.g. Kowalska',
				description: 'For the account of the manager, if Gamfi makes one',
			},
			{
				displayName: 'Manager Phone',
				name: 'managerPhone',
				type: 'string',
				default: '',
				placeholder: 'e.g. 48123123123',
				description: 'With country code and without plus sign; sent as it is',
			},
		),
		// Where workflows of earlier versions have their body fields.
		{
			displayName: 'Body Fields of Earlier Versions',
			name: 'additionalBody',
			type: 'hidden',
			default: '{}',
			description:
				'What workflows of earlier versions add to the body; sent unless Additional Fields have body fields',
		},
	],
	request: (parameters) => {
		// Nobody sees the old place, so what stands in the new one replaces it.
		const places = ['additionalFields.additionalBody', 'additionalBody'] as const;
		const [bodyFields = 'additionalBody'] = places.filter(
			(place) => parameters.raw(place) !== undefined,
		);
		return {
			method: 'POST',
			path: PROCESSES,
			body: {
				employee_email: parameters.email('employeeEmail'),
				workflow_id: parameters.id('workflowId'),
				key_date: parameters.date('keyDate', 'date'),
				manager_email: parameters.optionalEmail('managerEmail'),
				employee_forename: parameters.optionalText('additionalFields.employeeForename'),
				employee_surname: parameters.optionalText('additionalFields.employeeSurname'),
				employee_phone: parameters.optionalText('additionalFields.employeePhone'),
				employee_company: parameters.optionalId('additionalFields.employeeCompany'),
				manager_forename: parameters.optionalText('additionalFields.managerForename'),
				manager_surname: parameters.optionalText('additionalFields.managerSurname'),
				manager_phone: parameters.optionalText('additionalFields.managerPhone'),
				...parameters.jsonObject(bodyFields),
			},
		};
	},
	// Started twice at the same time, two accounts might be created for one person.
	subject: ({ body }) => String(body.employee_email).toLowerCase(),
});
