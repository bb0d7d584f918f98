import type { State } from '../vendors/wolkvox.mts';
import type { Scenario } from './scenario.mts';

const BOOKING = {
	name: 'Luisa Fernanda Ríos',
	email: 'luisa.rios@example.com',
	phone: '3001112233',
	subject: 'Demostración del catálogo',
	start: '2026-12-01T09:00:00-05:00',
	minutes: 45,
	place: 'https://meet.example.com/catalogo',
};

export const scenario: Scenario = {
	example: 'wolkvox/booking-meeting',
	title: 'A booking becomes a meeting on the contact, and the caller is answered',
	run: async ({ sandbox, n8n, check }) => {
		const company = async () => ((await sandbox.state('wolkvox')) as State).tenants.modulotest;
		const post = async (body: object) =>
			await n8n.webhook('wolkvox-booking', { method: 'POST', body });

		const known = await post(BOOKING);
		const stranger = { ...BOOKING, name: 'Óscar Mejía', email: 'oscar@example.com', minutes: 30 };
		const unknown = await post(stranger);
		const backwards = await post({ ...BOOKING, minutes: -10 });

		const { activities, modules } = await company();
		const { records } = modules.contacts;
		const luisa = records.find(({ emailcontact }) => emailcontact === BOOKING.email);
		const oscar = records.find(({ emailcontact }) => emailcontact === stranger.email);
		const refused = (await sandbox.requests('wolkvox')).filter(({ valid }) => !valid);
		return [
			check(
				'answer to a known customer',
				{ status: 201, body: { status: 'booked', meetingId: activities[0]?.wolkvox_id } },
				known,
			),
			check(
				'answer to a new customer',
				{ status: 201, body: { status: 'booked', meetingId: activities[1]?.wolkvox_id } },
				unknown,
			),
			check('status of a booking that ends before it starts', 502, backwards.status),
			check('meetings at the CRM', 2, activities.length),
			check(
				'first meeting',
				{
					status: 'created',
					name: 'Demostración del catálogo',
					priority: 'normal',
					name_module: 'contacts',
					id_record: luisa?.wolkvox_id,
					completion_date: '2026-12-01 09:45:00',
					remember: true,
					reminder_date: '2026-12-01 08:45:00',
					description: 'Booked on the website by Luisa Fernanda Ríos',
					wolkvox_owner: 'ADMIN_@modulotest',
					start_date: '2026-12-01 09:00:00',
					location: 'https://meet.example.com/catalogo',
					participants: { type: 'participant', value: ['lucia.perez@modulotest'] },
				},
				activities[0]?.fields,
			),
			check('contacts with this address', 1, countOf(records, BOOKING.email)),
			check('new contact', 'Óscar Mejía', oscar?.namecontact),
			check(
				'the second meeting is on the new contact',
				oscar?.wolkvox_id,
				activities[1]?.fields.id_record,
			),
			check('requests that the contract refuses', [], refused),
		];
	},
};

function countOf(records: Record<string, unknown>[], email: string): number {
	return records.filter(({ emailcontact }) => emailcontact === email).length;
}
