import { createServer } from 'node:http';

import type { EgitoState } from '../vendors/egito.mts';
import type { Scenario } from './scenario.mts';

/** Where the example sends its notices until somebody puts a team's webhook there. */
const SALES_PORT = 8479;

const FORM = {
	name: 'Zofia',
	surname: 'Kamińska',
	companyName: 'Ogrody Kamińska',
	email: 'zofia@ogrody.example',
	phone: '502003004',
	source: 'Website',
};

export const scenario: Scenario = {
	example: 'egito/website-lead',
	title: 'A website form creates a lead once and tells the sales team',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const team = await listenForNotices();
		try {
			const post = async (body: object) =>
				await n8n.webhook('egito-website-lead', { method: 'POST', body });
			const first = await post(FORM);
			const again = await post({ ...FORM, email: FORM.email.toUpperCase() });
			const refused = await post({ ...FORM, email: 'x@y.example', source: 'Radio' });
			const notice = await waitFor('a notice to the sales team', async () => team.notices[0]);

			const { records } = (await sandbox.state('egito')) as EgitoState;
			const created = records.Lead.filter(({ surname }) => surname === FORM.surname);
			const id = Number(created[0]?.id);
			const invalid = (await sandbox.requests('egito')).filter(({ valid }) => !valid);
			return [
				check('answer to a new lead', { status: 201, body: { status: 'created', id } }, first),
				check('answer to the same person', { status: 200, body: { status: 'known', id } }, again),
				check('answer to an unknown source', { status: 502, body: { status: 'failed' } }, refused),
				check(
					'leads at Egito',
					[
						{
							id: String(id),
							name: 'Zofia',
							surname: 'Kamińska',
							companyName: 'Ogrody Kamińska',
							'mainPhoneNumber.prefix': '1',
							'mainPhoneNumber.suffix': '502003004',
							sourceId: '11',
							email: 'zofia@ogrody.example',
						},
					],
					created,
				),
				check(
					'notice to the sales team',
					{ text: `New lead from the website: Zofia Kamińska, Ogrody Kamińska (Egito ${id})` },
					notice,
				),
				check('notices', 1, team.notices.length),
				check('requests that the contract refuses', [], invalid),
			];
		} finally {
			team.close();
		}
	},
};

/** A stand-in for a chat's incoming webhook. */
async function listenForNotices(): Promise<{ notices: unknown[]; close(): void }> {
	const notices: unknown[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			notices.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
			response.setHeader('content-type', 'application/json');
			response.end('{}');
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(SALES_PORT, '127.0.0.1', resolve);
	});
	return { notices, close: () => server.close() };
}
