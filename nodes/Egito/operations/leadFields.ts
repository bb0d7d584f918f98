import { LEAD_SOURCE } from '../api/dictionaries';
import type { KnownField } from './recordType';

/**
 * The fields of the only sample that Egito publishes. None is said to be required.
 * https://egito.pl/pomoc/api/ (example of a new Lead)
 */
export const leadFields: KnownField[] = [
	{
		wireName: 'companyName',
		input: {
			displayName: 'Company Name',
			name: 'companyName',
			type: 'string',
			default: '',
			placeholder: 'e.g. ACME',
			description: 'The company that the lead comes from',
		},
	},
	{
		wireName: 'name',
		input: {
			displayName: 'First Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Jan',
			description: 'Given name of the person to talk to',
		},
	},
	{
		wireName: 'surname',
		input: {
			displayName: 'Last Name',
			name: 'surname',
			type: 'string',
			default: '',
			placeholder: 'e.g. Kowalski',
			description: 'Surname of the person to talk to',
		},
	},
	{
		wireName: 'mainPhoneNumber.suffix',
		input: {
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 501001001',
			description: 'The number without its prefix',
		},
	},
	{
		wireName: 'mainPhoneNumber.prefix',
		input: {
			displayName: 'Phone Prefix',
			name: 'phonePrefix',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description:
				"Egito's sample sends 1 and does not say what it stands for. Look it up in your form.",
		},
	},
	{
		wireName: 'sourceId',
		dictionary: LEAD_SOURCE,
		input: {
			displayName: 'Source',
			name: 'sourceId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'Where the lead came from, a value of the dictionary lead.source',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: {
						searchListMethod: 'searchLeadSources',
						searchable: true,
						slowLoadNotice: { message: 'Egito is reading the dictionary …', timeout: 5000 },
					},
				},
				{
					displayName: 'By Label',
					name: 'label',
					type: 'string',
					placeholder: 'e.g. Website',
					hint: 'The text that Egito shows. The node looks up its ID.',
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123' },
			],
		},
	},
];
