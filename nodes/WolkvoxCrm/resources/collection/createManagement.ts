import { InputProblem } from '../../../shared/inputProblem';
import type { RequestOperation } from '../../../shared/operation';
import type { Parameters } from '../../../shared/parameters';
import { outcomeOf } from '../../api/envelope';
import { namesAndValues } from '../properties';
import { bothIds, debtorId, OBLIGATION_SCRIPT } from './obligation';

/** `tipifycation_…` is the vendor's spelling. https://crmvox.com/insertar-gestion */
export const createManagement: RequestOperation = {
	name: 'Create Management',
	value: 'createManagement',
	action: 'Create management',
	description: 'Record what was done about a debt (gestión)',
	kind: 'write',
	properties: [
		debtorId,
		{
			displayName: 'Result Code',
			name: 'resultCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 10',
			description: 'Code of the result (tipificación)',
		},
		{
			displayName: 'Result Description',
			name: 'resultDescription',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Promesa de pago',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Customer ID (Customer_ID)',
					name: 'customerId',
					type: 'string',
					default: '',
					placeholder: 'e.g. 12345',
				},
				{
					displayName: 'ID of Customer (Id_Customer)',
					name: 'idCustomer',
					type: 'string',
					default: '',
					placeholder: 'e.g. 12345',
				},
			],
		},
		namesAndValues(
			'More Fields',
			'moreFields',
			'Further fields by the names that the CRM gives them',
		),
	],
	options: [
		{
			displayName: 'Script Path',
			name: 'scriptPath',
			type: 'string',
			default: OBLIGATION_SCRIPT,
			description:
				'The page of the vendor prints the address of the obligations here, which may be a slip. Enter another if the CRM tells you one.',
		},
	],
	request: (parameters) => {
		const recordId = parameters.id('recordId');
		return {
			method: 'POST',
			path: scriptPath(parameters),
			body: { ...bothIds(recordId), fields: managementOf(parameters, recordId) },
		};
	},
	output: ({ body }, parameters) => outcomeOf(body, { record_id: parameters.id('recordId') }),
};

function managementOf(parameters: Parameters, recordId: string) {
	const customerId = parameters.optionalText('additionalFields.customerId');
	const idCustomer = parameters.optionalText('additionalFields.idCustomer');
	const more = parameters.list('moreFields.values').filter(({ name }) => name !== '');
	return {
		tipifycation_code: parameters.text('resultCode'),
		tipifycation_desc: parameters.text('resultDescription'),
		module: 'collections',
		wolkvox_idRecord: recordId,
		...(customerId !== undefined && { customer_id: customerId }),
		...(idCustomer !== undefined && { id_customer: idCustomer }),
		...Object.fromEntries(more.map(({ name, value }) => [String(name), value])),
	};
}

function scriptPath(parameters: Parameters): string {
	const path = parameters.optionalText('options.scriptPath') ?? OBLIGATION_SCRIPT;
	if (/^\/(?!\/)[\w./-]+$/.test(path) && !path.includes('..')) return path;
	throw new InputProblem(
		'options.scriptPath',
		'is not a path',
		`Use the form ${OBLIGATION_SCRIPT}.`,
	);
}
