import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { credentials, type State } from '../../sandbox/vendors/flowii.mts';
import { StoredCredential } from '../support/credentials.mts';
import { runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/**
 * Law 5 for several workers that share a credential. They are told apart by a blank behind the user
 * name: it makes another credential for the node, which remembers logins by the data, and is none for
 * FLOWii. What n8n stores is one token for all of them. `npm run test:queue` does it with real workers.
 */
const sandbox = useSandbox('flowii');
const flowii = () => sandbox.vendor<State>('flowii');
const logins = () => flowii().requests.filter(({ operationId }) => operationId === 'getToken');
const messages = () =>
	flowii()
		.state.records.filter(({ type }) => type === 'task-message')
		.map(({ attributes }) => String(attributes.message));

/** The token that n8n has stored, as all workers see it. */
interface Store {
	accessToken: string;
	/** How long n8n takes to store one, for each worker. */
	delays: number[];
}

class SharedCredential extends StoredCredential {
	readonly #store: Store;

	readonly #delay: number;

	constructor(store: Store, worker: number) {
		const { type, data } = credentials(flowii().url);
		super(type, { ...data, companyId: '4523', username: `${data.username}${blanks(worker)}` });
		this.#store = store;
		this.#delay = store.delays[worker] ?? 0;
	}

	override async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...(await super.getDecrypted()), accessToken: this.#store.accessToken };
	}

	override async preAuthentication(
		...args: Parameters<StoredCredential['preAuthentication']>
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await super.preAuthentication(...args);
		if (output === undefined) return undefined;
		await new Promise((resolve) => setTimeout(resolve, this.#delay));
		this.#store.accessToken = String(output.accessToken);
		return output;
	}
}

/** A process remembers its logins, so each test has workers of its own. */
let test = 0;
const WORKERS = 2;
const blanks = (worker: number) => ' '.repeat(1 + test * WORKERS + worker);
beforeEach(() => (test += 1));

/** Some executions on each worker, one item each, as webhooks bring them. */
async function work(store: Store, executions: number, { every = 0, workers = WORKERS } = {}) {
	const runs = Array.from({ length: executions * workers }, async (_, index) => {
		await new Promise((resolve) => setTimeout(resolve, every * index));
		return await runNode({
			node: 'flowii',
			parameters: {
				resource: 'task',
				operation: 'createMessage',
				taskId: { __rl: true, mode: 'id', value: '142733' },
				message: `work ${index}`,
			},
			credentials: credentials(flowii().url) as never,
			stored: new SharedCredential(store, index % workers),
		});
	});
	const results = await Promise.all(runs);
	const expected = runs.map((_, index) => `work ${index}`).sort();
	return {
		errors: results.flatMap(({ error }) => error?.message ?? []),
		written: messages()
			.filter((message) => message.startsWith('work'))
			.sort(),
		expected,
	};
}

describe('law 5: several workers', () => {
	it('share a token: a cold start costs at most one login each', async () => {
		const { errors, written, expected } = await work({ accessToken: '', delays: [] }, 5);
		expect(errors).toEqual([]);
		expect(written).toEqual(expected);
		expect(logins().length).toBeLessThanOrEqual(WORKERS);
	});

	it('survive tokens that end on the way from the login to the call', async () => {
		flowii().fault({ kind: 'expireTokens', match: { operationId: 'createTaskMessage' } });
		const store = { accessToken: '', delays: [] };
		const { errors, written, expected } = await work(store, 1, { workers: 1 });
		expect(errors).toEqual([]);
		expect(written).toEqual(expected);
		expect(logins()).toHaveLength(2);
	});

	it('do not end each other at a vendor that keeps one token a user', async () => {
		flowii().state.switches.oneToken = true;
		const { errors, written, expected } = await work({ accessToken: '', delays: [5, 5] }, 6, {
			every: 20,
		});
		expect(errors).toEqual([]);
		expect(written).toEqual(expected);
		expect(logins().length).toBeLessThanOrEqual(4 * WORKERS);
	});

	it('come to one token although the older one was stored last', async () => {
		flowii().state.switches.oneToken = true;
		// The first to log in takes longest to store its token, over that of the other.
		const { errors, written, expected } = await work({ accessToken: '', delays: [700, 10] }, 1);
		expect(errors).toEqual([]);
		expect(written).toEqual(expected);
	});
});
