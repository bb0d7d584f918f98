import { additionalFields } from '../../../nodes/shared/collections.ts';
import { pairsProperty } from '../../../nodes/shared/pairs.ts';
import { locator } from '../../../nodes/shared/pickers.ts';

/** What the editor shows of the parameters that vendors make with the kernel's help. */
describe('rows of name and value', () => {
	test('with all texts', () => {
		const property = pairsProperty({
			displayName: 'Custom Fields',
			name: 'customFields',
			row: 'Field',
			placeholder: 'e.g. email',
			description: 'Fields of your system',
			nameDescription: 'As your administrator named it',
		});
		expect(property).toEqual({
			displayName: 'Custom Fields',
			name: 'customFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'Fields of your system',
			options: [
				{
					displayName: 'Field',
					name: 'values',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. email',
							description: 'As your administrator named it',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'What is sent under this name',
						},
					],
				},
			],
		});
	});

	test('without texts there are no empty ones, and the columns say what they are', () => {
		const property = pairsProperty({ displayName: 'Query', name: 'query', row: 'Parameter' });
		expect(property).not.toHaveProperty('description');
		const [{ values }] = property.options;
		expect(values[0]).toEqual({
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: 'As the system that is called knows it',
		});
	});
});

describe('a picker', () => {
	const texts = {
		displayName: 'Lead',
		name: 'lead',
		search: 'searchLeads',
		placeholder: 'e.g. 34167',
	} as const;

	test('is a searchable list, and takes an ID', () => {
		expect(locator(texts)).toEqual({
			displayName: 'Lead',
			name: 'lead',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchLeads', searchable: true },
				},
				{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 34167' },
			],
		});
	});

	test('takes a name under a mode that n8n does not call By ID', () => {
		const [, typed] = locator({ ...texts, by: 'By Name' }).modes;
		expect(typed).toMatchObject({ displayName: 'By Name', name: 'name' });
	});

	test('says more where there is more to say', () => {
		const more = { required: true, description: 'Which lead', hint: 'By name' };
		expect(locator({ ...texts, ...more })).toMatchObject(more);
	});
});

test('Additional Fields holds what may be left out', () => {
	const phone = { displayName: 'Phone', name: 'phone', type: 'string', default: '' } as const;
	expect(additionalFields(phone)).toEqual({
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [phone],
	});
});
