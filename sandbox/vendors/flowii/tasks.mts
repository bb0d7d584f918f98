import type { SandboxRequest } from '../../vendor.mts';
import type { CompanyHandlers } from './calls.mts';
import { checkedId, create, dataOf, list, param, refTo } from './calls.mts';
import { isLinkedBy } from './filters.mts';
import { created, EMPTY } from './replies.mts';
import type { StoredRecord } from './state.mts';
import type { Store } from './store.mts';
import { Refused } from './store.mts';

/** The parts of a task that have calls of their own: steps, worked time, messages. */
export const taskHandlers: CompanyHandlers = {
	listActivityTimeRecords: (request, store) => {
		const activity = activityOf(request, store);
		const intervals = store
			.all('activity-interval')
			.filter((interval) => isLinkedBy(interval, ['activity'], activity, store));
		return list(intervals, request, store);
	},

	updateTaskActivity: (request, store) => {
		const activity = activityOf(request, store);
		checkedId(request, 'activityId');
		store.write(activity, dataOf(request));
		return EMPTY;
	},

	createTimeRecord: (request, store) => {
		const task = store.get('task', param(request));
		const interval = create('activity-interval', dataOf(request), store);
		interval.relationships.task = refTo(task);
		return created(interval);
	},

	updateTimeRecord: (request, store) => {
		const interval = intervalOf(request, store);
		checkedId(request, 'activityIntervalId');
		store.write(interval, dataOf(request));
		return EMPTY;
	},

	deleteTimeRecord: (request, store) => {
		store.remove(intervalOf(request, store));
		return EMPTY;
	},

	createTaskMessage: (request, store) => {
		const task = store.get('task', param(request));
		const message = create('task-message', dataOf(request), store);
		message.attributes.created = store.localNow();
		message.relationships.user = refTo(store.self());
		const earlier = store.linked(task, 'task-messages').map(refTo);
		task.relationships['task-messages'] = [...earlier, refTo(message)];
		return EMPTY;
	},
};

function activityOf(request: SandboxRequest, store: Store): StoredRecord {
	const task = store.get('task', param(request));
	const activity = store.get('activity', param(request, 'activityId'));
	if (!isLinkedBy(task, ['activities'], activity, store)) {
		throw new Refused(404, `The task ${task.id} has no activity ${activity.id}`);
	}
	return activity;
}

function intervalOf(request: SandboxRequest, store: Store): StoredRecord {
	const task = store.get('task', param(request));
	const interval = store.get('activity-interval', param(request, 'activityIntervalId'));
	if (!isLinkedBy(interval, ['task'], task, store)) {
		throw new Refused(404, `The task ${task.id} has no activity interval ${interval.id}`);
	}
	return interval;
}
