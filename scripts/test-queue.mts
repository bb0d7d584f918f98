/**
 * `npm run test:queue`: n8n's queue mode, a main and two workers of the pinned n8n on Redis and
 * PostgreSQL, while processes end and tokens end. Everything is counted at the vendors. A run that
 * meets all goals writes the table of docs/scaling.md.
 *
 *   npm run test:queue
 *   npm run test:queue -- woken    only the scenarios with this in their name
 */
import pinned from '../sandbox/n8n/package.json' with { type: 'json' };
import { startSandbox } from '../sandbox/server.mts';
import { type VendorName, vendorNames } from '../vendors.mts';
import { command, interrupted } from './lib/command.mts';
import { updatePage } from './lib/pages.mts';
import { startCluster } from './lib/queueCluster.mts';
import type { Ground } from './lib/queueGround.mts';
import { cellsOf, type Goal, goalsOf, head, type Row } from './lib/queueReport.mts';
import * as scenarios from './lib/queueScenarios.mts';
import { startServices } from './lib/queueServices.mts';
import { writing } from './lib/queueWorkflows.mts';
import { type Outcome, runSteps, type Step } from './lib/steps.mts';
import { markdownTable, table } from './lib/table.mts';

const [only = ''] = process.argv.slice(2);

const began = Date.now();
const say = (text: string) =>
	console.log(`${text.padEnd(64)} ${Math.round((Date.now() - began) / 1000)} s`);

const all: Goal[] = ['lost', 'doubled', 'failed', 'unanswered'];

/** The rows, in the order in which they are known. */
const rows: Row[] = [];

function judged(what: string, { logins, ...tally }: scenarios.Measured, goals = all): Outcome {
	const row = { what, tally, logins, goals };
	rows.push(row);
	const results = goalsOf(row);
	for (const { text, isMet } of results) console.log(`${isMet ? '✓' : '✗'} ${text}`);
	const passed = results.filter(({ isMet }) => isMet).length;
	return { passed, failed: results.length - passed };
}

const sum = (one: Outcome, other: Outcome): Outcome => ({
	passed: one.passed + other.passed,
	failed: one.failed + other.failed,
});

function stepsOn(ground: Ground): Step[] {
	let killed: (() => Promise<scenarios.Disturbed>) | undefined;
	return [
		{
			name: 'a worker is killed',
			run: async () => {
				killed = await scenarios.killedWorker(ground);
				return { passed: 0, failed: 0 };
			},
		},
		{
			name: 'a worker is stopped',
			run: async () => {
				const { lastNode, onReceived } = await scenarios.stoppedWorker(ground);
				return sum(
					judged('A worker is stopped (SIGTERM); answered from the last node', lastNode),
					judged('The same; answered at once', onReceived),
				);
			},
		},
		{
			name: 'tokens end every three seconds',
			run: async () =>
				judged('All tokens end every 3 seconds', await scenarios.shortTokens(ground)),
		},
		{
			name: 'a revocation',
			run: async () => judged('All tokens are revoked once', await scenarios.revocation(ground)),
		},
		{
			name: 'one token a user',
			run: async () =>
				judged('Each login ends the token of the other worker', await scenarios.oneToken(ground)),
		},
		{
			name: 'main restarts between polls',
			run: async () =>
				judged(
					'Main is stopped and killed between polls of a trigger',
					await scenarios.restartedMain(ground),
				),
		},
		{
			name: 'woken on another worker',
			run: async () => {
				const { elsewhere, ...measured } = await scenarios.wokenElsewhere(ground);
				const isElsewhere = elsewhere === measured.runs;
				console.log(`${isElsewhere ? '✓' : '✗'} ${elsewhere} went on on the other worker`);
				return sum(judged('Execute and Wait, woken on another worker', measured), {
					passed: Number(isElsewhere),
					failed: Number(!isElsewhere),
				});
			},
		},
		{
			name: 'the callers of the killed worker',
			run: async () => {
				if (killed === undefined) throw new Error('No worker was killed');
				const { lastNode, onReceived } = await killed();
				// n8n gives up what a killed worker had begun, and says so only to callers that wait.
				const outcome = sum(
					judged('A worker is killed (SIGKILL); answered from the last node', lastNode, [
						'lost',
						'doubled',
						'failed',
					]),
					judged('The same; answered at once', onReceived, ['doubled', 'unanswered']),
				);
				console.log(`\n${table(head, rows.map(cellsOf))}`);
				return outcome;
			},
		},
	];
}

await command(async () => {
	void interrupted().then(() => process.exit(130));
	say('› Starting the vendors, PostgreSQL and Redis …');
	const sandbox = await startSandbox({ ports: 'ephemeral' });
	const services = await startServices();
	const addresses = Object.fromEntries(
		vendorNames.map((name) => [name, sandbox.vendor(name).url]),
	) as Record<VendorName, string>;
	const cluster = await startCluster(services, addresses, say);
	for (const vendor of ['egito', 'flowii'] as const) {
		for (const answer of ['lastNode', 'onReceived'] as const) {
			await cluster.client.importWorkflow(writing(vendor, answer), true);
		}
	}
	say('✓ A main and two workers are ready.');
	const steps = stepsOn({ cluster, services, sandbox, say });
	const wanted = steps.filter(({ name }) => name.includes(only));
	const code = await runSteps(wanted).finally(async () => {
		await cluster.close();
		await services.close();
	});
	if (code === 0 && only === '') {
		const day = new Date().toISOString().slice(0, 10);
		const made = `Written by \`npm run test:queue\` on ${day}: n8n ${pinned.dependencies.n8n}, ${services.postgres.title}, ${services.redis.title}.`;
		updatePage(
			'docs/scaling.md',
			'measured',
			`${made}\n\n${markdownTable(head, rows.map(cellsOf))}`,
		);
	}
	return code;
});
