import type { Resource } from '../../../shared/operation';
import { createCall } from './createCall';
import { createMeeting } from './createMeeting';
import { createTask } from './createTask';

export const activity: Resource = {
	name: 'Activity',
	value: 'activity',
	description: 'Task, call or meeting on a record',
	operations: [createCall, createMeeting, createTask],
};
