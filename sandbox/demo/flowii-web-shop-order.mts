import type { State, StoredRecord } from '../vendors/flowii.mts';
import type { Scenario } from './scenario.mts';

const ORDER = {
	number: '2026000417',
	deliverBy: '2026-12-18T12:00:00',
	total: 850,
	assembly: true,
	customer: {
		registrationNumber: '50000077',
		name: 'Penzión Dub s. r. o.',
		contact: 'Horská',
		email: 'recepcia@penzion.test',
		street: 'Lesná 1',
		city: 'Poprad',
		zip: '058 01',
	},
	lines: [
		{ name: 'Stôl Lipa 120', quantity: 2 },
		{ name: 'Montáž', quantity: 2 },
	],
};

export const scenario: Scenario = {
	example: 'flowii/web-shop-order',
	title: 'A web shop order becomes partner, order, warehouse task and invoice PDF',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const before = (await sandbox.state('flowii')) as State;
		const post = async (body: object) =>
			await n8n.webhook('flowii-web-shop-order', { method: 'POST', body });
		const first = await post(ORDER);
		const again = await post({ ...ORDER, number: '2026000418', assembly: false });
		const refused = await post({ ...ORDER, number: 'X'.repeat(50) });

		const { records } = (await sandbox.state('flowii')) as State;
		const known = new Set(before.records.map(({ id }) => id));
		const added = (type: string) =>
			records.filter((record) => record.type === type && !known.has(record.id));
		const [partner] = added('partner');
		const orders = added('order');
		const [invoice] = added('document');
		const executions = await waitFor('three finished executions', async () => {
			const finished = await n8n.executions('FLOWii: web shop order to invoice');
			return finished.length >= 3 ? finished : undefined;
		});
		const requests = await sandbox.requests('flowii');
		return [
			check(
				'answer to the shop',
				{
					status: 200,
					body: {
						orderId: orders[0]?.id,
						orderNumber: orders[0]?.attributes['serial-nr'],
						invoiceNumber: invoice?.attributes['serial-nr'],
						invoiceFile: `document-${invoice?.id}.pdf`,
					},
				},
				first,
			),
			check('answer to the second order', 200, again.status),
			check('answer to an impossible order', 422, refused.status),
			check('its reason', true, /40 characters/.test(JSON.stringify(refused.body))),
			check('new partners', ['Penzión Dub s. r. o.'], added('partner').map(nameOf)),
			check(
				"the partner's number, city and contact",
				['50000077', 'Poprad', 'recepcia@penzion.test'],
				[
					partner?.attributes.ico,
					linked(records, partner, 'billing-address')?.attributes.city,
					linked(records, partner, 'key-contact')?.attributes.email,
				],
			),
			check(
				'orders with their custom fields',
				[
					{ 4641: '2026000417', 4644: true },
					{ 4641: '2026000418', 4644: false },
				],
				orders.map(({ customFields }) => customFields),
			),
			check(
				"the orders' partner",
				[partner?.id, partner?.id],
				orders.map((order) => linked(records, order, 'partner')?.id),
			),
			check('deadline', ORDER.deliverBy, orders[0]?.attributes.deadline),
			check(
				'tasks for the warehouse',
				['Pack Web shop 2026000417', 'Pack Web shop 2026000418'],
				added('task').map(({ attributes }) => attributes.caption),
			),
			check(
				'who packs',
				'Skladník Tóth Marek',
				nameOf(linked(records, linked(records, added('task')[0], 'activities'), 'user')),
			),
			check('invoice with VAT', 1045.5, invoice?.attributes['taxed-gross-amount']),
			check('variable symbol', ORDER.number, invoice?.attributes['variable-symbol']),
			check(
				'invoices fetched as PDF',
				2,
				requests.filter(
					({ operationId, status }) => operationId === 'getDocumentPdf' && status === 200,
				).length,
			),
			check(
				'file for the e-mail',
				'application/pdf',
				executions
					.map((execution) => execution.output('Get invoice as PDF')[0]?.mimeType)
					.find((type) => type !== undefined),
			),
			check(
				'requests that the contract refuses',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};

function nameOf(record: StoredRecord | undefined): unknown {
	return record?.attributes.name;
}

/** The record behind a link; of a list, the first. */
function linked(
	records: StoredRecord[],
	record: StoredRecord | undefined,
	name: string,
): StoredRecord | undefined {
	const [ref] = [record?.relationships[name]].flat();
	return records.find(({ type, id }) => type === ref?.type && id === ref.id);
}
