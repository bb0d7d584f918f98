import { filterQuery } from '../../../nodes/Flowii/api/filters.ts';
import { order } from '../../../nodes/Flowii/tables/order.ts';
import { partner } from '../../../nodes/Flowii/tables/partner.ts';
import { parametersOf } from '../../support/parameters.mts';

const picked = (value: string) => ({ __rl: true, mode: 'list', value });

describe('filters of FLOWii', () => {
	test('moments are Unix seconds of the time zone of the workflow', () => {
		const filters = { createdFrom: '2026-01-31', createdTo: '2026-01-31T09:00:00Z' };
		const query = (timezone: string) =>
			filterQuery(order.filters ?? [], parametersOf({ filters }, { timezone }));
		expect(query('UTC')).toEqual({
			'filter[created-from]': 1769817600,
			'filter[created-to]': 1769850000,
		});
		expect(query('Europe/Bratislava')['filter[created-from]']).toBe(1769817600 - 3600);
	});

	test('links, numbers, texts and lists keep their names; empty ones are left out', () => {
		const filters = {
			typeId: picked('135904'),
			subtypeId: picked(''),
			tagIds: ['19021', '19022'],
			searchText: 'Café & Co',
			orderState: 2,
			businessCaseState: '',
			businesCaseCreatedTo: '2026-01-01T00:00:00Z',
		};
		expect(filterQuery(partner.filters ?? [], parametersOf({ filters }))).toEqual({
			'filter[type-id]': '135904',
			'filter[tag-ids]': '19021,19022',
			'filter[search-text]': 'Café & Co',
			'filter[order-state]': 2,
			'filter[busines-case-created-to]': 1767225600,
		});
	});

	test.each([
		[{ typeId: 'Nowak' }, "'filters.typeId' is not an ID: Nowak"],
		[{ typeId: 0 }, "'filters.typeId' is not an ID: 0"],
		[{ tagIds: 'a' }, "'filters.tagIds' is not an ID: a"],
		[{ orderState: 1.25 }, "'filters.orderState' is not a whole number: 1.25"],
	])('what the reference refuses is refused before any call: %j', (filters, message) => {
		expect(() => filterQuery(partner.filters ?? [], parametersOf({ filters }))).toThrow(message);
	});
});
