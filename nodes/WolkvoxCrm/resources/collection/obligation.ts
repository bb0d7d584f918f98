import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DateFormat } from '../../../shared/dates';
import type { RequestSpec } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { API_ROOT } from '../../credential';
import { DATE_FORMATS } from '../record/fields/properties';

export const debtorId: INodeProperties = {
	displayName: 'Debtor Record ID',
	name: 'recordId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 61fa3b2c7d9e',
	description: 'The wolkvox_id of the record in the module collections',
};

export const obligationId: INodeProperties = {
	displayName: 'Obligation ID',
	name: 'obligationId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. obl1',
	description: 'Code of the obligation within the record of the debtor',
};

/** Amounts and counts are texts in the API. */
const AMOUNTS: Array<{ displayName: string; name: string; field: string; placeholder: string }> = [
	{ displayName: 'Days Overdue', name: 'daysDelay', field: 'days_delay', placeholder: 'e.g. 90' },
	{ displayName: 'Last Payment', name: 'lastPay', field: 'last_pay', placeholder: 'e.g. 2000' },
	{
		displayName: 'Portfolio Type',
		name: 'portfolioType',
		field: 'portfolio_type',
		placeholder: 'e.g. VIP Client',
	},
	{
		displayName: 'Total Balance',
		name: 'totalBalance',
		field: 'total_balance',
		placeholder: 'e.g. 10000',
	},
];

const DATES = [
	{ displayName: 'Expiring Date', name: 'expiringDate', field: 'expiring_date' },
	{ displayName: 'Last Payment Date', name: 'lastPayDate', field: 'last_pay_date' },
];

/** The entries of *Additional Fields* and *Update Fields*. */
export const obligationFields: INodeProperties[] = [
	...AMOUNTS.map(({ displayName, name, placeholder }) => textField(displayName, name, placeholder)),
	...DATES.map(({ displayName, name }) => dateField(displayName, name)),
	textField('Name', 'name', 'e.g. Invoice 12345'),
].sort((a, b) => a.displayName.localeCompare(b.displayName));

function textField(displayName: string, name: string, placeholder: string): INodeProperties {
	return { displayName, name, type: 'string', default: '', placeholder };
}

function dateField(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'dateTime', default: '' };
}

export const dateFormatOption: INodeProperties = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	options: DATE_FORMATS.filter(({ value }) => value !== 'spacedDateTime'),
	default: 'dayFirst',
	description:
		'How dates are written. The samples of the vendor (06-06-2023) leave open whether the day or the month comes first.',
};

/** The members of `fields` from a collection of that name. */
function obligationOf(parameters: Parameters, collection: string): IDataObject {
	const format = (parameters.optionalText('options.dateFormat') ?? 'dayFirst') as DateFormat;
	const texts = [...AMOUNTS, { name: 'name', field: 'name' }].map(({ name, field }) => [
		field,
		parameters.optionalText(`${collection}.${name}`),
	]);
	const dates = DATES.map(({ name, field }) => [
		field,
		parameters.optionalDate(`${collection}.${name}`, format),
	]);
	const form = parameters.list('customFields.values');
	const entries = [...texts, ...dates].filter(([, value]) => value !== undefined);
	return {
		id: parameters.id('obligationId'),
		...(Object.fromEntries(entries) as IDataObject),
		...(form.length > 0 && {
			form: form.map(({ name, value }) => ({ name: String(name), value: String(value ?? '') })),
		}),
	};
}

/** The ID's name differs between the table (`wolkvox_id`) and the list (`wolkvox-id`) of one page; both are sent. */
export function bothIds(recordId: string): IDataObject {
	return { wolkvox_id: recordId, 'wolkvox-id': recordId };
}

export const OBLIGATION_SCRIPT = `${API_ROOT}/collections/insertObligation.php`;

export function obligationRequest(
	method: 'POST' | 'PUT',
	parameters: Parameters,
	collection: string,
): RequestSpec {
	return {
		method,
		path: OBLIGATION_SCRIPT,
		body: { ...bothIds(parameters.id('recordId')), fields: obligationOf(parameters, collection) },
	};
}
