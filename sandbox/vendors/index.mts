import type { SandboxVendor, VendorName } from '../vendor.mts';

/** Loaded one by one and only when asked for, so that no vendor depends on another's file. */
export const VENDORS: Record<VendorName, () => Promise<SandboxVendor>> = {
	gamfi: async () => hideState((await import('./gamfi.mts')).gamfi),
	flowii: async () => hideState((await import('./flowii.mts')).flowii),
	egito: async () => hideState((await import('./egito.mts')).egito),
	wolkvox: async () => hideState((await import('./wolkvox.mts')).wolkvox),
	workfloo: async () => hideState((await import('./workfloo.mts')).workfloo),
};

export const VENDOR_NAMES = Object.keys(VENDORS) as VendorName[];

/** The framework hands a vendor only what that vendor's own `seed` has made. */
function hideState<State>(vendor: SandboxVendor<State>): SandboxVendor {
	return vendor as SandboxVendor;
}
