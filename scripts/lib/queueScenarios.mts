import { setTimeout as sleep } from 'node:timers/promises';

import { type Call, type Storm, storm, type Tally, tally } from './queueCalls.mts';
import {
	countExecutions,
	countLogins,
	type Ground,
	idle,
	type Logins,
	revokeTokens,
	senderOf,
	until,
	vendorsOf,
	written,
} from './queueGround.mts';
import {
	type Answer,
	pathOf,
	POLL_SECONDS,
	polling,
	sleeping,
	type Writer,
} from './queueWorkflows.mts';

/** What one scenario gave; a row of the table. */
export interface Measured extends Tally {
	logins: Logins;
}

/** How long the vendors take, so that a process that ends is always in the middle of something. */
const ANSWER_TIME = 150;

/** What a worker does at once unless it is told otherwise. */
const WORKER_CONCURRENCY = 10;

const EXECUTIONS_THAT_FAILED = ['error', 'crashed', 'canceled'];

function webhooks(
	{ cluster }: Ground,
	name: string,
	count: number,
	answer: Answer = 'lastNode',
	writers: Writer[] = ['egito', 'flowii'],
) {
	return Array.from({ length: count }, (_, index) => {
		const path = pathOf(writers[index % writers.length] ?? 'egito', answer);
		return {
			mark: `${name}-${answer}-${index}`,
			url: `${cluster.main.url}/webhook/${path}`,
		};
	});
}

const answersIn = ({ calls }: Storm) => calls.filter(({ status }) => status !== undefined).length;

/** Calls that are answered when their workflow has ended, and calls that are answered at once. */
export interface Disturbed {
	lastNode: Measured;
	onReceived: Measured;
}

/**
 * 500 webhooks that are answered when their workflow has ended, beside them 100 that are answered at once;
 * after 150 answers `disturb` does something to a worker.
 *
 * n8n misses a killed worker's executions after a minute or more, and only then answers their callers. So
 * this ends before, and what it gives waits for them.
 */
async function disturbed(ground: Ground, name: string, disturb: () => Promise<void>) {
	const logins = countLogins(ground);
	const { egito, flowii } = vendorsOf(ground);
	for (const vendor of [egito, flowii]) {
		vendor.fault({ kind: 'delay', milliseconds: ANSWER_TIME, times: Infinity });
	}
	const patient = storm(webhooks(ground, name, 500), { atOnce: 40 });
	const hasty = storm(webhooks(ground, name, 100, 'onReceived'), { atOnce: 5, every: 100 });
	await until('150 answers', () => answersIn(patient) >= 150);
	await disturb();
	await Promise.all([patient.sent, hasty.sent]);
	await until('the other answers', () => patient.open <= WORKER_CONCURRENCY);
	const loggedIn = logins();
	return async (): Promise<Disturbed> => {
		await Promise.all([patient.answered, hasty.answered]);
		await idle(ground);
		const done = written(ground);
		return {
			lastNode: { ...tally(patient.calls, done), logins: loggedIn },
			onReceived: { ...tally(hasty.calls, done), logins: loggedIn },
		};
	};
}

export async function killedWorker(ground: Ground): Promise<() => Promise<Disturbed>> {
	const [worker] = ground.cluster.workers;
	return await disturbed(ground, 'killed', async () => {
		ground.say('  › worker 1 is killed (SIGKILL) …');
		worker.kill();
		await until('the end of the worker', () => !worker.running);
		await worker.start();
		ground.say('  › worker 1 is back');
	});
}

export async function stoppedWorker(ground: Ground): Promise<Disturbed> {
	const [, worker] = ground.cluster.workers;
	const measure = await disturbed(ground, 'stopped', async () => {
		ground.say('  › worker 2 is asked to end (SIGTERM) …');
		await worker.stop(60);
		await worker.start();
		ground.say('  › worker 2 is back');
	});
	return await measure();
}

async function answered(ground: Ground, calls: Storm, logins: () => Logins): Promise<Measured> {
	await calls.answered;
	return { ...tally(calls.calls, written(ground)), logins: logins() };
}

/** 300 runs while both vendors end all their tokens every three seconds. */
export async function shortTokens(ground: Ground): Promise<Measured> {
	const logins = countLogins(ground);
	const ending = setInterval(() => revokeTokens(ground), 3000);
	try {
		const calls = storm(webhooks(ground, 'short', 300), { atOnce: 40, every: 60 });
		return await answered(ground, calls, logins);
	} finally {
		clearInterval(ending);
	}
}

/** 60 runs, and an administrator ends all tokens in the middle. */
export async function revocation(ground: Ground): Promise<Measured> {
	const logins = countLogins(ground);
	const calls = storm(webhooks(ground, 'revoked', 60), { atOnce: 20 });
	await until('20 answers', () => answersIn(calls) >= 20);
	revokeTokens(ground);
	return await answered(ground, calls, logins);
}

