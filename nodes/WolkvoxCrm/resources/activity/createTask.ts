import type { RequestOperation } from '../../../shared/operation';
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
export const createTask: RequestOperation = {
	name: 'Create Task',
	value: 'createTask',
	action: 'Create task',
	description: 'Put a task on a record',
	kind: 'write',
	properties: [...whatAndWhere, completionDate, ...notesAndReminder],
	options: [typeOption('task')],
	request: (parameters) => activityRequest(parameters, 'task', commonFields(parameters)),
	output: activityOutput,
};
