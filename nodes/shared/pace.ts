/** Successes in a row at the number that the vendor bears, after which one more is tried. */
const CALM = 25;

/** A sign that the vendor is overloaded: it says so (429), or it merely fails or does not answer. */
export type Overload = 'refused' | 'failed';

/**
 * How many may run at once: fixed by the user, or earned. Earned means one at first, one more for each
 * success, half after each sign of overload, and no longer as many as the vendor has refused with 429
 * (until it has been calm for a while).
 */
export class Pace {
	private current: number;

	/** What the vendor has not refused yet. */
	private bearable: number;

	private calm = 0;

	private changes = 0;

	private hasProof: boolean;

	private constructor(
		/** Never more than this. */
		readonly most: number,
		private readonly isEarned: boolean,
	) {
		this.current = isEarned ? 1 : most;
		this.bearable = most;
		this.hasProof = !isEarned;
	}

	static fixed(size: number): Pace {
		return new Pace(Math.max(1, Math.floor(size)), false);
	}

	static earned(most: number): Pace {
		return new Pace(Math.max(1, Math.floor(most)), true);
	}

	/** Requests that may be in flight. */
	get requests(): number {
		return this.current;
	}

	/** Items that may be under way: one alone, until one has succeeded as a whole. */
	get items(): number {
		return this.hasProof ? this.current : 1;
	}

	/** Belongs to a request from its start on, so that what was sent together counts as one sign. */
	get moment(): number {
		return this.changes;
	}

	itemSucceeded(): void {
		this.hasProof = true;
	}

	requestSucceeded(): void {
		if (!this.isEarned || this.current >= this.most) return;
		if (this.current >= this.bearable) {
			this.calm++;
			if (this.calm < CALM) return;
			this.calm = 0;
			this.bearable++;
		}
		this.current++;
	}

	/** @param moment that of the request which the vendor did not bear */
	overloaded(sign: Overload, moment: number): void {
		if (!this.isEarned || moment !== this.changes) return;
		this.changes++;
		this.calm = 0;
		if (sign === 'refused') this.bearable = Math.max(1, this.current - 1);
		this.current = Math.max(1, Math.floor(this.current / 2));
	}
}

/** Lets in as many as `most()` says at the time; the others wait in order. */
export class Slots {
	private readonly waiting: Array<() => void> = [];

	private taken = 0;

	constructor(private readonly most: () => number) {}

	async take(): Promise<void> {
		if (this.taken < this.most() && this.waiting.length === 0) this.taken++;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	free(): void {
		this.taken--;
		while (this.taken < this.most()) {
			const next = this.waiting.shift();
			if (!next) return;
			this.taken++;
			next();
		}
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		await this.take();
		try {
			return await work();
		} finally {
			this.free();
		}
	}
}
