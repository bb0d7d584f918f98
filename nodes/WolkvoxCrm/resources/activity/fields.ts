import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { type ParametersIn, properties, type Reader } from '../../../shared/reader';
import type { VendorResponse } from '../../../shared/request';
import { outcomeOf } from '../../api/envelope';
import { insertedRecord } from '../../api/evidence';
import { API_ROOT } from '../../credential';
import { modulePicker, userPicker } from '../pickers';
import { requiredText, textField } from '../properties';

/** Parameters that all three kinds of activity have. */
export const whatAndWhere = properties(
	requiredText(
		'Name',
		'name',
		'e.g. Demo for Café Andino',
		'Subject under which the CRM lists the activity',
	),
	modulePicker(
		'Related Module',
		'relatedModule',
		'searchRelatedModules',
		'Module of the record that the activity belongs to. The list has the names that the API is known to take, and costs no call; enter the name of your own module as the CRM shows it.',
		'contacts',
	),
	requiredText(
		'Related Record ID',
		'relatedRecordId',
		'e.g. 64cb5f2a9d1e',
		"The record's wolkvox_id: the last part of its address in the browser",
	),
	userPicker(
		'Owner',
		'owner',
		'searchOwners',
		'User as the user list of the CRM shows it, name@operation. The list has the owners of recent records of the related module.',
		true,
	),
	{
		displayName: 'Status',
		name: 'status',
		type: 'string',
		required: true,
		default: 'created',
		description: "The vendor's pages name only 'created'",
	},
	{
		displayName: 'Priority',
		name: 'priority',
		type: 'options',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Low', value: 'low' },
			{ name: 'Normal', value: 'normal' },
		],
		default: 'normal',
		description: 'How urgent the activity is for its owner',
	},
);

export const completionDate = {
	displayName: 'Completion Date',
	name: 'completionDate',
	type: 'dateTime',
	required: true,
	default: '',
	description: "When the activity ends, on the clock of the workflow's time zone",
} as const satisfies INodeProperties;

export const location = textField(
	'Location',
	'location',
	'e.g. https://meet.example.com/demo',
	'Place or link',
);

export const notesAndReminder = properties(
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Notes for the owner, such as what is to be prepared',
	},
	{
		displayName: 'Remind',
		name: 'remind',
		type: 'boolean',
		default: false,
		description: 'Whether the CRM reminds the owner',
	},
	{
		displayName: 'Reminder Date',
		name: 'reminderDate',
		type: 'dateTime',
		required: true,
		default: '',
		description: 'When the CRM reminds the owner',
		displayOptions: { show: { remind: [true] } },
	},
);

/** The pages disagree about the word that names the kind, so it can be changed. */
export function typeOption(expected: 'task' | 'call' | 'meet') {
	return {
		displayName: 'Activity Type',
		name: 'activityType',
		type: 'options',
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Meet', value: 'meet' },
			{ name: 'Task', value: 'task' },
		],
		default: expected,
		description:
			"Word that tells the CRM the kind of activity. The vendor's tables say 'task' for all three, its code for meetings says 'meet'.",
	} as const satisfies INodeProperties;
}

type Common = Reader<
	| ParametersIn<typeof whatAndWhere>
	| ParametersIn<readonly [typeof completionDate]>
	| ParametersIn<typeof notesAndReminder>
>;

/**
 * The fields that the pages of all three kinds require.
 * The reminder's date is required even when none is wanted; then the end stands in, which reminds nobody.
 */
export function commonFields(parameters: Common) {
	const completion = parameters.date('completionDate', 'spacedDateTime');
	const remember = parameters.flag('remind');
	return {
		status: parameters.text('status'),
		name: parameters.text('name'),
		priority: parameters.text('priority'),
		name_module: parameters.choice('relatedModule'),
		id_record: parameters.id('relatedRecordId'),
		completion_date: completion,
		remember,
		reminder_date: remember ? parameters.date('reminderDate', 'spacedDateTime') : completion,
		description: parameters.optionalText('description') ?? '',
		wolkvox_owner: parameters.choice('owner').trim(),
	};
}

/** `type` stands beside `fields`, not in it. https://www.crmvox.com/insertar-actividad-de-tipo-reunion/ */
export function activityRequest(type: string, fields: IDataObject) {
	return {
		method: 'POST',
		path: `${API_ROOT}/custom/insert.php`,
		evidence: insertedRecord,
		body: { module: 'wolkvox_activities', type, fields },
	} as const;
}

export const activityOutput = ({ body }: VendorResponse): IDataObject => outcomeOf(body);
