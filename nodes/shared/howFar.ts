import type { IExecuteFunctions } from 'n8n-workflow';

/** Milliseconds between two words about a long run. */
const EVERY = 10_000;

/**
 * Tells how far a long run is, because n8n shows nothing of a node before it has ended: in n8n's log,
 * and in the console of the browser while somebody runs the workflow by hand.
 */
export class HowFar {
	private items = 0;

	private calls = 0;

	private toldAt = Date.now();

	constructor(
		private readonly engine: IExecuteFunctions,
		private readonly total: number,
	) {}

	/** So many more items have come to their end, well or not. */
	itemsDone(count: number): void {
		this.items += count;
		this.tell();
	}

	/** One more call was answered: of a single item with a long list, nothing else moves. */
	callDone(): void {
		this.calls++;
		this.tell();
	}

	private tell(): void {
		if (Date.now() - this.toldAt < EVERY) return;
		this.toldAt = Date.now();
		const { name } = this.engine.getNode();
		const calls = this.calls === 1 ? '1 call' : `${this.calls} calls`;
		const text = `${name}: ${this.items} of ${this.total} items done, ${calls} answered`;
		this.engine.logger.info(text);
		this.engine.sendMessageToUI(text);
	}
}
