import type { IExecuteFunctions } from 'n8n-workflow';

import { HowFar } from '../../../nodes/shared/howFar.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a word every ten seconds, in the log and in the browser', () => {
	const log: string[] = [];
	const browser: string[] = [];
	const engine = {
		getNode: () => ({ name: 'Create contacts' }),
		logger: { info: (text: string) => log.push(text) },
		sendMessageToUI: (text: string) => browser.push(text),
	} as unknown as IExecuteFunctions;
	const howFar = new HowFar(engine, 1000);
	howFar.callDone();
	jest.advanceTimersByTime(9_999);
	howFar.itemsDone(100);
	expect(log).toEqual([]);
	jest.advanceTimersByTime(1);
	howFar.itemsDone(100);
	howFar.itemsDone(1);
	jest.advanceTimersByTime(10_000);
	howFar.callDone();
	expect(log).toEqual([
		'Create contacts: 200 of 1000 items done, 1 call answered',
		'Create contacts: 201 of 1000 items done, 2 calls answered',
	]);
	expect(browser).toEqual(log);
});
