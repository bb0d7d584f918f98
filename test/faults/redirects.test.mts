import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { vendors } from '../../vendors.mts';
import { type NodeRun, runNode } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/**
 * Law 10, for whoever uses our credentials in n8n's HTTP Request node, in either of n8n's request
 * helpers: the headers of a credential never follow a redirect to another host. n8n's own switch for that holds
 * back only `Authorization`, so no redirect is followed at all.
 */
const sandbox = useSandbox(...vendors.map(({ name }) => name));

/** A stranger who notes what he is shown. */
let stranger: Server;
let shown: IncomingHttpHeaders[] = [];

beforeAll(async () => {
	stranger = createServer((request, response) => {
		shown.push(request.headers);
		response.setHeader('content-type', 'application/json').end('{}');
	});
	await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => (shown = []));
afterAll(() => stranger.close());

/** What the HTTP Request node does: its newest versions use the first helper, below 4.4 the second. */
function requester(helper: 'httpRequestWithAuthentication' | 'requestWithAuthentication') {
	return {
		description: {
			displayName: 'Requester',
			name: 'requester',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: vendors.map(({ credential }) => ({ name: credential })),
			properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
		},
		async execute(this: IExecuteFunctions) {
			const url = this.getNodeParameter('url', 0) as string;
			const [type] = Object.keys(this.getNode().credentials ?? {});
			const options = helper === 'requestWithAuthentication' ? { uri: url } : { url };
			await this.helpers[helper].call(this, type, { method: 'GET', ...options } as never);
			return [[{ json: {} }]];
		},
	} as unknown as INodeType;
}

describe.each(['httpRequestWithAuthentication', 'requestWithAuthentication'] as const)(
	'%s',
	(helper) => {
		test.each(vendors)('no header of $title goes to another host', async ({ name }) => {
			const vendor = sandbox.vendor(name);
			const { port } = stranger.address() as AddressInfo;
			vendor.fault({ kind: 'redirect', location: `http://127.0.0.1:${port}/take`, times: 9 });
			const { credentials } = (await import(`../../sandbox/vendors/${name}.mts`)) as {
				credentials(url: string): NodeRun['credentials'];
			};
			const opening = credentials(vendor.url);
			const { error } = await runNode({
				node: 'requester',
				type: requester(helper),
				parameters: { url: `${vendor.url}/anything` },
				credentials: opening,
			});
			expect(error?.message).toMatch(/302/);
			const signed = JSON.stringify(vendor.requests.at(-1)?.headers);
			expect(signed).toMatch(/bearer|"sandbox-(key|token)"/i);
			// Nobody came, so nobody was shown anything.
			expect(shown).toEqual([]);
			// No vendor documents this address.
			vendor.requests.length = 0;
		});
	},
);
