import { InputProblem } from '../../../shared/inputProblem';
import { pairsProperty } from '../../../shared/pairs';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { QueryValue } from '../../../shared/request';

function text<const N extends string>(
	displayName: string,
	name: N,
	placeholder: string,
	description: string,
) {
	return { displayName, name, type: 'string', default: '', placeholder, description } as const;
}

const BEGINNING = 'The beginning is enough; capitals do not matter';

export const listFilters = properties(
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
				description: 'Only runs that stand like this',
			},
			text('Workfloo Name', 'name', 'e.g. Crédito personal', 'A part of the name is enough'),
		],
	},
	pairsProperty({
		displayName: 'Additional Filters',
		name: 'additionalFilters',
		row: 'Form Field',
		placeholder: 'e.g. nodes.form.searchableBy.curp',
		description: 'Other searchable form fields by the names that Kiban gives them',
	}),
);

/**
 * Filters of the list. Names with dots are Kiban's own; person and company filters match the beginning,
 * without regard to case. Source: https://docs.kiban.com/reference/workfloo-get-all-v2
 */
const SEARCHABLE = {
	firstName: 'first_name',
	secondName: 'second_name',
	lastName1: 'last_name_1',
	lastName2: 'last_name_2',
	rfcPerson: 'rfc_pf',
	rfcCompany: 'rfc_pm',
	companyName: 'company_name',
} as const;

export function listQuery(
	parameters: Reader<ParametersIn<typeof listFilters>>,
): Record<string, QueryValue> {
	const from = parameters.optionalDate('filters.from', 'iso');
	const to = parameters.optionalDate('filters.to', 'iso');
	if ((from === undefined) !== (to === undefined)) {
		const lacking = from === undefined ? 'from' : 'to';
		throw new InputProblem(`filters.${lacking}`, 'is empty', 'Enter both ends of the period.');
	}
	const labels = parameters.texts('filters.labels').join(';');
	const names = Object.keys(SEARCHABLE) as Array<keyof typeof SEARCHABLE>;
	const people = names.map((name) => [
		`nodes.form.searchableBy.${SEARCHABLE[name]}`,
		parameters.optionalText(`filters.${name}`),
	]);
	return {
		from,
		to,
		status: parameters.optionalText('filters.status'),
		origin: parameters.optionalText('filters.origin'),
		name: parameters.optionalText('filters.name'),
		_id: parameters.optionalId('filters.executionId'),
		labels: labels === '' ? undefined : labels,
		...(Object.fromEntries(people) as Record<string, QueryValue>),
		...(parameters.pairs('additionalFilters') as Record<string, QueryValue>),
	};
}
