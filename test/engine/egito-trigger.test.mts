import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { poller } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const leads = () => egito().state.records.Lead;

let users = 0;

/** With a user of its own, because a process remembers the login of a credential. */
async function trigger(parameters: IDataObject = {}) {
	const username = `trigger${(users += 1)}@sandbox`;
	egito().state.users[username] = egito().state.users['api@sandbox'];
	const { type, data } = credentials(egito().url);
	return await poller({
		node: 'egitoTrigger',
		parameters,
		credentials: { type, data: { ...data, username } },
	});
}

const ids = (items: Array<{ json: IDataObject }> | null) =>
	items?.map(({ json }) => json.id) ?? null;

describe('Egito Trigger', () => {
	it('is silent about what was there, then tells of each new record once', async () => {
		const polls = await trigger();
		expect(await polls.poll()).toBeNull();

		leads().push({ id: '103', surname: 'Lis' }, { id: '104', surname: 'Kot' });
		expect(ids(await polls.poll())).toEqual([103, 104]);
		expect(await polls.poll()).toBeNull();
	});

	it('tells of changes only when asked to', async () => {
		const created = await trigger();
		const changed = await trigger({ event: 'createdOrUpdated' });
		await Promise.all([created.poll(), changed.poll()]);
		leads()[0].surname = 'Nowak-Lis';

		expect(await created.poll()).toBeNull();
		expect(ids(await changed.poll())).toEqual([101]);
		expect(await changed.poll()).toBeNull();
	});

	it('takes no notice of fields that do not count', async () => {
		const polls = await trigger({
			event: 'createdOrUpdated',
			options: { ignoredFields: 'mainPhoneNumber.suffix, description' },
		});
		await polls.poll();
		leads()[0]['mainPhoneNumber.suffix'] = '1';
		leads()[1].description = 'seen';
		expect(await polls.poll()).toBeNull();

		leads()[1].email = 'new@transport.example';
		expect(ids(await polls.poll())).toEqual([102]);
	});

	it('shows a sample in manual mode without touching its memory', async () => {
		const polls = await trigger();
		expect(ids(await polls.poll('manual'))).toEqual([102, 101]);
		expect(polls.staticData).toEqual({});
	});

	it('loses and repeats nothing across a failed poll', async () => {
		const polls = await trigger();
		await polls.poll();
		leads().push({ id: '103', surname: 'Lis' });
		egito().fault({ kind: 'errorUnder200' });
		await expect(polls.poll()).rejects.toThrow('surname: may not be empty');

		expect(ids(await polls.poll())).toEqual([103]);
		expect(await polls.poll()).toBeNull();
	});

	it('does not take a record for new that the list left out for a while', async () => {
		const polls = await trigger();
		await polls.poll();
		const [hidden] = leads().splice(0, 1);
		expect(await polls.poll()).toBeNull();
		leads().push(hidden);
		expect(await polls.poll()).toBeNull();
	});

	it('watches another type by name, with criteria, over several pages', async () => {
		egito().state.tenant.paging = {
			position: 'page',
			counts: 'pages',
			first: 1,
			size: 'size',
			defaultSize: 2,
		};
		const pages = {
			counts: 'pages',
			first: 1,
			size: 2,
			positionParameter: 'page',
			sizeParameter: 'size',
		};
		const polls = await trigger({
			recordType: 'other',
			recordTypeName: 'Contact',
			queryParameters: { values: [{ name: 'position', value: 'Buyer' }] },
			options: { pagination: { pages } },
		});
		await polls.poll();
		const newcomers = Array.from({ length: 5 }, (_, i) => ({
			id: `${310 + i}`,
			position: 'Buyer',
		}));
		egito().state.records.Contact.push(...newcomers, { id: '320', position: 'Driver' });

		expect(ids(await polls.poll())).toEqual([310, 311, 312, 313, 314]);
	});

	/** Egito shows the first `count` leads and says how many there are. */
	const cutAt = (count: number) =>
		egito().fault({
			kind: 'edit',
			times: 99,
			edit: (reply) => {
				const all = reply.body as IDataObject[];
				return { ...reply, body: { leads: all.slice(0, count), total: all.length } };
			},
		});

	it('tells of a cut list, and a deletion from it fires nothing', async () => {
		leads().push({ id: '103', surname: 'Lis' });
		cutAt(2);
		const polls = await trigger();
		await expect(polls.poll()).rejects.toThrow('3 records were announced, and 2 came');

		leads().splice(0, 1);
		expect(await polls.poll()).toBeNull();
	});

	it('fires nothing for a record that slides into a list that was cut while it watched', async () => {
		const polls = await trigger();
		expect(await polls.poll()).toBeNull();
		leads().push({ id: '103', surname: 'Lis' });
		cutAt(2);
		leads().splice(0, 1);
		leads().push({ id: '104', surname: 'Kot' });
		await expect(polls.poll()).rejects.toThrow('The list is not complete');
	});

	it('shows the newest records as a sample, with one call, also of a cut list', async () => {
		leads().push(...Array.from({ length: 8 }, (_, i) => ({ id: `${110 + i}` })));
		cutAt(9);
		const polls = await trigger();
		expect(ids(await polls.poll('manual'))).toEqual([116, 115, 114, 113, 112]);
		expect(egito().requests.filter(({ operationId }) => operationId === 'leadList')).toHaveLength(
			1,
		);
	});

	it.each([
		['a text', 'Trwa aktualizacja'],
		['nothing', ''],
		['an empty object', {}],
		['null', null],
		['a page', '<h1>Przerwa</h1>'],
		['an empty list of unknown meaning', { checks: [] }],
	])('takes %s for an error, not for an empty list', async (_, body) => {
		const polls = await trigger();
		await polls.poll();
		leads().push({ id: '103', surname: 'Lis' });
		egito().fault({ kind: 'answer', body, times: 1 });
		await expect(polls.poll()).rejects.toThrow();

		expect(ids(await polls.poll())).toEqual([103]);
	});

	it('unwraps { leads: […], errors: [] }', async () => {
		const polls = await trigger();
		await polls.poll();
		leads().push({ id: '103', surname: 'Lis' });
		egito().fault({
			kind: 'edit',
			edit: (reply) => ({ ...reply, body: { leads: reply.body, errors: [], tags: [1] } }),
		});
		expect(ids(await polls.poll())).toEqual([103]);
	});

	it('says that the session or the right is missing when Egito redirects to its login', async () => {
		const polls = await trigger();
		egito().fault({ kind: 'redirect', location: '/login/auth' });
		await expect(polls.poll()).rejects.toThrow('Egito asks for a login instead of answering');
	});

	it('tells records apart by the ID Property', async () => {
		egito().fault({
			kind: 'edit',
			times: 99,
			edit: (reply) => ({
				...reply,
				body: (reply.body as IDataObject[]).map(({ id, ...rest }) => ({ oid: id, ...rest })),
			}),
		});
		const polls = await trigger({ options: { idParameterName: 'oid' } });
		await polls.poll();
		leads()[0].surname = 'Nowak-Lis';
		expect(await polls.poll()).toBeNull();
	});
});
