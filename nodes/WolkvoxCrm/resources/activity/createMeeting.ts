import { InputProblem } from '../../../shared/inputProblem';
import type { RequestOperation } from '../../../shared/operation';
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
export const createMeeting: RequestOperation = {
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
		{
			displayName: 'Participants',
			name: 'participants',
			type: 'string',
			default: '',
			placeholder: 'e.g. lucia.perez@mymodule, andres.gil@mymodule',
			description: 'Users of the CRM, separated by commas, or a list from an expression',
		},
		location,
		...notesAndReminder,
	],
	options: [typeOption('meet')],
	request: (parameters) => {
		const common = commonFields(parameters);
		const start = parameters.date('startDate', 'spacedDateTime');
		if (String(common.completion_date) < start) {
			throw new InputProblem('completionDate', "is before 'Start Date'", 'Choose a later moment.');
		}
		return activityRequest(parameters, 'meet', {
			...common,
			start_date: start,
			location: parameters.optionalText('location') ?? '',
			participants: { type: 'participant', value: parameters.texts('participants') },
		});
	},
	output: activityOutput,
};
