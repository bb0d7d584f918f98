import type { EgitoState } from '../vendors/egito.mts';
import type { Scenario } from './scenario.mts';

const TYPES = ['industry', 'lead.source', 'relationshipType'];

export const scenario: Scenario = {
	example: 'egito/nightly-dictionary-export',
	title: 'All dictionaries become one file every night',
	run: async ({ sandbox, n8n, check }) => {
		const execution = await n8n.execute('Egito: nightly dictionary export');
		const { dictionaries } = (await sandbox.state('egito')) as EgitoState;
		const expected = TYPES.flatMap((type) =>
			dictionaries[type].map(({ id, label }) => ({ type, id, label })),
		);
		const asked = (await sandbox.requests('egito'))
			.filter(({ operationId, status }) => operationId === 'dictionaryList' && status === 200)
			.map(({ query }) => query.type);
		return [
			check('execution', 'success', execution.status),
			check('rows', expected, execution.output('Rows')),
			check('files', 1, execution.output('CSV file').length),
			check('dictionaries that could not be read', [], execution.output('Not exported')),
			check(
				'dictionaries asked for at Egito',
				TYPES,
				TYPES.filter((type) => asked.includes(type)),
			),
		];
	},
};
