import { locator } from '../../shared/pickers';
import { LEAD_SOURCE } from '../api/dictionaries';
import type { KnownField } from './recordType';

const source = locator({
	displayName: 'Source',
	name: 'sourceId',
	search: 'searchLeadSources',
	placeholder: 'e.g. 123',
	slowLoad: 'Egito is reading the dictionary. By ID needs none.',
	description:
		'Where the lead came from, a value of the dictionary lead.source. Nothing is sent if it is left empty.',
	empty: 'None',
});

/**
 * The fields of the only sample that Egito publishes. None is said to be required.
 * https://egito.pl/pomoc/api/ (example of a new Lead)
 */
export const leadFields: KnownField[] = [
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
			...source,
			// What people see is as good as its ID: the node looks it up.
			modes: [
				source.modes[0],
				{
					displayName: 'By Label',
					name: 'label',
					type: 'string',
					placeholder: 'e.g. Website',
					hint: 'The text that Egito shows. The node looks up its ID.',
				},
				source.modes[1],
			],
		},
	},
];
