import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import type { BulkOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { API_ROOT } from '../../credential';
import { runInChunks } from '../../operations/chunks';
import { chunkSizeOption, namesAndValues } from '../properties';
import { checkQuotaOption } from '../record/createMany';

/** https://crmvox.com/insertar-registros-en-cobranzas-y-sus-obligaciones */
export const load: BulkOperation = {
	name: 'Load Debtors',
	value: 'load',
	action: 'Load debtors',
	description:
		'Insert or update a debtor and its obligations for each input item, many in one call',
	kind: 'write',
	properties: [
		text('Identification', 'identification', 'e.g. 12345'),
		text('Name', 'name', 'e.g. Marta Quintero'),
		text('Email', 'email', 'e.g. marta@example.com'),
		text('Telephone', 'telephone', 'e.g. 3001112233'),
		{
			displayName: 'Obligations',
			name: 'obligations',
			type: 'json',
			default: '',
			placeholder: 'e.g. [{ "name": "Invoice 12345", "total_balance": "10000" }]',
			description:
				'List of obligations with the field names of Create Obligation: ID, name, total_balance, portfolio_type, last_pay, last_pay_date, expiring_date, days_delay',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [{ displayName: 'Address', name: 'address', type: 'string', default: '' }],
		},
		namesAndValues('Custom Fields', 'customFields', 'Further fields that your debtors have'),
	],
	options: [
		checkQuotaOption,
		chunkSizeOption,
		{
			displayName: 'Obligations Property',
			name: 'obligationsProperty',
			type: 'string',
			default: 'obligations',
			description:
				'Name under which obligations are sent. It is cut off on the page of the vendor.',
		},
	],
	runAll: async (flows) =>
		await runInChunks(flows, {
			entry: ({ parameters }) => ({ key: '', value: debtorOf(parameters) }),
			request: (_key, collections) => ({
				method: 'POST',
				path: `${API_ROOT}/collections/massiveCollections.php`,
				body: { collections },
			}),
			output: ({ Identification }) => ({ identification: Identification }),
		}),
};

function text(displayName: string, name: string, placeholder: string) {
	return { displayName, name, type: 'string' as const, required: true, default: '', placeholder };
}

function debtorOf(parameters: Parameters): IDataObject {
	const address = parameters.optionalText('additionalFields.address');
	const custom = parameters.list('customFields.values').filter(({ name }) => name !== '');
	const obligations = obligationsOf(parameters);
	const property = parameters.optionalText('options.obligationsProperty') ?? 'obligations';
	return {
		Identification: parameters.text('identification'),
		Name: parameters.text('name'),
		Email: parameters.email('email'),
		Telephone: parameters.text('telephone'),
		...(address !== undefined && { Address: address }),
		...(custom.length > 0 && {
			custom_field: Object.fromEntries(custom.map(({ name, value }) => [String(name), value])),
		}),
		...(obligations.length > 0 && { [property]: obligations }),
	};
}

function obligationsOf(parameters: Parameters): IDataObject[] {
	const obligations = parameters.json('obligations') ?? [];
	if (!Array.isArray(obligations)) {
		throw new InputProblem('obligations', 'is not a list', 'Use the form [{ "id": "obl1" }].');
	}
	return obligations as IDataObject[];
}
