import { InputProblem } from '../../../shared/inputProblem';
import { newRecord, requestOperation } from '../../../shared/operation';
import { textField } from '../properties';
import {
	activityOutput,
	activityRequest,
	commonFields,
	completionDate,
	location,
	notesAndReminder,
	typeOption,
	whatAndWhere,
} from './fields';

/** https://www.crmvox.com/insertar-actividad-de-tipo-reunion/ */
export const createMeeting = requestOperation({
	name: 'Create Meeting',
	value: 'createMeeting',
	action: 'Create meeting',
	description: 'Book a meeting on a record, with participants and a reminder',
	kind: 'write',
	properties: [
		...whatAndWhere,
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			required: true,
			default: '',
			description: "When the meeting starts, on the clock of the workflow's time zone",
		},
		completionDate,
		textField(
			'Participants',
			'participants',
			'e.g. lucia.perez@mymodule, andres.gil@mymodule',
			'Users of the CRM, separated by commas, or a list from an expression',
		),
		location,
		...notesAndReminder,
	],
	options: [typeOption('meet')],
	request: (parameters) => {
		const common = commonFields(parameters);
		// As moments: on the clock a meeting in the hour that comes twice may seem to end before it starts.
		const start = Date.parse(parameters.date('startDate', 'iso'));
		if (Date.parse(parameters.date('completionDate', 'iso')) < start) {
			throw new InputProblem('completionDate', "is before 'Start Date'", 'Choose a later moment.');
		}
		return activityRequest(parameters.optionalText('options.activityType') ?? 'meet', {
			...common,
			start_date: parameters.date('startDate', 'spacedDateTime'),
			location: parameters.optionalText('location') ?? '',
			participants: { type: 'participant', value: parameters.texts('participants') },
		});
	},
	subject: newRecord,
	output: activityOutput,
});
