import { mergeLists } from '../../../nodes/Flowii/api/merge.ts';
import { order } from '../../../nodes/Flowii/tables/order.ts';
import { partner } from '../../../nodes/Flowii/tables/partner.ts';

const users = (...ids: string[]) => ({ data: ids.map((id) => ({ type: 'user', id })) });

describe('lists of an update', () => {
	test('links are added to those that are there, once', () => {
		const written = { attributes: {}, relationships: { 'responsible-users': users('2', '3') } };
		const current = { relationships: { 'responsible-users': users('1', '2') } };
		const merged = mergeLists(written, current as never, order.fields);
		expect(merged.relationships['responsible-users']).toEqual(users('1', '2', '3'));
	});

	test('lists that the update does not touch stay out of it', () => {
		const written = { attributes: { name: 'x' }, relationships: {} };
		const current = { relationships: { 'responsible-users': users('1') } };
		expect(mergeLists(written, current as never, order.fields)).toEqual(written);
	});

	const current = {
		relationships: {
			contacts: {
				data: [
					{ type: 'contact', id: '7' },
					{ type: 'contact', id: '8' },
				],
			},
			tags: {
				data: [
					{ type: 'tag', id: '1' },
					{ type: 'tag', id: '2' },
				],
			},
			accounts: { data: [{ type: 'account', id: '4' }] },
		},
		included: [
			{ type: 'contact', id: '7', attributes: { email: 'a@example.com', 'is-new': true } },
			{ type: 'contact', id: '8', attributes: { email: 'b@example.com' } },
			{ type: 'tag', id: '1', attributes: { name: 'vip' } },
			{ type: 'tag', id: '2', attributes: { name: 'shop' } },
			{ type: 'account', id: '4', attributes: { iban: 'SK00', 'bank-name': 'Bank' } },
		],
	};
	const merged = (relationships: object) =>
		mergeLists({ attributes: {}, relationships } as never, current as never, partner.fields)
			.relationships;

	test('records inside keep their values, but only those that can be written', () => {
		const changed = { type: 'contact', id: '8', attributes: { email: 'c@example.com' } };
		expect(merged({ contacts: { data: [changed] } }).contacts).toEqual({
			data: [{ type: 'contact', id: '7', attributes: { email: 'a@example.com' } }, changed],
		});
		const added = { type: 'account', attributes: { iban: 'SK11' } };
		expect(merged({ accounts: { data: [added] } }).accounts).toEqual({
			data: [{ type: 'account', id: '4', attributes: { iban: 'SK00' } }, added],
		});
	});

	test('tags are told apart by their names', () => {
		const given = ['vip', 'new'].map((name) => ({ type: 'tag', attributes: { name } }));
		expect(merged({ tags: { data: given } }).tags).toEqual({
			data: [{ type: 'tag', attributes: { name: 'shop' } }, ...given],
		});
	});
});
