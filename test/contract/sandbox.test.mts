import { loadContract } from '../../sandbox/contract.mts';
import { VENDORS } from '../../sandbox/vendors/index.mts';
import { vendors } from '../../vendors.mts';

describe.each(vendors)('$name', ({ name, port, documentedCalls }) => {
	it('has a contract that is OpenAPI and gives each call a source and a grade', async () => {
		const { calls } = await loadContract(`${name}.openapi.yaml`);

		expect(calls.length).toBe(documentedCalls);
	});

	it('has a handler for each operation, and for no other', async () => {
		const vendor = await VENDORS[name]();
		const { operations } = await loadContract(vendor.contract);
		const wanted = operations.filter((operation) => !operation.excluded);

		expect(vendor.contract).toBe(`${name}.openapi.yaml`);
		expect(Object.keys(vendor.handlers)).toEqual(
			expect.arrayContaining(wanted.map((operation) => operation.operationId)),
		);
		expect(operations.map((operation) => operation.operationId)).toEqual(
			expect.arrayContaining(Object.keys(vendor.handlers)),
		);
	});

	it('has a seed of plain JSON, fresh each time', async () => {
		const { seed } = await VENDORS[name]();
		const [first, second] = [seed(), seed()];

		expect(JSON.parse(JSON.stringify(first))).toEqual(first);
		expect(first).not.toBe(second);
	});

	it('goes by its name and listens on its own port', async () => {
		expect(await VENDORS[name]()).toMatchObject({ name, port });
		expect(vendors.filter((other) => other.port === port)).toHaveLength(1);
	});
});
