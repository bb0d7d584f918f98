import type { IDataObject } from 'n8n-workflow';

import { additionalFields } from '../../../shared/collections';
import { InputProblem } from '../../../shared/inputProblem';
import { type BulkEntry, bulkOperation } from '../../../shared/operation';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import { isRecord } from '../../../shared/values';
import { API_ROOT } from '../../credential';
import {
	bulkOptions,
	bulkOptionsOf,
	type BulkRow,
	runInChunks,
	type Shipment,
	shipmentsOf,
} from '../../operations/chunks';
import { checkedValue, customFields, requiredText, textField } from '../properties';
import { dateFormatIn, dateFormatOption, fieldsIn, obligationFields } from './obligation';

const debtorInputs = properties(
	requiredText(
		'Identification',
		'identification',
		'e.g. 12345',
		'Number by which the debtor is known, such as that of an identity card',
	),
	requiredText('Name', 'name', 'e.g. Marta Quintero', 'Full name of the debtor'),
	requiredText('Email', 'email', 'e.g. marta@example.com', 'Where the debtor can be written to'),
	requiredText(
		'Telephone',
		'telephone',
		'e.g. 3001112233',
		'Where the debtor can be called; stays a text, so leading zeros are kept',
	),
	{
		displayName: 'Obligations',
		name: 'obligationRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Obligation',
		default: {},
		description:
			'What the debtor owes. Items of the same debtor are sent as one, with the obligations of all of them.',
		options: [
			{
				displayName: 'Obligation',
				name: 'values',
				values: [
					requiredText(
						'Obligation ID',
						'id',
						'e.g. obl1',
						'Code of the obligation within the record of the debtor',
					),
					...obligationFields,
				],
			},
		],
	},
	{
		displayName: 'Obligations (JSON)',
		name: 'obligations',
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{ "name": "Invoice 12345", "total_balance": "10000" }]',
		description:
			'For obligations that an earlier node gives as a list; sent after those above. Names of the fields: ID (in lower case), name, total_balance, portfolio_type, last_pay, last_pay_date, expiring_date, days_delay, accord_description, form.',
	},
	additionalFields(
		textField('Address', 'address', 'e.g. Calle 10 #5-51', 'Where the debtor lives'),
	),
	customFields('Further fields that your debtors have'),
);

const OBLIGATIONS = 'obligations';

const obligationsOption = textField(
	'Obligations Property',
	'obligationsProperty',
	`e.g. ${OBLIGATIONS}`,
	`Name under which obligations are sent, by default ${OBLIGATIONS}. It is cut off on the page of the vendor.`,
);

/** https://crmvox.com/insertar-registros-en-cobranzas-y-sus-obligaciones */
export const load = bulkOperation({
	name: 'Load Debtors',
	value: 'load',
	action: 'Load debtors',
	description:
		'Insert or update a debtor and its obligations for each input item, many in one call',
	kind: 'write',
	properties: debtorInputs,
	options: [...bulkOptions, dateFormatOption, obligationsOption],
	input: (parameters): BulkRow => {
		const property = parameters.optionalText('options.obligationsProperty') ?? OBLIGATIONS;
		const obligations = distinct([
			...obligationRowsOf(parameters),
			...obligationsOf(parameters.json('obligations')),
		]);
		return {
			call: { method: 'POST', path: `${API_ROOT}/collections/massiveCollections.php`, body: {} },
			rowsIn: 'collections',
			row: {
				...debtorOf(parameters),
				...(obligations.length > 0 && { [property]: obligations }),
			},
			known: { identification: parameters.text('identification') },
			options: bulkOptionsOf(parameters),
		};
	},
	runAll: async (entries, run) => await runInChunks(byDebtor(entries), run),
});

function debtorOf(parameters: Reader<ParametersIn<typeof debtorInputs>>): IDataObject {
	const address = parameters.optionalText('additionalFields.address');
	const custom = parameters.pairs('customFields', 'kept');
	return {
		Identification: parameters.text('identification'),
		Name: parameters.text('name'),
		Email: parameters.email('email'),
		Telephone: parameters.text('telephone'),
		...(address !== undefined && { Address: address }),
		...(Object.keys(custom).length > 0 && { custom_field: custom }),
	};
}

/** The rows of the form; n8n gives them by their place. */
function obligationRowsOf(
	parameters: Reader<
		ParametersIn<typeof debtorInputs> | ParametersIn<readonly [typeof dateFormatOption], 'options.'>
	>,
): IDataObject[] {
	const format = dateFormatIn(parameters);
	return parameters.list('obligationRows.values').map((_row, index) => ({
		id: parameters.id(`obligationRows.values.${index}.id`),
		...fieldsIn(
			{
				text: (name) => parameters.optionalText(`obligationRows.values.${index}.${name}`),
				date: (name, as) => parameters.optionalDate(`obligationRows.values.${index}.${name}`, as),
			},
			format,
		),
	}));
}

function obligationsOf(entered: unknown): IDataObject[] {
	const obligations: unknown[] = [entered ?? []].flat();
	if (!obligations.every(isRecord)) {
		throw new InputProblem('obligations', 'is not a list', 'Use the form [{ "id": "obl1" }].');
	}
	if (obligations.some((obligation) => Object.keys(obligation).length === 0)) {
		throw new InputProblem('obligations', 'has an entry without fields', 'Leave the entry out.');
	}
	return obligations.map(inTexts);
}

/** Amounts and counts are texts in all samples of the vendor, also in the extra fields (`form`). */
function inTexts(obligation: IDataObject): IDataObject {
	const entries = Object.entries(obligation).map(([name, value]) => {
		if (typeof checkedValue(value, name, 'obligations') === 'number') return [name, String(value)];
		const isList = Array.isArray(value) && value.every(isRecord);
		return [name, isList ? (value as IDataObject[]).map(inTexts) : value];
	});
	return Object.fromEntries(entries) as IDataObject;
}

/**
 * Items of the same debtor as one entry, as a file of invoices has them. Loading them one after the other
 * would leave the values of the last one and the obligations of all; so does this.
 */
function byDebtor(entries: Array<BulkEntry<BulkRow>>): Shipment[] {
	const debtors = new Map<unknown, Shipment>();
	for (const shipment of shipmentsOf(entries)) {
		const { Identification: identification } = shipment.row;
		const known = debtors.get(identification);
		debtors.set(identification, known ? together(known, shipment) : shipment);
	}
	return [...debtors.values()];
}

function together(earlier: Shipment, later: Shipment): Shipment {
	const row = { ...earlier.row, ...later.row };
	for (const [name, value] of Object.entries(earlier.row)) {
		const other = later.row[name];
		if (Array.isArray(value) && Array.isArray(other)) {
			row[name] = distinct([...value, ...other] as IDataObject[]);
		} else if (isRecord(value) && isRecord(other)) {
			row[name] = { ...value, ...other };
		}
	}
	return { ...later, options: earlier.options, row, flows: [...earlier.flows, ...later.flows] };
}

/** One obligation an ID, with the later values; without an ID nobody knows which are the same. */
function distinct(obligations: IDataObject[]): IDataObject[] {
	const byId = new Map<unknown, IDataObject>();
	for (const [index, obligation] of obligations.entries()) {
		const key = obligation.id ?? index;
		byId.set(key, { ...byId.get(key), ...obligation });
	}
	return [...byId.values()];
}
