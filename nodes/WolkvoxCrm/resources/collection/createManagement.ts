import { additionalFields } from '../../../shared/collections';
import { InputProblem } from '../../../shared/inputProblem';
import { requestOperation } from '../../../shared/operation';
import { pairsProperty } from '../../../shared/pairs';
import { outcomeOf } from '../../api/envelope';
import { changed } from '../../api/evidence';
import { requiredText, textField } from '../properties';
import { bothIds, debtorId, OBLIGATION_SCRIPT } from './obligation';

/** `tipifycation_…` is the vendor's spelling. https://crmvox.com/insertar-gestion */
export const createManagement = requestOperation({
	name: 'Create Management',
	value: 'createManagement',
	action: 'Create management',
	description: 'Record what was done about a debt (gestión)',
	kind: 'write',
	properties: [
		debtorId,
		requiredText('Result Code', 'resultCode', 'e.g. 10', 'Code of the result (tipificación)'),
		requiredText(
			'Result Description',
			'resultDescription',
			'e.g. Promesa de pago',
			'Text of the result, as it belongs to the code',
		),
		additionalFields(
			textField(
				'Customer ID (Customer_ID)',
				'customerId',
				'e.g. 12345',
				'Sent as customer_id. The vendor names two customer fields and does not say how they differ.',
			),
			textField(
				'ID of Customer (Id_Customer)',
				'idCustomer',
				'e.g. 12345',
				'Sent as id_customer. The vendor names two customer fields and does not say how they differ.',
			),
		),
		pairsProperty({
			displayName: 'More Fields',
			name: 'moreFields',
			row: 'Field by Name',
			description: 'Further fields by the names that the CRM gives them',
		}),
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
		const customerId = parameters.optionalText('additionalFields.customerId');
		const idCustomer = parameters.optionalText('additionalFields.idCustomer');
		return {
			method: 'POST',
			path: checkedScript(parameters.optionalText('options.scriptPath') ?? OBLIGATION_SCRIPT),
			evidence: changed(),
			body: {
				...bothIds(recordId),
				fields: {
					tipifycation_code: parameters.text('resultCode'),
					tipifycation_desc: parameters.text('resultDescription'),
					module: 'collections',
					wolkvox_idRecord: recordId,
					...(customerId !== undefined && { customer_id: customerId }),
					...(idCustomer !== undefined && { id_customer: idCustomer }),
					...parameters.pairs('moreFields', 'kept'),
				},
			},
			recordId,
		};
	},
	subject: ({ recordId }) => recordId,
	output: ({ body }, { recordId }) => outcomeOf(body, { record_id: recordId }),
});

/** A path on the CRM's own host, with or without the slash in front. */
function checkedScript(entered: string): string {
	const path = entered.startsWith('/') ? entered : `/${entered}`;
	if (/^\/(?!\/)[\w./-]+$/.test(path) && !path.includes('..')) return path;
	throw new InputProblem(
		'options.scriptPath',
		'is not a path',
		`Use the form ${OBLIGATION_SCRIPT}.`,
	);
}
