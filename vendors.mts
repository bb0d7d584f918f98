/**
 * The vendors, in the order in which README and sandbox speak of them. The one list: sandbox,
 * scripts, lint and tests read it, and no other file outside of a vendor's own names them all.
 */
interface Vendor {
	/** In file names, addresses and commands: `sandbox/vendors/<name>.mts`, `examples/<name>/`. */
	name: string;
	/** What people call it. */
	title: string;
	/** Below `nodes/`; the action node's class has the same name. */
	folder: string;
	credential: string;
	/** The action node first, then its triggers. */
	nodes: readonly [string, ...string[]];
	/** Where `node sandbox/start.mts` puts it. */
	port: number;
	/** How many calls the vendor's documents hold. FLOWii: its published description. */
	documentedCalls: number;
}

export const vendors = [
	{
		name: 'gamfi',
		title: 'Gamfi',
		folder: 'Gamfi',
		credential: 'gamfiApi',
		nodes: ['gamfi'],
		port: 8471,
		documentedCalls: 4,
	},
	{
		name: 'flowii',
		title: 'FLOWii',
		folder: 'Flowii',
		credential: 'flowiiApi',
		nodes: ['flowii', 'flowiiTrigger'],
		port: 8472,
		documentedCalls: 135,
	},
	{
		name: 'egito',
		title: 'Egito',
		folder: 'Egito',
		credential: 'egitoApi',
		nodes: ['egito', 'egitoTrigger'],
		port: 8473,
		documentedCalls: 18,
	},
	{
		name: 'wolkvox',
		title: 'wolkvox CRM',
		folder: 'WolkvoxCrm',
		credential: 'wolkvoxCrmApi',
		nodes: ['wolkvoxCrm', 'wolkvoxCrmTrigger'],
		port: 8474,
		documentedCalls: 23,
	},
	{
		name: 'workfloo',
		title: 'Workfloo',
		folder: 'Workfloo',
		credential: 'workflooApi',
		nodes: ['workfloo', 'workflooTrigger', 'workflooPollTrigger'],
		port: 8475,
		documentedCalls: 16,
	},
] as const satisfies readonly Vendor[];

export type VendorName = (typeof vendors)[number]['name'];

export const vendorNames = vendors.map(({ name }) => name);

export const vendorTitles = Object.fromEntries(
	vendors.map(({ name, title }) => [name, title]),
) as Record<VendorName, string>;
