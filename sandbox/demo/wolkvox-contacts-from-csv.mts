import type { State } from '../vendors/wolkvox.mts';
import type { Scenario } from './scenario.mts';

const COLUMNS = ['namecontact', 'telephonecontact', 'emailcontact', 'Tipo Cliente', 'Categoría'];

/** One row of the seventh hundred has no name, which the CRM demands. */
const ROW_WITHOUT_NAME = 637;

export const scenario: Scenario = {
	example: 'wolkvox/contacts-from-csv',
	title: '1,000 contacts from a CSV file in ten calls, with a report of the refused rows',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const tenant = async () => ((await sandbox.state('wolkvox')) as State).tenants.modulotest;
		const before = (await tenant()).modules.contacts.records.length;
		await n8n.webhook('wolkvox-contacts', {
			method: 'POST',
			headers: { 'content-type': 'text/csv' },
			raw: Buffer.from(csv(1000)),
		});
		const execution = await waitFor(
			'the import',
			async () => (await n8n.executions('wolkvox CRM: contacts from CSV'))[0],
			60,
		);
		const contacts = (await tenant()).modules.contacts.records.slice(before);
		const calls = (await sandbox.requests('wolkvox')).filter(({ call }) => call === 'insertMany');
		const report = execution.output('Refused rows');
		return [
			check('execution', 'success', execution.status),
			check('calls for 1,000 rows', 10, calls.length),
			check('contacts at the CRM', 900, contacts.length),
			check(
				'first contact at the CRM',
				{
					namecontact: 'Contacto 1',
					telephonecontact: { country: '', code: '', value: '03000000001' },
					'Tipo Cliente': 'Minorista',
					Categoría: 'Arepas, «especiales»',
				},
				pick(contacts[0], ['namecontact', 'telephonecontact', 'Tipo Cliente', 'Categoría']),
			),
			check('rows counted as imported', [{ count_wolkvox_id: 900 }], execution.output('Imported')),
			check('rows in the report', 100, report.length),
			check(
				'reason in the report',
				{ reason: 'The field "namecontact" is required (row 38)', 'sent together': '600 to 699' },
				pick(report[0], ['reason', 'sent together']),
			),
			check('the report holds the row to correct', 'c638@example.com', report[37]?.emailcontact),
			check('report files', 1, execution.output('Report').length),
		];
	},
};

function csv(rows: number): string {
	const lines = Array.from({ length: rows }, (_, index) => {
		const name = index === ROW_WITHOUT_NAME ? '' : `Contacto ${index + 1}`;
		const phone = `03${String(index + 1).padStart(9, '0')}`;
		return `${name},${phone},c${index + 1}@example.com,Minorista,"Arepas, «especiales»"`;
	});
	return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

function pick(record: Record<string, unknown> | undefined, names: string[]) {
	return Object.fromEntries(names.map((name) => [name, record?.[name]]));
}
