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
	searchText,
	text,
} from './table';

const STATE = choice('state', 'Activity State', TASK_STATE, {
	required: true,
	listed: true,
	initial: 4,
	description: 'How far the step is. A new one usually waits.',
});

/** One step of a task; its user is who has to do it. */
const ACTIVITY: readonly Field[] = [
	link('activity-type', 'Activity Type', 'activity-type', {
		required: true,
		from: 'activityTypes',
		listed: true,
		description: 'What kind of work the step is, one of the types of your company',
	}),
	link('user', 'Assigned User', 'user', {
		from: 'user',
		listed: true,
		description: 'Who has to do it',
	}),
	STATE,
	dateTime('planned-from', 'Activity Planned From', {
		only: 'create',
		description: 'When work on the step is planned to begin',
	}),
	dateTime('planned-to', 'Activity Planned To', {
		only: 'create',
		description: 'When work on the step is planned to end',
	}),
	dateTime('from', 'Activity From', {
		only: 'create',
		description: 'When work on the step really began',
	}),
	dateTime('to', 'Activity To', {
		only: 'create',
		description: 'When work on the step really ended',
	}),
	dateTime('deadline', 'Activity Deadline', {
		only: 'create',
		description: 'By when the step must be done',
	}),
	number('estimated-duration', 'Activity Estimated Duration', {
		only: 'create',
		description: 'A number. Its unit is not documented.',
	}),
	text('note', 'Activity Note', { only: 'create', description: 'What to know for doing the step' }),
	number('order', 'Order', { only: 'read', listed: true }),
	flag('is-main', 'Is Main', { only: 'read', listed: true }),
];

