import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { poller } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const leads = () => egito().state.records.Lead;

const trigger = async (parameters: IDataObject = {}) =>
	await poller({ node: 'egitoTrigger', parameters, credentials: credentials(egito().url) });

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
		expect(ids(await polls.poll('manual'))).toEqual([101, 102]);
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
});
