import { loadContract } from '../../sandbox/contract.mts';
import { VENDOR_NAMES, VENDORS } from '../../sandbox/vendors/index.mts';

/** How many calls the vendors' documents hold. FLOWii: its published description. */
const DOCUMENTED = { gamfi: 4, flowii: 135, egito: 18, wolkvox: 23, workfloo: 16 };

describe.each(VENDOR_NAMES)('%s', (name) => {
	it('has a contract that is OpenAPI and gives each call a source and a grade', async () => {
		const { calls } = await loadContract(`${name}.openapi.yaml`);

		expect(calls.length).toBe(DOCUMENTED[name]);
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

	it('listens on its own port', async () => {
		const vendors = await Promise.all(VENDOR_NAMES.map(async (other) => await VENDORS[other]()));

		expect((await VENDORS[name]()).port).toBe(8471 + VENDOR_NAMES.indexOf(name));
		expect(new Set(vendors.map((vendor) => vendor.port)).size).toBe(VENDOR_NAMES.length);
	});
});
