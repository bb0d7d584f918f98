import { type Contract, loadContract } from '../../../sandbox/contract.mts';
import { type RunningVendor, startVendor } from '../../../sandbox/server.mts';
import { VENDORS } from '../../../sandbox/vendors/index.mts';
import type { VendorName } from '../../../vendors.mts';

type Closable = RunningVendor & { close(): Promise<void> };

/**
 * Vendors for many cells at the same time: most of a cell's time is waiting. Each cell has a vendor of
 * its own, freshly seeded; vendors that are free again are lent to the next cell.
 */
export class Stage {
	private readonly all: Closable[] = [];

	/** Reading one takes longer than many cells. */
	private readonly contracts = new Map<VendorName, Promise<Contract>>();

	private readonly free = new Map<VendorName, Closable[]>();

	/** Runs `work` with a vendor that nobody else uses. */
	async lend<T>(name: VendorName, work: (vendor: RunningVendor) => Promise<T>): Promise<T> {
		const free = this.free.get(name) ?? [];
		this.free.set(name, free);
		const vendor = free.pop() ?? (await this.start(name));
		try {
			vendor.reset();
			return await work(vendor);
		} finally {
			free.push(vendor);
		}
	}

	async close(): Promise<void> {
		await Promise.all(this.all.map(async (vendor) => await vendor.close()));
	}

	private async start(name: VendorName): Promise<Closable> {
		const contract = this.contracts.get(name) ?? loadContract(`${name}.openapi.yaml`);
		this.contracts.set(name, contract);
		const vendor = await startVendor(await VENDORS[name](), await contract, 0);
		this.all.push(vendor);
		return vendor;
	}
}
