import type { RunningVendor, Sandbox } from '../../sandbox/server.mts';
import { startSandbox } from '../../sandbox/server.mts';
import type { VendorName } from '../../sandbox/vendor.mts';
import { isEngineTest, keepRecordings } from './recording.mts';

export interface TestSandbox {
	/** Ready inside of tests and hooks, not while a file is read. */
	vendor<State = unknown>(name: VendorName): RunningVendor<State>;
	/** This test sends what the contract refuses, on purpose. */
	expectRefusals(): void;
}

/** Vendors on free ports for the tests of one file, seeded again before each test. */
export function useSandbox(...vendors: VendorName[]): TestSandbox {
	let sandbox: Sandbox | undefined;
	let refusalsExpected = false;

	const running = (): Sandbox => {
		if (!sandbox) throw new Error('The sandbox runs only inside of tests and hooks');
		return sandbox;
	};

	beforeAll(async () => {
		sandbox = await startSandbox({ ports: 'ephemeral', vendors });
	});

	beforeEach(() => {
		refusalsExpected = false;
		for (const name of vendors) running().vendor(name).reset();
	});

	afterEach(async () => {
		for (const name of vendors) {
			const { requests } = running().vendor(name);
			if (isEngineTest()) await keepRecordings(name, requests);
			if (refusalsExpected) continue;
			const refused = requests.filter((request) => !request.valid);
			expect(refused.map(({ method, path, findings }) => ({ method, path, findings }))).toEqual([]);
		}
	});

	afterAll(async () => await sandbox?.close());

	return {
		vendor: (name) => running().vendor(name),
		expectRefusals: () => {
			refusalsExpected = true;
		},
	};
}
