import { TASK_STATE } from './choices';
import {
	child,
	choice,
	dateTime,
	type Field,
	flag,
	link,
	longText,
	number,
	type PartTable,
	period,
	type ResourceTable,
	text,
} from './table';

/** One step of a task; its user is who has to do it. */
const ACTIVITY: readonly Field[] = [
	link('activity-type', 'Activity Type', 'activity-type', {
		required: true,
		from: 'activityTypes',
		listed: true,
	}),
	link('user', 'User', 'user', {
		from: 'user',
		listed: true,
		description: 'Who has to do it',
	}),
	choice('state', 'State', TASK_STATE, { required: true, listed: true, initial: 4 }),
	dateTime('planned-from', 'Planned From', { only: 'create' }),
	dateTime('planned-to', 'Planned To', { only: 'create' }),
	dateTime('from', 'From', { only: 'create' }),
	dateTime('to', 'To', { only: 'create' }),
	dateTime('deadline', 'Deadline', { only: 'create' }),
	number('estimated-duration', 'Estimated Duration', {
		only: 'create',
		description: 'A number. Its unit is not documented.',
	}),
	text('note', 'Note', { only: 'create' }),
	number('order', 'Order', { only: 'read', listed: true }),
	flag('is-main', 'Is Main', { only: 'read', listed: true }),
];

const activity: PartTable = {
	value: 'activity',
	name: 'Activity',
	plural: 'Activities',
	path: 'activities',
	type: 'activity',
	verbs: ['getMany', 'update'],
	unpaged: true,
	fields: [
		choice('state', 'State', TASK_STATE, { required: true, listed: true, initial: 4 }),
		...ACTIVITY.filter(({ name }) => name !== 'state').map(
			(field): Field => ({ ...field, only: 'read' }),
		),
	],
};

const timeRecord: PartTable = {
	value: 'timeRecord',
	name: 'Time Record',
	plural: 'Time Records',
	path: 'activityintervals',
	type: 'activity-interval',
	verbs: ['create', 'getMany', 'update', 'delete'],
	unpaged: true,
	narrowedBy: { name: 'activityId', label: 'Activity ID', segment: 'activities' },
	fields: [
		link('activity', 'Activity ID', 'activity', {
			required: true,
			listed: true,
			description: 'The step of the task on which the time was spent',
		}),
		dateTime('from', 'From', { main: true, listed: true }),
		dateTime('to', 'To', { main: true, listed: true }),
	],
};

const message: PartTable = {
	value: 'message',
	name: 'Message',
	plural: 'Messages',
	path: 'taskmessages',
	type: 'task-message',
	verbs: ['create'],
	silent: true,
	fields: [longText('message', 'Message', { required: true })],
};

export const task: ResourceTable = {
	value: 'task',
	name: 'Task',
	plural: 'Tasks',
	description: 'Work to be done, in one or more activities',
	path: '/tasks',
	type: 'task',
	verbs: ['create', 'get', 'getMany', 'update', 'delete'],
	pickable: true,
	customFields: true,
	fields: [
		text('serial-nr', 'Serial Number', { only: 'read', listed: true }),
		text('caption', 'Title', { required: true, listed: true }),
		child('activities', 'Activities', 'activity', ACTIVITY, {
			required: true,
			many: true,
			listed: true,
			description: 'The steps of the task. Their users are the assignees.',
		}),
		longText('description', 'Description'),
		number('priority', 'Priority', {
			only: 'create',
			description: 'A number. Its scale is not documented, the reference has an example with 100.',
		}),
		dateTime('planned-from', 'Planned From', { only: 'create' }),
		dateTime('planned-to', 'Planned To', { only: 'create' }),
		dateTime('deadline', 'Deadline', { listed: true }),
		number('estimated-duration', 'Estimated Duration', {
			only: 'create',
			description: 'A number. Its unit is not documented.',
		}),
		choice('state', 'State', TASK_STATE, { only: 'read', listed: 'only' }),
		link('user', 'Created By', 'user', { from: 'user', listed: true }),
		link('category', 'Category', 'task-category', { from: 'taskCategories' }),
		link('subcategory', 'Subcategory', 'task-category', {
			from: 'taskCategories',
			under: 'category',
		}),
		link('partner', 'Partner', 'partner', { from: 'partner', listed: true }),
		link('business-case', 'Business Case', 'business-case', { from: 'businessCase', listed: true }),
		link('order', 'Order', 'order', { from: 'order', listed: true }),
		child(
			'task-messages',
			'Messages',
			'task-message',
			[dateTime('created', 'Created'), text('message', 'Message'), link('user', 'User', 'user')],
			{ only: 'read', many: true },
		),
	],
	filters: [
		...period('created', 'Created'),
		...period('edited', 'Edited'),
		...period('deadline', 'Deadline'),
		...period('activity-deadline', 'Activity Deadline'),
		...period('worked', 'Worked'),
		...period('completed', 'Completed'),
		choice('state', 'State', TASK_STATE, { initial: 4 }),
		link('activity-type-id', 'Activity Type', 'activity-type', { from: 'activityTypes' }),
		link('category-id', 'Category', 'task-category', { from: 'taskCategories' }),
		link('subcategory-id', 'Subcategory', 'task-category', {
			from: 'taskCategories',
			under: 'category-id',
		}),
		link('created-by-user-id', 'Created By', 'user', { from: 'user' }),
		link('responsible-user-id', 'Responsible User', 'user', { from: 'user' }),
		link('partner-id', 'Partner', 'partner', { from: 'partner' }),
		link('partner-country-id', 'Country of Partner', 'country', { from: 'countries' }),
		link('business-case-id', 'Business Case', 'business-case', { from: 'businessCase' }),
		link('order-id', 'Order', 'order', { from: 'order' }),
		link('order-state-id', 'State of Order', 'order-state', { from: 'orderStates' }),
		text('search-text', 'Search Text', { description: 'Full-text search over the task' }),
	],
	below: { owners: ['partner', 'businessCase', 'order'], segment: 'tasks' },
	parts: [activity, timeRecord, message],
};
