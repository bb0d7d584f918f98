import { vendorNames } from '../../vendors.mts';
import type { SandboxVendor, VendorName } from '../vendor.mts';

export const VENDOR_NAMES: VendorName[] = vendorNames;

/** Loaded one by one and only when asked for, so that no vendor depends on another's file. */
export const VENDORS = Object.fromEntries(
	VENDOR_NAMES.map((name) => [name, async () => await load(name)]),
) as Record<VendorName, () => Promise<SandboxVendor>>;

/** `gamfi.mts` exports `gamfi`, and so on. */
async function load(name: VendorName): Promise<SandboxVendor> {
	const { [name]: vendor } = (await import(`./${name}.mts`)) as Record<string, SandboxVendor>;
	if (!vendor) throw new Error(`sandbox/vendors/${name}.mts does not export ${name}`);
	return vendor;
}
