import type { EgitoState } from '../vendors/egito.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'egito/contact-phone-update',
	title: 'A contact gets a new phone number and keeps all other fields',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const contact = async () =>
			((await sandbox.state('egito')) as EgitoState).records.Contact.find(({ id }) => id === '301');
		const before = await contact();
		const contacts = [
			{ id: '301', phone: '600999888' },
			{ id: '999', phone: '600111222' },
		];
		await n8n.webhook('egito-contact-phone', { method: 'POST', body: { contacts } });
		const execution = await waitFor('the execution', async () => {
			const [newest] = await n8n.executions('Egito: contact phone update');
			return newest;
		});
		return [
			check('execution', 'success', execution.status),
			check(
				'contact at Egito',
				{ ...before, 'mainPhoneNumber.suffix': '600999888' },
				await contact(),
			),
			check('changed', [{ id: 301, phone: '600999888' }], execution.output('Changed')),
			check(
				'not changed, with the reason',
				[{ id: '999', error: 'id: there is no Contact 999' }],
				execution.output('Not changed'),
			),
		];
	},
};
