import type { IDataObject } from 'n8n-workflow';

import { watchedRecords } from '../../../nodes/Egito/trigger/watchedRecords.ts';
import type { PollTools } from '../../../nodes/shared/poll.ts';
import { parametersOf } from '../../support/parameters.mts';

const now = new Date();

function toolsOf(records: IDataObject[], options: IDataObject = {}): PollTools {
	return {
		parameters: parametersOf({ recordType: 'Lead', event: 'created', options }),
		timezone: 'UTC',
		credentials: {},
		call: async () => ({ status: 200, headers: {}, body: records }),
		list: async (_spec, paging) => {
			paging.announced?.({ status: 200, headers: {}, body: records });
			return records;
		},
	};
}

const leads = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: first + index }));
const idsOf = (records: IDataObject[]) => records.map(({ id }) => String(id));

describe('a list that is cut without a word', () => {
	const before = leads(1, 50);
	const after = leads(2, 50);

	test('makes an error of a record that slid in, and so fires nothing', async () => {
		const poll = watchedRecords.read(toolsOf(after), now, now, undefined, idsOf(before));
		await expect(poll).rejects.toThrow(
			'exactly 50 records again, though one went and another came',
		);
	});

	test.each([
		['the same records', before, before],
		['a list that grew', before, leads(1, 51)],
		['a list that shrank', leads(1, 51), before],
		['a size at which nobody cuts', leads(1, 47), leads(2, 47)],
		['a first poll', [], before],
	])('is not suspected: %s', async (_, last, records) => {
		const polled = await watchedRecords.read(
			toolsOf(records),
			now,
			now,
			undefined,
			idsOf(last as IDataObject[]),
		);
		expect(polled).toHaveLength(records.length);
	});
});

test('the sample shows the newest records, whatever their order in the list', async () => {
	const records = [{ id: 3 }, { id: 101 }, { id: 7 }];
	const sample = await watchedRecords.sample(toolsOf(records), 2);
	expect(sample.map(({ id }) => id)).toEqual(['101', '7']);
});
