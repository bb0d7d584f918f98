import { createCall } from './createCall';
import { createMeeting } from './createMeeting';
import { createTask } from './createTask';
import type { Resource } from '../../../shared/operation';

export const activity: Resource = {
	name: 'Activity',
	value: 'activity',
	description: 'Task, call or meeting on a record',
	operations: [createCall, createMeeting, createTask],
};
