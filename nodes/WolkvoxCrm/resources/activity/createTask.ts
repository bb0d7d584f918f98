import { newRecord, requestOperation } from '../../../shared/operation';
import {
	activityOutput,
	activityRequest,
	commonFields,
	completionDate,
	notesAndReminder,
	typeOption,
	whatAndWhere,
} from './fields';

/** https://www.crmvox.com/en/insert-task-type-activity/ */
export const createTask = requestOperation({
	name: 'Create Task',
	value: 'createTask',
	action: 'Create task',
	description: 'Put a task on a record',
	kind: 'write',
	properties: [...whatAndWhere, completionDate, ...notesAndReminder],
	options: [typeOption('task')],
	request: (parameters) =>
		activityRequest(
			parameters.optionalText('options.activityType') ?? 'task',
			commonFields(parameters),
		),
	subject: newRecord,
	output: activityOutput,
});
