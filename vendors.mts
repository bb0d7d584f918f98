/**
 * The vendors, in the order in which README and sandbox speak of them. The one list: sandbox,
 * scripts, lint and tests read it, and no other file outside of a vendor's own names them all.
 */
interface Vendor {
	/** In file names, addresses and commands: `sandbox/vendors/<name>.mts`, `examples/<name>/`. */
	name: string;
	/** What people call it. */
	title: string;
	/** What it is for, in one line: in README's table and in the package of its own. */
	about: string;
	/** The package that holds this vendor alone (`npm run packages`). */
	package: string;
	/** What people look for when they need it. */
	keywords: readonly string[];
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
		about: 'HR onboarding processes (Poland)',
		package: 'n8n-nodes-gamfi',
		keywords: ['gamfi', 'hr', 'onboarding', 'preboarding', 'offboarding'],
		folder: 'Gamfi',
		credential: 'gamfiApi',
		nodes: ['gamfi'],
		port: 8471,
		documentedCalls: 4,
	},
	{
		name: 'flowii',
		title: 'FLOWii',
		about: 'ERP: partners, orders, tasks, invoices, attendance (Slovakia, Czechia, Hungary)',
		package: 'n8n-nodes-flowii',
		keywords: ['flowii', 'erp', 'crm', 'invoicing', 'attendance'],
		folder: 'Flowii',
		credential: 'flowiiApi',
		nodes: ['flowii', 'flowiiTrigger'],
		port: 8472,
		documentedCalls: 135,
	},
	{
		name: 'egito',
		title: 'Egito',
		about: 'CRM (Poland)',
		package: 'n8n-nodes-egito',
		keywords: ['egito', 'crm', 'leads', 'sales'],
		folder: 'Egito',
		credential: 'egitoApi',
		nodes: ['egito', 'egitoTrigger'],
		port: 8473,
		documentedCalls: 18,
	},
	{
		name: 'wolkvox',
		title: 'wolkvox CRM',
		about: 'Contact-centre CRM, cases, collections (Colombia)',
		package: 'n8n-nodes-wolkvox-crm',
		keywords: ['wolkvox', 'crmvox', 'crm', 'contact-center', 'collections'],
		folder: 'WolkvoxCrm',
		credential: 'wolkvoxCrmApi',
		nodes: ['wolkvoxCrm', 'wolkvoxCrmTrigger'],
		port: 8474,
		documentedCalls: 23,
	},
	{
		name: 'workfloo',
		title: 'Workfloo',
		about: 'Credit-origination flows (Mexico)',
		package: 'n8n-nodes-workfloo',
		keywords: ['workfloo', 'kiban', 'credit', 'loan-origination', 'kyc'],
		folder: 'Workfloo',
		credential: 'workflooApi',
		nodes: ['workfloo', 'workflooTrigger', 'workflooPollTrigger'],
		port: 8475,
		documentedCalls: 16,
	},
] as const satisfies readonly Vendor[];

export type VendorName = (typeof vendors)[number]['name'];

export type VendorEntry = (typeof vendors)[number];

export const vendorNames = vendors.map(({ name }) => name);

export const vendorTitles = Object.fromEntries(
	vendors.map(({ name, title }) => [name, title]),
) as Record<VendorName, string>;
