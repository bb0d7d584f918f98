/**
 * The sandbox as a process: `node sandbox/start.mts`.
 *
 *   --ports ephemeral   free ports, the control interface included, instead of 8470 to 8475
 *   --print json        one line of JSON: { control, vendors: { gamfi: url, … } }
 *   --vendors a,b       only these
 *
 * Ends on SIGTERM and SIGINT.
 */
import { parseArgs } from 'node:util';

import { type VendorName, vendorNames } from '../vendors.mts';
import { CONTROL_PORT, startControl } from './control.mts';
import { startSandbox } from './server.mts';

const { values } = parseArgs({
	options: {
		ports: { type: 'string', default: 'fixed' },
		print: { type: 'string', default: 'text' },
		vendors: { type: 'string' },
	},
});

const names = (values.vendors?.split(',') ?? vendorNames) as VendorName[];
const unknown = names.filter((name) => !vendorNames.includes(name));
if (unknown.length) throw new Error(`Unknown vendor: ${unknown.join(', ')}`);

const ports = values.ports === 'ephemeral' ? 'ephemeral' : 'fixed';
const sandbox = await startSandbox({ ports, vendors: names });
const control = await startControl(sandbox, names, ports === 'fixed' ? CONTROL_PORT : 0);

const vendors = Object.fromEntries(names.map((name) => [name, sandbox.vendor(name).url]));
if (values.print === 'json') {
	console.log(JSON.stringify({ control: control.url, vendors }));
} else {
	for (const [name, url] of Object.entries(vendors)) console.log(`${name.padEnd(9)} ${url}`);
	console.log(`control   ${control.url}`);
}

const stop = () => {
	void Promise.all([sandbox.close(), control.close()]);
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
