import type { IDataObject } from 'n8n-workflow';

import type { DateFormat } from '../../../shared/dates';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { RequestSpec, VendorResponse } from '../../../shared/request';
import { outcomeOf } from '../../api/envelope';
import { changed } from '../../api/evidence';
import { API_ROOT } from '../../credential';
import { customFields, requiredText, textField } from '../properties';
import { DAY_FORMATS } from '../record/fields/properties';

export const debtorId = requiredText(
	'Debtor Record ID',
	'recordId',
	'e.g. 61fa3b2c7d9e',
	'The wolkvox_id of the record in the module collections',
);

export const obligationIds = properties(
	debtorId,
	requiredText(
		'Obligation ID',
		'obligationId',
		'e.g. obl1',
		'Code of the obligation within the record of the debtor',
	),
);

/** The entries of *Additional Fields* and *Update Fields*. */
export const obligationFields = properties(
	textField(
		'Agreement Description',
		'accordDescription',
		'e.g. Three instalments',
		"A column of the vendor's payment files, sent beside the other fields",
	),
	textField('Days Overdue', 'daysDelay', 'e.g. 90', 'How many days the payment is late'),
	{
		displayName: 'Expiring Date',
		name: 'expiringDate',
		type: 'dateTime',
		default: '',
		description: 'When the obligation is or was due',
	},
	textField('Last Payment', 'lastPay', 'e.g. 2000', 'Amount that was paid last'),
	{
		displayName: 'Last Payment Date',
		name: 'lastPayDate',
		type: 'dateTime',
		default: '',
		description: 'When that amount was paid',
	},
	textField('Name', 'name', 'e.g. Invoice 12345', 'What the debtor owes for, as agents see it'),
	textField(
		'Portfolio Type',
		'portfolioType',
		'e.g. VIP Client',
		'Group of debts that the obligation belongs to',
	),
	textField('Total Balance', 'totalBalance', 'e.g. 10000', 'What is still to be paid'),
);

export const obligationCustomFields = customFields('Further fields that your obligations have');

/** Names in the API. Amounts and counts are texts there. */
const TEXTS = {
	accordDescription: 'accord_description',
	daysDelay: 'days_delay',
	lastPay: 'last_pay',
	name: 'name',
	portfolioType: 'portfolio_type',
	totalBalance: 'total_balance',
} as const;

const DATES = { expiringDate: 'expiring_date', lastPayDate: 'last_pay_date' } as const;

export const dateFormatOption = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	options: DAY_FORMATS,
	default: 'dayFirst',
	description:
		'How dates are written. The samples of the vendor (06-06-2023) leave open whether the day or the month comes first.',
} as const;

type ObligationReader = Reader<
	| ParametersIn<typeof obligationIds>
	| ParametersIn<readonly [typeof obligationCustomFields]>
	| ParametersIn<readonly [typeof dateFormatOption], 'options.'>
>;

/** Reads the fields from the collection that holds them. */
interface FieldReader {
	text(name: keyof typeof TEXTS): string | undefined;
	date(name: keyof typeof DATES, format: DateFormat): string | undefined;
}

/** The ID's name differs between the table (`wolkvox_id`) and the list (`wolkvox-id`) of one page; both are sent. */
export function bothIds(recordId: string): IDataObject {
	return { wolkvox_id: recordId, 'wolkvox-id': recordId };
}

export const OBLIGATION_SCRIPT = `${API_ROOT}/collections/insertObligation.php`;

export interface ObligationSpec extends RequestSpec {
	recordId: string;
	obligationId: string;
}

export function obligationRequest(
	method: 'POST' | 'PUT',
	parameters: ObligationReader,
	fields: FieldReader,
): ObligationSpec {
	const recordId = parameters.id('recordId');
	const id = parameters.id('obligationId');
	const form = Object.entries(parameters.pairs('customFields', 'kept'));
	return {
		method,
		path: OBLIGATION_SCRIPT,
		evidence: changed(),
		body: {
			...bothIds(recordId),
			fields: {
				id,
				...fieldsIn(fields, dateFormatIn(parameters)),
				...(form.length > 0 && {
					form: form.map(([name, value]) => ({ name, value: String(value) })),
				}),
			},
		},
		recordId,
		obligationId: id,
	};
}

export function dateFormatIn(
	parameters: Reader<ParametersIn<readonly [typeof dateFormatOption], 'options.'>>,
): DateFormat {
	return (parameters.optionalText('options.dateFormat') ?? 'dayFirst') as DateFormat;
}

/** What was entered of an obligation, by its names in the API. */
export function fieldsIn(fields: FieldReader, format: DateFormat): IDataObject {
	const texts = keysOf(TEXTS).map((name) => [TEXTS[name], fields.text(name)]);
	const dates = keysOf(DATES).map((name) => [DATES[name], fields.date(name, format)]);
	return Object.fromEntries(
		[...texts, ...dates].filter(([, value]) => value !== undefined),
	) as IDataObject;
}

/** An obligation is written into its debtor's record. */
export const debtorOf = ({ recordId }: ObligationSpec): string => recordId;

export function obligationOutput(
	{ body }: VendorResponse,
	{ recordId, obligationId }: ObligationSpec,
): IDataObject {
	return outcomeOf(body, { record_id: recordId, id: obligationId });
}

function keysOf<K extends string>(names: Record<K, string>): K[] {
	return Object.keys(names) as K[];
}