/** 150 runs at a vendor that keeps one token a user: each login ends the other worker's token. */
export async function oneToken(ground: Ground): Promise<Measured> {
	const logins = countLogins(ground);
	const { flowii } = vendorsOf(ground);
	flowii.state.switches.oneToken = true;
	const ending = setInterval(() => revokeTokens(ground), 6000);
	try {
		const addresses = webhooks(ground, 'single', 150, 'lastNode', ['flowii']);
		return await answered(ground, storm(addresses, { atOnce: 20, every: 60 }), logins);
	} finally {
		clearInterval(ending);
		flowii.state.switches.oneToken = false;
	}
}

/** Records keep coming while main ends between two polls, once in order and once killed. */
export async function restartedMain(ground: Ground): Promise<Measured> {
	const { main, client } = ground.cluster;
	const { egito } = vendorsOf(ground);
	const logins = countLogins(ground);
	await client.importWorkflow(polling(), true);
	const calls: Call[] = [];
	const arriving = setInterval(() => {
		const mark = `polled-${calls.length}`;
		egito.state.records.Account.push({ id: String(egito.state.nextId++), name: mark });
		// It is known to the vendor: the trigger has to find it.
		calls.push({ mark, status: 200 });
	}, 500);
	try {
		await betweenPolls(ground, calls);
		ground.say('  › main is asked to end (SIGTERM) …');
		await main.stop(60);
		await main.start();
		ground.say('  › main is back');
		await betweenPolls(ground, calls);
		ground.say('  › main is killed (SIGKILL) …');
		main.kill();
		await until('the end of main', () => !main.running);
		await main.start();
		ground.say('  › main is back');
		await betweenPolls(ground, calls);
	} finally {
		clearInterval(arriving);
	}
	// What is missing now is lost; what comes twice would come with the next poll.
	await betweenPolls(ground, []);
	await betweenPolls(ground, []);
	await idle(ground);
	return {
		...tally(calls, written(ground)),
		failed: await countExecutions(ground, EXECUTIONS_THAT_FAILED, 'polling'),
		logins: logins(),
	};
}

/** Waits for a poll, and for the end of what it started, unless that takes until the next one. */
async function betweenPolls(ground: Ground, known: Call[]): Promise<void> {
	const { egito } = vendorsOf(ground);
	const polls = () =>
		egito.requests.filter(({ operationId }) => operationId === 'accountList').length;
	for (let tries = 0; tries < 10; tries++) {
		const before = polls();
		const there = known.map(({ mark }) => mark);
		await until('a poll', () => polls() > before);
		await sleep((POLL_SECONDS * 1000) / 3);
		const done = new Set(written(ground));
		if (polls() === before + 1 && there.every((mark) => done.has(mark))) return;
	}
	throw new Error('There was no moment between two polls');
}

/** 20 executions that go to sleep on worker 1 and are woken when there is only worker 2. */
export async function wokenElsewhere(ground: Ground): Promise<Measured & { elsewhere: number }> {
	const { client, main, workers } = ground.cluster;
	const [first, second] = workers;
	const { egito, workfloo } = vendorsOf(ground);
	const logins = countLogins(ground);
	const asleep = async () => await countExecutions(ground, ['waiting'], 'sleeping');
	const [known, count] = [workfloo.state.runs.length, 20];

	await client.importWorkflow(sleeping(), true);
	await second.stop(60);
	const addresses = Array.from({ length: count }, (_, index) => ({
		mark: String(index),
		url: `${main.url}/webhook/sleeping`,
	}));
	const started = storm(addresses, { atOnce: 5 });
	await started.answered;
	await until('20 executions that sleep', async () => (await asleep()) === count);
	ground.say('  › 20 executions sleep; worker 1 ends, worker 2 starts …');
	await Promise.all([first.stop(60), second.start()]);

	const runs = workfloo.state.runs.slice(known).map(({ id }) => id);
	for (const id of runs) {
		await workfloo.act({
			method: 'POST',
			path: `/api/v1/workfloo/${id}/form`,
			headers: { 'x-api-key': 'sandbox-key' },
			body: { first_name: 'ANA', last_name_1: 'LÓPEZ' },
		});
	}
	await until('20 executions that are awake', async () => (await asleep()) === 0, 60);
	await idle(ground);
	await first.start();

	const writes = egito.requests.filter(
		({ operationId, body }) =>
			operationId === 'leadCreate' && runs.includes((body as { surname: string }).surname),
	);
	const seen = tally(
		runs.map((mark) => ({ mark, status: 200 })),
		written(ground),
	);
	return {
		...seen,
		runs: count,
		// A start that came to Workfloo twice is a second run there.
		lost: seen.lost + Math.max(0, count - runs.length),
		doubled: seen.doubled + Math.max(0, runs.length - count),
		failed: await countExecutions(ground, EXECUTIONS_THAT_FAILED, 'sleeping'),
		elsewhere: writes.filter((request) => senderOf(request) === 'worker 2').length,
		logins: logins(),
	};
}
