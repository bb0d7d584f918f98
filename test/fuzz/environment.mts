import type { Circus } from '@jest/types';
import { TestEnvironment } from 'jest-environment-node';

/** Node's environment, which hands what nobody caught to the case during which it happened. */
export default class FuzzEnvironment extends TestEnvironment {
	async setup(): Promise<void> {
		await super.setup();
		(this.global as { uncaught?: unknown[] }).uncaught = [];
	}

	handleTestEvent(event: Circus.Event): void {
		if (event.name !== 'error') return;
		(this.global as unknown as { uncaught: unknown[] }).uncaught.push(event.error);
	}
}
