/** Waits of the nodes and of n8n (retries, batches, polling) last a thousandth, so that a case takes milliseconds. */
const realTimeout = globalThis.setTimeout;

const SHORT = 20;

globalThis.setTimeout = Object.assign(
	(work: () => void, milliseconds = 0, ...more: []) =>
		realTimeout(work, milliseconds > SHORT ? milliseconds / 1000 : milliseconds, ...more),
	realTimeout,
);
