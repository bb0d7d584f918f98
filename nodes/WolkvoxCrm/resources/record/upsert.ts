import type { IDataObject } from 'n8n-workflow';

import { VendorError } from '../../../shared/nodeErrors';
import { type Flow, flowOperation } from '../../../shared/operation';
import type { FileContent } from '../../../shared/request';
import { asText, isRecord } from '../../../shared/values';
import { announcedIn, outcomeOf, recordIdIn, recordsIn } from '../../api/envelope';
import { foundRecords } from '../../api/evidence';
import { filesOf } from '../../api/files';
import { API_ROOT } from '../../credential';
import { fieldLabel } from '../pickers';
import { attachmentsOption, requiredText } from '../properties';
import { insertRequest } from './create';
import { isSystem } from './fields/columns';
import { fieldInputs } from './fields/properties';
import { fieldsOf } from './fields/read';
import { updateRequest } from './update';

interface Wish {
	module: string;
	field: string;
	value: string;
	fields: IDataObject;
	files: FileContent[];
}

const [moduleInput, fields, moreFields] = fieldInputs('add');

/** The API has no upsert, so this is a search and then an insert or an update. */
export const upsert = flowOperation({
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update record',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	kind: 'write',
	properties: [
		moduleInput,
		fieldLabel(
			'Field to Match On',
			'matchField',
			'e.g. emailcontact',
			'Label of the field by which a record is known, exactly as in the CRM',
		),
		requiredText(
			'Value to Match',
			'matchValue',
			'e.g. luisa@example.com',
			'No record with this value: one is created. Several: the item fails and names them.',
		),
		fields,
		moreFields,
	],
	options: [attachmentsOption],
	input: async (parameters): Promise<Wish> => {
		const field = parameters.choice('matchField');
		const value = parameters.text('matchValue');
		return {
			module: parameters.choice('module'),
			field,
			value,
			fields: { ...(!isSystem(field) && { [field]: value }), ...fieldsOf(parameters) },
			files: await filesOf(parameters, 'options.attachments'),
		};
	},
	subject: ({ field, value }) => `${field} ${value.trim().toLowerCase()}`,
	run: async (flow, wish) => {
		const id = await matchOf(flow, wish);
		if (id === undefined) {
			const created = await flow.call(insertRequest(wish.module, wish.fields, wish.files));
			return { ...outcomeOf(created.body), created: true };
		}
		const updated = await flow.call(updateRequest(wish.module, id, wish.fields, wish.files));
		return { ...outcomeOf(updated.body, { wolkvox_id: id }), created: false };
	},
});

/**
 * The ID of the only record with the value, or undefined when there is none. How the search compares is
 * not documented, so each record must show the value; and whoever cannot see all of them must not write.
 */
async function matchOf(flow: Flow, wish: Wish): Promise<string | undefined> {
	const { module: name, field, value } = wish;
	const { body } = await flow.call({
		method: 'POST',
		path: `${API_ROOT}/custom/query.php`,
		kind: 'read',
		evidence: foundRecords,
		body: { module: name, field, value },
	});
	const records = recordsIn(body);
	const announced = announcedIn(body) ?? 0;
	if (announced > records.length) {
		throw nothingWritten(
			`The search for '${value}' announced ${announced} records and brought ${records.length}`,
			'Match on a field whose values are unique.',
		);
	}
	const matches = records.filter((record) => shows(record, field, value));
	if (matches.length > 1) {
		const ids = matches.map((record) => recordIdIn(record) ?? 'one without ID').join(', ');
		throw nothingWritten(
			`'Value to Match' is the value of ${matches.length} records`,
			`Make it unique in the CRM, or update one of them by its ID: ${ids}.`,
		);
	}
	const [match] = matches;
	const hidden = records.find((record) => textOf(record[field]) === undefined);
	if (!match && hidden) {
		throw nothingWritten(
			`The record ${recordIdIn(hidden) ?? ''} was found, but it does not show the field '${field}'`,
			'Enter the label exactly as in the CRM, accents and blanks included.',
		);
	}
	const id = match && recordIdIn(match);
	if (match && id === undefined) {
		throw nothingWritten('The record that was found has no wolkvox_id', 'Look at it in the CRM.');
	}
	return id;
}

function nothingWritten(message: string, advice: string): VendorError {
	return new VendorError({ message, hint: `Nothing was written. ${advice}` });
}

function shows(record: IDataObject, field: string, value: string): boolean {
	return textOf(record[field])?.toLowerCase() === value.trim().toLowerCase();
}

function textOf(value: unknown): string | undefined {
	const shown = isRecord(value) ? value.value : value;
	return shown === undefined || shown === null ? undefined : asText(shown).trim();
}
