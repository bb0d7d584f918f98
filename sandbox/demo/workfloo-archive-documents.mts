import type { WorkflooState } from '../vendors/workfloo.mts';
import { applicant } from '../vendors/workfloo/applicant.mts';
import type { Scenario } from './scenario.mts';

const FRONT = Buffer.from('%PDF-1.4 front');
const BACK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export const scenario: Scenario = {
	example: 'workfloo/archive-documents',
	title: "Yesterday's documents are downloaded and the list of runs exported",
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const act = async (path: string, body: object) =>
			await sandbox.act('workfloo', {
				method: 'POST',
				path: `/api/v1/workfloo${path}`,
				headers: { 'x-api-key': 'sandbox-key' },
				body,
			});
		const started = await act('', {
			idWorkflooDefinition: '657117e1d511b6e54fe2a967',
			form: applicant,
		});
		const { id } = started.body as { id: string };
		await waitFor('the documents step', async () => {
			const { status } = await act(`/${id}/document`, {
				ine_front: FRONT.toString('base64'),
				ine_back: BACK.toString('base64'),
			});
			return status === 200 ? true : undefined;
		});

		const execution = await n8n.execute('Workfloo: archive documents');
		const { billed } = (await sandbox.state('workfloo')) as WorkflooState;
		const paths = (await sandbox.requests('workfloo')).map(({ operationId }) => operationId);
		return [
			check('execution', 'success', execution.status),
			check(
				'files with their types',
				[
					[id, 'ine_front', 'application/pdf', FRONT.length],
					[id, 'ine_back', 'image/png', BACK.length],
				],
				execution
					.output('Store file')
					.map((file) => [file.id, file.fileName, file.mimeType, file.bytes]),
			),
			check(
				'list',
				['workfloo-executions.csv'],
				execution.output('Store list').map(({ fileName }) => fileName),
			),
			check('not archived', [], execution.output('Not archived')),
			check('downloads at Workfloo', 2, paths.filter((name) => name === 'getWorkflooFile').length),
			check('billed beside the run itself', 1, billed.length),
		];
	},
};
