import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import { type Storm, storm, tally } from '../../../scripts/lib/queueCalls.mts';
import { cellsOf, goalsOf, head } from '../../../scripts/lib/queueReport.mts';
import { polling, sleeping, writing } from '../../../scripts/lib/queueWorkflows.mts';

/** What `npm run test:queue` counts with, and the compose file of docs/scaling.md. */
const ROOT = resolve(__dirname, '../../..');

describe('a tally', () => {
	const calls = [
		{ mark: 'good', status: 200 },
		{ mark: 'lost', status: 200 },
		{ mark: 'twice', status: 200 },
		{ mark: 'failed', status: 200, reason: 'no right' },
		{ mark: 'told', status: 500 },
		{ mark: 'broken', status: 0 },
		{ mark: 'silent' },
	];
	const counted = tally(calls, ['good', 'twice', 'told', 'twice', 'of somebody else']);

	test('tells what was lost, doubled, failed and left open', () => {
		expect(counted).toEqual({
			runs: 7,
			lost: 1,
			doubled: 1,
			failed: 1,
			unanswered: 3,
			unansweredButDone: 1,
			reasons: ['no right'],
		});
	});

	test('is a row, and goals in words', () => {
		const row = {
			what: 'A test',
			tally: counted,
			logins: { main: 0, 'worker 1': 2, 'worker 2': 3 },
			goals: ['doubled' as const, 'failed' as const],
		};
		expect(cellsOf(row)).toEqual(['A test', '7', '1', '1', '1', '3, 1 of them done', '0, 2, 3']);
		expect(cellsOf(row)).toHaveLength(head.length);
		expect(goalsOf(row)).toEqual([
			{ text: 'A test: 1 done twice', isMet: false },
			{ text: 'A test: 1 failed (no right)', isMet: false },
		]);
		expect(goalsOf({ ...row, tally: tally([], []) }).every(({ isMet }) => isMet)).toBe(true);
	});
});

test('a storm keeps its bound and notes every answer', async () => {
	let open = 0;
	let most = 0;
	const real = globalThis.fetch;
	globalThis.fetch = async (url) => {
		most = Math.max(most, ++open);
		await new Promise((done) => setTimeout(done, 2));
		open -= 1;
		if (String(url) === 'https://broken.example') throw new Error('broken');
		return Response.json({ reason: 'told' }, { status: 200 });
	};
	try {
		const urls = ['https://a.example', 'https://broken.example'];
		const addresses = Array.from({ length: 20 }, (_, index) => ({
			mark: `${index}`,
			url: urls[index % 2] ?? '',
		}));
		const calls: Storm = storm(addresses, { atOnce: 4 });
		await calls.answered;
		expect(most).toBe(4);
		expect(calls.open).toBe(0);
		expect(calls.calls.map(({ mark }) => mark)).toEqual(addresses.map(({ mark }) => mark));
		expect(calls.calls[0]).toEqual({ mark: '0', status: 200, reason: 'told' });
		expect(calls.calls[1]).toEqual({ mark: '1', status: 0 });
	} finally {
		globalThis.fetch = real;
	}
});

test.each([writing('egito', 'lastNode'), writing('flowii', 'onReceived'), polling(), sleeping()])(
	'workflow $name leads every failure to a reason',
	({ nodes, connections }) => {
		const names = nodes.map(({ name }) => name);
		const steps = nodes.filter(({ name }) => name !== 'Failed');
		const { main } = connections[steps.at(-1)?.name ?? ''] as { main: { node: string }[][] };
		expect(new Set(names).size).toBe(names.length);
		expect(main[1]?.[0]?.node).toBe('Failed');
	},
);

describe('docs/scaling/compose.yml', () => {
	interface Service {
		image: string;
		environment?: Record<string, string>;
		volumes?: string[];
		healthcheck?: object;
		stop_grace_period?: string;
		depends_on?: Record<string, { condition: string }>;
	}
	const file = join(ROOT, 'docs', 'scaling', 'compose.yml');
	const { services, volumes } = parse(readFileSync(file, 'utf8'), { merge: true }) as {
		services: Record<string, Service>;
		volumes: Record<string, null>;
	};
	const n8ns = ['main', 'worker-1', 'worker-2'].map((name) => services[name] as Service);

	test('starts all n8n alike, with the package, its key and time to end', () => {
		const pinned = JSON.parse(readFileSync(join(ROOT, 'sandbox/n8n/package.json'), 'utf8'));
		for (const { image, environment, volumes: mounts, stop_grace_period: grace } of n8ns) {
			expect(image).toContain(`:-${pinned.dependencies.n8n}}`);
			expect(environment).toEqual(n8ns[0]?.environment);
			expect(environment).toMatchObject({
				EXECUTIONS_MODE: 'queue',
				N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
				N8N_ENCRYPTION_KEY: expect.stringMatching(/^\$\{N8N_ENCRYPTION_KEY:\?/),
			});
			expect(mounts).toContain('packages:/home/node/.n8n/nodes:ro');
			expect(parseInt(grace ?? '')).toBeGreaterThan(
				Number(environment?.N8N_GRACEFUL_SHUTDOWN_TIMEOUT),
			);
		}
	});

	test('waits for what is healthy, and every name exists', () => {
		for (const { depends_on: needs = {}, volumes: mounts = [] } of Object.values(services)) {
			for (const [name, { condition }] of Object.entries(needs)) {
				const needed = services[name];
				expect(needed).toBeDefined();
				if (condition === 'service_healthy') expect(needed?.healthcheck).toBeDefined();
			}
			for (const mount of mounts) expect(Object.keys(volumes)).toContain(mount.split(':')[0]);
		}
	});

	test('holds no secret', () => {
		const values = Object.values(services).flatMap(({ environment = {} }) =>
			Object.entries(environment).filter(([name]) => /KEY|PASSWORD/.test(name)),
		);
		expect(values.length).toBeGreaterThan(0);
		for (const [, value] of values) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/);
	});

	const compose = [['docker', 'compose'], ['docker-compose']].find(
		([program = '', ...args]) => spawnSync(program, [...args, 'version']).status === 0,
	);
	(compose ? test : test.skip)('is what Docker Compose understands', () => {
		const [program = '', ...args] = compose ?? [];
		const env = { ...process.env, N8N_ENCRYPTION_KEY: 'a', POSTGRES_PASSWORD: 'b' };
		const { status, stderr } = spawnSync(program, [...args, '-f', file, 'config', '-q'], {
			env,
			encoding: 'utf8',
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});
