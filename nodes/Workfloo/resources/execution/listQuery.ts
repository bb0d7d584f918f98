import type { INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { QueryValue } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';

/**
 * Filters of the list. Names with dots are Kiban's own; person and company filters match the beginning,
 * without regard to case. Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
const SEARCHABLE: Record<string, string> = {
	firstName: 'first_name',
	secondName: 'second_name',
	lastName1: 'last_name_1',
	lastName2: 'last_name_2',
	rfcPerson: 'rfc_pf',
	rfcCompany: 'rfc_pm',
	companyName: 'company_name',
};

export function listQuery(parameters: Parameters): Record<string, QueryValue> {
	const from = parameters.optionalDate('filters.from', 'iso');
	const to = parameters.optionalDate('filters.to', 'iso');
	if ((from === undefined) !== (to === undefined)) {
		const lacking = from === undefined ? 'from' : 'to';
		throw new InputProblem(`filters.${lacking}`, 'is empty', 'Enter both ends of the period.');
	}
	const labels = parameters.texts('filters.labels').join(';');
	const people = Object.entries(SEARCHABLE).map(([name, field]) => [
		`nodes.form.searchableBy.${field}`,
		parameters.optionalText(`filters.${name}`),
	]);
	const others = parameters
		.list('additionalFilters.values')
		.filter(({ name }) => name !== undefined && name !== '')
		.map(({ name, value }) => [String(name), String(value ?? '')]);
	return {
		from,
		to,
		status: parameters.optionalText('filters.status'),
		origin: parameters.optionalText('filters.origin'),
		name: parameters.optionalText('filters.name'),
		_id: parameters.optionalId('filters.executionId'),
		labels: labels === '' ? undefined : labels,
		...Object.fromEntries([...people, ...others]),
	};
}

function text(
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder, description };
}

const BEGINNING = 'The beginning is enough; capitals do not matter';

export const listFilters: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			text('Company Name', 'companyName', 'e.g. Comercial del Valle', BEGINNING),
			{
				displayName: 'Created After',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'Start of the period; needs Created Before as well',
			},
			{
				displayName: 'Created Before',
				name: 'to',
				type: 'dateTime',
				default: '',
				description: 'End of the period; needs Created After as well',
			},
			text(
				'Execution ID',
				'executionId',
				'e.g. d34d66cd-7995-4d86-b01b-ee576bc70d8d',
				'One run by its exact ID',
			),
			text('First Name', 'firstName', 'e.g. Ana', BEGINNING),
			text('Labels', 'labels', 'e.g. vip, branch-north', 'Several are separated by commas'),
			text('Last Name', 'lastName1', 'e.g. López', BEGINNING),
			{
				displayName: 'Origin',
				name: 'origin',
				type: 'options',
				options: [
					{ name: 'API', value: 'API' },
					{ name: 'Front', value: 'FRONT' },
					{ name: 'Kiban Cloud', value: 'KIBAN_CLOUD' },
				],
				default: 'API',
				description: 'Where the run was started',
			},
			text('RFC of Company', 'rfcCompany', 'e.g. CVA010203AB1', BEGINNING),
			text('RFC of Person', 'rfcPerson', 'e.g. LOPA900815AB1', BEGINNING),
			text('Second Last Name', 'lastName2', 'e.g. Ruiz', BEGINNING),
			text('Second Name', 'secondName', 'e.g. María', BEGINNING),
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Abandoned', value: 'ABANDONED' },
					{ name: 'Error', value: 'ERROR' },
					{ name: 'In Progress', value: 'PROGRESS' },
					{ name: 'Success', value: 'SUCCESS' },
				],
				default: 'SUCCESS',
			},
			text('Workfloo Name', 'name', 'e.g. Crédito personal', 'A part of the name is enough'),
		],
	},
	{
		displayName: 'Additional Filters',
		name: 'additionalFilters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Filter',
		default: {},
		description: 'Other searchable form fields by the names that Kiban gives them',
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. nodes.form.searchableBy.curp',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
];
