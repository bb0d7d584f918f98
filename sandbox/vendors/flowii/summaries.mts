import type { Reply } from '../../vendor.mts';
import type { CompanyHandlers } from './calls.mts';
import { sum } from './documents.mts';
import { answer } from './replies.mts';
import type { Store } from './store.mts';

/** Counters of the start page and the like. */
export const summaryHandlers: CompanyHandlers = {
	getHomeSummary: (_request, store) => {
		const dayAgo = store.now() - 86_400;
		const counts = (name: string, type: string) => ({
			[`${name}-count`]: store.all(type).length,
			[`${name}-recently-added-count`]: store.all(type).filter((one) => one.created > dayAgo)
				.length,
		});
		const income = (type: string) =>
			sum(store.all(type).map((one) => Number(one.attributes['anticipated-income-amount'] ?? 0)));
		return summary('summary', store, {
			...counts('tasks', 'task'),
			...counts('partners', 'partner'),
			...counts('business-cases', 'business-case'),
			'business-cases-income-amount': income('business-case'),
			...counts('orders', 'order'),
			'orders-income-amount': income('order'),
		});
	},

	getNotificationSummary: (_request, store) =>
		summary('notifications-summary', store, {
			'unread-count': store.all('notification').filter((one) => !one.attributes['is-read']).length,
		}),

	getAttendanceSummary: (_request, store) =>
		summary('attendance-summary', store, {
			'total-paid': 6750,
			balance: 2550,
			'total-unpaid': 450,
			'available-vacation': 12.5,
		}),
};

function summary(type: string, store: Store, attributes: Record<string, unknown>): Reply {
	return answer({ data: { type, id: store.self().id, attributes } });
}