const activity: PartTable = {
	value: 'activity',
	name: 'Activity',
	plural: 'Activities',
	path: 'activities',
	type: 'activity',
	verbs: {
		getMany: 'List the steps of one task, with state and assigned user',
		update: 'Change how far one step of a task is, for example to done',
	},
	pickable: ['activityTypeName', 'userName', 'stateName'],
	unpaged: true,
	fields: [
		STATE,
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
	verbs: {
		create: 'Note the time that was spent on one step of a task',
		getMany: 'List the times that were spent on one task or on one of its steps',
		update: 'Change from when to when somebody worked on a step of a task',
		delete: 'Remove one time record from FLOWii itself',
	},
	pickable: ['from', 'to'],
	preposition: 'on',
	unpaged: true,
	narrowedBy: { name: 'activityId', label: 'Activity', segment: 'activities', from: 'activity' },
	fields: [
		link('activity', 'Activity', 'activity', {
			required: true,
			listed: true,
			from: 'activity',
			description: 'The step of the task on which the time was spent',
		}),
		dateTime('from', 'From', { main: true, listed: true, description: 'When the work began' }),
		dateTime('to', 'To', { main: true, listed: true, description: 'When the work ended' }),
	],
};

const message: PartTable = {
	value: 'message',
	name: 'Message',
	plural: 'Messages',
	path: 'taskmessages',
	type: 'task-message',
	verbs: { create: 'Write a message into the communication of a task' },
	preposition: 'on',
	silent: true,
	fields: [
		longText('message', 'Message', {
			required: true,
			description: 'The text, as the users who see the task shall read it',
		}),
	],
};

export const task: ResourceTable = {
	value: 'task',
	name: 'Task',
	plural: 'Tasks',
	description: 'Work to be done, in one or more activities',
	path: '/tasks',
	type: 'task',
	verbs: {
		create: 'Give work to one or more users, each with an activity of the task',
		get: 'Read all about one task: activities, messages, deadline, partner',
		getMany: 'List or search tasks, for example those of one user or due today',
		update: 'Change a task or its activities; only the given fields are sent',
		delete: 'Remove one task from FLOWii itself',
	},
	pickable: true,
	customFields: true,
	fields: [
		text('serial-nr', 'Serial Number', { only: 'read', listed: true }),
		text('caption', 'Title', {
			required: true,
			listed: true,
			placeholder: 'e.g. Pack order 2026-0117',
			description: 'What is to be done, as it shall stand in lists',
		}),
		child('activities', 'Activities', 'activity', ACTIVITY, {
			required: true,
			many: true,
			listed: true,
			description: 'The steps of the task. Their users are the assignees.',
		}),
		longText('description', 'Description', {
			description: 'What is to be done, in full sentences',
		}),
		number('priority', 'Priority', {
			only: 'create',
			description: 'A number. Its scale is not documented, the reference has an example with 100.',
		}),
		dateTime('planned-from', 'Planned From', {
			only: 'create',
			description: 'When work on the task is planned to begin',
		}),
		dateTime('planned-to', 'Planned To', {
			only: 'create',
			description: 'When work on the task is planned to end',
		}),
		dateTime('deadline', 'Deadline', {
			listed: true,
			description: 'By when the whole task must be done',
		}),
		number('estimated-duration', 'Estimated Duration', {
			only: 'create',
			description: 'A number. Its unit is not documented.',
		}),
		choice('state', 'State', TASK_STATE, { only: 'read', listed: 'only' }),
		link('user', 'Created By', 'user', {
			from: 'user',
			listed: true,
			description: 'Who gave the task; who does it is said by the activities',
		}),
		link('category', 'Category', 'task-category', {
			from: 'taskCategories',
			description: 'One of the categories of tasks that your company defined',
		}),
		link('subcategory', 'Subcategory', 'task-category', {
			from: 'taskCategories',
			under: 'category',
			description: "A finer division of the category. The list shows those of 'Category'.",
		}),
		link('partner', 'Partner', 'partner', {
			from: 'partner',
			listed: true,
			description: 'The partner for whom the work is done',
		}),
		link('business-case', 'Business Case', 'business-case', {
			from: 'businessCase',
			listed: true,
			description: 'The business case to which the task belongs',
		}),
		link('order', 'Order', 'order', {
			from: 'order',
			listed: true,
			description: 'The order to which the task belongs',
		}),
		child(
			'task-messages',
			'Messages',
			'task-message',
			[dateTime('created', 'Created'), text('message', 'Message'), link('user', 'User', 'user')],
			{ only: 'read', many: true },
		),
	],
	filters: [
		...period('created', 'Created', 'moment when the task was added to FLOWii'),
		...period('edited', 'Edited', 'moment when the task was last changed'),
		...period('deadline', 'Deadline', 'deadline of the task'),
		...period('activity-deadline', 'Activity Deadline', 'deadline of an activity of the task'),
		...period('worked', 'Worked', 'moment at which the task was worked on'),
		...period('completed', 'Completed', 'moment when the task was completed'),
		choice('state', 'State', TASK_STATE, {
			initial: 4,
			description: 'Only tasks that are as far as this',
		}),
		link('activity-type-id', 'Activity Type', 'activity-type', {
			from: 'activityTypes',
			description: 'Only tasks with an activity of this type',
		}),
		link('category-id', 'Category', 'task-category', {
			from: 'taskCategories',
			description: 'Only tasks of this category',
		}),
		link('subcategory-id', 'Subcategory', 'task-category', {
			from: 'taskCategories',
			under: 'category-id',
			description: "Only tasks of this subcategory. The list shows those of 'Category'.",
		}),
		link('created-by-user-id', 'Created By', 'user', {
			from: 'user',
			description: 'Only tasks that this user added',
		}),
		link('responsible-user-id', 'Responsible User', 'user', {
			from: 'user',
			description: 'Only tasks that this user is responsible for',
		}),
		link('partner-id', 'Partner', 'partner', {
			from: 'partner',
			description: 'Only tasks for this partner',
		}),
		link('partner-country-id', 'Country of Partner', 'country', {
			from: 'countries',
			description: 'Only tasks for partners in this country',
		}),
		link('business-case-id', 'Business Case', 'business-case', {
			from: 'businessCase',
			description: 'Only tasks that belong to this business case',
		}),
		link('order-id', 'Order', 'order', {
			from: 'order',
			description: 'Only tasks that belong to this order',
		}),
		link('order-state-id', 'State of Order', 'order-state', {
			from: 'orderStates',
			description: 'Only tasks that belong to orders in this state',
		}),
		searchText('task'),
	],
	below: {
		owners: ['partner', 'businessCase', 'order'],
		segment: 'tasks',
		description: 'List all tasks of one partner, business case or order',
	},
	parts: [activity, timeRecord, message],
};
