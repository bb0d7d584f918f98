/** What became of one call of a webhook, as its caller saw it. */
export interface Call {
	mark: string;
	/** n8n's answer; undefined while there is none, 0 when the connection broke. */
	status?: number;
	/** Why the node failed, in workflows that answer when they have ended. */
	reason?: string;
}

/** What must be true of a scenario, counted at the vendors. */
export interface Tally {
	runs: number;
	/** Accepted, and missing at the vendor. */
	lost: number;
	/** There more than once. */
	doubled: number;
	/** The node came to an end with an error. */
	failed: number;
	/** The caller got an error of n8n's, or nothing: it knows that it has to look. */
	unanswered: number;
	/** Of those, how many are at the vendor all the same. */
	unansweredButDone: number;
	/** The different reasons of what failed. */
	reasons: string[];
}

/** @param done what is at the vendor, by mark, as often as it is there */
export function tally(calls: Call[], done: string[]): Tally {
	const times = new Map<string, number>();
	for (const mark of done) times.set(mark, (times.get(mark) ?? 0) + 1);
	const isDone = ({ mark }: Call) => times.has(mark);
	const isAnswered = ({ status }: Call) => status === 200;
	const failed = calls.filter((call) => isAnswered(call) && call.reason !== undefined);
	const accepted = calls.filter((call) => isAnswered(call) && call.reason === undefined);
	const unanswered = calls.filter((call) => !isAnswered(call));
	return {
		runs: calls.length,
		lost: accepted.filter((call) => !isDone(call)).length,
		doubled: calls.filter(({ mark }) => (times.get(mark) ?? 0) > 1).length,
		failed: failed.length,
		unanswered: unanswered.length,
		unansweredButDone: unanswered.filter(isDone).length,
		reasons: [...new Set(failed.map(({ reason = '' }) => reason))],
	};
}

export interface Storm {
	/** In the order in which they were sent; each is filled in when its answer comes. */
	calls: Call[];
	/** Calls that were sent and not answered. */
	readonly open: number;
	/** When all have been sent. */
	sent: Promise<void>;
	/** When all have been answered. */
	answered: Promise<void>;
}

/** Sends all calls, no more at once than `atOnce`, and no sooner than `every` milliseconds one after another. */
export function storm(
	addresses: { mark: string; url: string }[],
	{ atOnce, every = 0 }: { atOnce: number; every?: number },
): Storm {
	const calls: Call[] = [];
	let open = 0;
	let wake = () => undefined as void;
	const send = async (call: Call, url: string) => {
		open += 1;
		try {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ mark: call.mark }),
			});
			const body = (await response.json()) as { reason?: string };
			Object.assign(call, { status: response.status, reason: body.reason });
		} catch {
			call.status = 0;
		} finally {
			open -= 1;
			wake();
		}
	};
	const answers: Promise<void>[] = [];
	const sent = (async () => {
		for (const { mark, url } of addresses) {
			while (open >= atOnce) await new Promise<void>((resolve) => (wake = resolve));
			const call: Call = { mark };
			calls.push(call);
			answers.push(send(call, url));
			if (every > 0) await new Promise((resolve) => setTimeout(resolve, every));
		}
	})();
	return {
		calls,
		get open() {
			return open;
		},
		sent,
		answered: sent.then(async () => void (await Promise.all(answers))),
	};
}
