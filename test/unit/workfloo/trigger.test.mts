import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { pollRecords, type PollTools } from '../../../nodes/shared/poll.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import { workfloo } from '../../../nodes/Workfloo/transport.ts';
import { watchedRuns } from '../../../nodes/Workfloo/trigger/watchedRuns.ts';
import { parametersOf } from '../../support/parameters.mts';

/** A trigger over a space that has these runs; the newest come first, as in Kiban's list. */
function watching(runs: IDataObject[], values: IDataObject = {}) {
	const asked: RequestSpec[] = [];
	const tools = {
		parameters: parametersOf({ event: 'ended', simplify: false, ...values }),
		list: async (spec: RequestSpec, _paging: unknown, limit = Infinity) => {
			asked.push(spec);
			return runs
				.filter(({ createdAt }) => String(createdAt) >= String(spec.query?.from))
				.slice(0, limit);
		},
	} as unknown as PollTools;
	const read = async () => await watchedRuns.read(tools, new Date(0), new Date());
	return { asked, read, sample: async () => await watchedRuns.sample(tools, 5) };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const run = (id: string, status: string, more: IDataObject = {}) => ({
	id,
	status,
	createdAt: daysAgo(1),
	...more,
});

describe('what the Workfloo Poll Trigger sees', () => {
	test('a status that nobody knows is told, marked, and the end after it once more', async () => {
		const runs = [run('1', 'PROGRESS'), run('2', 'CANCELED'), run('3', 'SUCCESS')];
		const seen = await watching(runs).read();
		expect(seen.map(({ id, version, json }) => [id, version, json.unknownStatus])).toEqual([
			['3', 'ended', false],
			['2', 'CANCELED', true],
		]);
	});

	test('a status that nobody knows is told once, however often the run changes', async () => {
		const first = await watching([run('1', 'PAUSED', { modifiedAt: 'a' })]).read();
		const second = await watching([run('1', 'PAUSED', { modifiedAt: 'b' })]).read();
		expect(first[0].version).toBe(second[0].version);
	});

	test('a run that somebody cancelled has ended', async () => {
		const cancelled = run('1', 'PROGRESS', { cancelledAt: daysAgo(0) });
		expect(await watching([cancelled]).read()).toMatchObject([{ id: '1', version: 'ended' }]);
	});

	test('the sample is one page of the latest days, the newest first', async () => {
		const runs = Array.from({ length: 20 }, (_, index) =>
			run(String(index), 'SUCCESS', { createdAt: daysAgo(6 - index * 0.2) }),
		);
		const { asked, sample } = watching(runs);
		expect((await sample()).map(({ id }) => id)).toEqual(['19', '18', '17', '16', '15']);
		expect(asked).toHaveLength(1);
	});

	test('the sample looks further back once, if there was nothing', async () => {
		const { asked, sample } = watching([run('1', 'SUCCESS', { createdAt: daysAgo(20) })]);
		expect((await sample()).map(({ id }) => id)).toEqual(['1']);
		expect(asked).toHaveLength(2);
		const none = watching([]);
		expect(await none.sample()).toEqual([]);
		expect(none.asked).toHaveLength(2);
	});
});

describe('the Workfloo Poll Trigger, over a change of its settings', () => {
	const parameters: IDataObject = {
		event: 'ended',
		workflooName: '',
		'options.finalStatuses': '',
		'options.lookBack': 30,
		'options.sandbox': false,
	};

	/** Polls a space with an ended and a running run; n8n's static data is the test's. */
	async function poll(staticData: IDataObject, more: IDataObject, credential: IDataObject = {}) {
		const given = { ...parameters, ...more };
		const body = JSON.stringify([run('1', 'SUCCESS'), run('2', 'PROGRESS'), run('3', 'PAUSED')]);
		const engine = {
			getMode: () => 'trigger',
			getNode: () => ({ name: 'Trigger', type: 'trigger' }),
			getTimezone: () => 'UTC',
			getCredentials: async () => ({ environment: 'production', apiKey: 'one', ...credential }),
			getNodeParameter: (name: keyof typeof given) => given[name],
			getWorkflowStaticData: () => staticData,
			helpers: {
				httpRequestWithAuthentication: async () => ({
					statusCode: 200,
					headers: { link: '' },
					body: Buffer.from(body),
				}),
			},
		} as unknown as IPollFunctions;
		const output = await pollRecords(engine, workfloo, watchedRuns);
		return output?.[0].map(({ json }) => json.id) ?? null;
	}

	test.each<[string, IDataObject, IDataObject]>([
		['Event', { event: 'changed' }, {}],
		['Workfloo Name', { workflooName: 'Crédito' }, {}],
		['Final Statuses', { 'options.finalStatuses': 'SUCCESS, PROGRESS' }, {}],
		['Look Back', { 'options.lookBack': 365 }, {}],
		['Sandbox Mode', { 'options.sandbox': true }, {}],
		['environment', {}, { environment: 'sandbox' }],
		['API key', {}, { apiKey: 'two' }],
	])('another %s does not tell old runs as new', async (_name, more, credential) => {
		const staticData: IDataObject = {};
		expect(await poll(staticData, {})).toBeNull();
		expect(await poll(staticData, more, credential)).toBeNull();
	});

	test('the form of the output may change at will', async () => {
		const staticData: IDataObject = {};
		await poll(staticData, {});
		(staticData.poll as IDataObject).seen = [];
		expect(await poll(staticData, { simplify: true })).toEqual(['3', '1']);
	});
});
