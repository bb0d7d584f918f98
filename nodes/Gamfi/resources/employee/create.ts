import { additionalFields } from '../../../shared/collections';
import { recordWith } from '../../../shared/evidence';
import { requestOperation } from '../../../shared/operation';

/**
 * Adds a person. The answer is the user, with an integer `id`.
 * Source: https://gamfi.support/help/adding-employees
 */
export const create = requestOperation({
	name: 'Create',
	value: 'create',
	action: 'Create employee',
	description:
		'Add an employee without starting a process. Gamfi ignores an e-mail address that it knows: nothing is created or changed then.',
	kind: 'write',
	properties: [
		{
			displayName: 'First Name',
			name: 'forename',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Jan',
			description: 'Given name, as colleagues will see it in Gamfi',
		},
		{
			displayName: 'Last Name',
			name: 'surname',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Nowak',
			description: 'Surname, as colleagues will see it in Gamfi',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. jan.nowak@example.com',
			description: 'Address by which Gamfi knows the person',
			hint: 'Gamfi ignores an address that it knows: nothing is created or changed then',
		},
		additionalFields(
			{
				displayName: 'Company ID',
				name: 'company',
				type: 'string',
				default: '',
				placeholder: 'e.g. 714f3759-d2a4-4ccb-ae6e-ae05e9b2c515',
				// Listed without "optional" in the current article; tenants without the add-on have no value.
				description: 'Needed where the Companies add-on is in use',
			},
			{
				displayName: 'Phone',
				name: 'phone',
				type: 'string',
				default: '',
				placeholder: 'e.g. 0048123456789',
				description: 'With country code; sent as it is',
			},
		),
	],
	request: (parameters) => ({
		method: 'POST',
		path: '/workflows/integration/user',
		evidence: recordWith('id'),
		body: {
			forename: parameters.text('forename'),
			surname: parameters.text('surname'),
			email: parameters.email('email'),
			company: parameters.optionalId('additionalFields.company'),
			phone: parameters.optionalText('additionalFields.phone'),
		},
	}),
	subject: ({ body }) => body.email.toLowerCase(),
});
