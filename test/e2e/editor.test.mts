import { createRequire } from 'node:module';

import type { StoredCredential } from '../../scripts/lib/n8n.mts';
import type { WorkflowFile } from '../../scripts/lib/n8n-api.mts';
import { sandboxCredentials } from '../../scripts/lib/sandbox.mts';
import { type VendorName, vendorNames } from '../../vendors.mts';
import { Editor } from '../support/browser.mts';
import { attachToStage, type RunningStage } from '../support/n8n.mts';
import type { EditorCase } from './editor/case.mts';

jest.setTimeout(120_000);

const requireCase = createRequire(import.meta.url);

/** `editor/gamfi.mts` exports `gamfi`, and so on. */
const cases = vendorNames.map((vendor) => {
	const module = requireCase(`./editor/${vendor}.mts`) as Record<VendorName, EditorCase>;
	return { vendor, ...module[vendor] };
});

/** The empty workflow to which a node is added. */
const workflow = (name: string): WorkflowFile => ({
	name,
	nodes: [
		{
			id: 'start',
			name: 'When clicking ‘Execute workflow’',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
});

describe('the editor', () => {
	let stage: RunningStage;
	let editor: Editor;

	beforeAll(async () => {
		stage = await attachToStage();
		editor = await Editor.open(stage.n8n.url);
	});

	afterAll(async () => await editor?.close());

	/** A test whose failure leaves a picture of the screen. */
	const inEditor = (name: string, steps: () => Promise<void>) => {
		it(name, async () => {
			try {
				await steps();
			} catch (error) {
				const path = await editor.screenshot(expect.getState().currentTestName ?? name);
				throw new Error(`${String(error)}\nScreenshot: ${path}`, { cause: error });
			}
		});
	};

	describe.each(cases)('$node', (one) => {
		const { vendor, node, actions } = one;

		beforeAll(async () => {
			await stage.sandbox.reset(vendor);
			await editor.openWorkflow(await stage.n8n.importWorkflow(workflow(`Try ${node}`), false));
		});

		inEditor('is found by its name and by what it is for', async () => {
			await editor.findNode(node, node);
			await editor.findNode(one.alias, node);
			await editor.screenshot(`${node} 1 found`);
		});

		inEditor('shows its actions', async () => {
			expect(await editor.actionsOf(node)).toEqual(expect.arrayContaining(actions));
			await editor.screenshot(`${node} 2 actions`);
		});

		inEditor('shows its operations and parameters', async () => {
			await editor.addAction(actions[0]);
			const labels = await editor.parameterLabels();
			expect(labels).toEqual(
				expect.arrayContaining(['Resource', 'Operation', ...one.labels, 'Options']),
			);
			expect(await editor.optionsOf('resource')).toContain('API Request');
			expect(await editor.optionsOf('operation')).not.toEqual([]);
			await editor.screenshot(`${node} 3 parameters`);
		});

		inEditor('takes a credential and tests it', async () => {
			const { data } = await sandboxCredential(vendor);
			await editor.newCredential();
			for (const [name, option] of Object.entries(one.credentialChoices ?? {})) {
				await editor.choose(name, option);
			}
			for (const name of one.credentialFields) await editor.fill(name, String(data[name]));
			await editor.screenshot(`${node} 4 credential`);
			if (one.secretIsTested) {
				const secret = one.credentialFields.at(-1)!;
				await editor.fill(secret, 'wrong');
				expect(await editor.saveCredential()).toMatch(/Couldn.t connect with these settings/);
				await editor.screenshot(`${node} 5 credential refused`);
				await editor.fill(secret, String(data[secret]));
			}
			expect(await editor.saveCredential()).toBeUndefined();
			expect(await editor.reopenCredential()).toMatch(/tested successfully/);
			await editor.screenshot(`${node} 6 credential tested`);
			await editor.closeCredential();
		});

		inEditor('executes a step and shows its output', async () => {
			for (const [name, entry] of Object.entries(one.picks ?? {})) await editor.pick(name, entry);
			for (const [name, value] of Object.entries(one.fields ?? {})) {
				await editor.fill(name, value);
			}
			await editor.executeStep(one.output);
			await editor.screenshot(`${node} 7 output`);
			await editor.closeNode();
		});
	});

	async function sandboxCredential(vendor: VendorName): Promise<StoredCredential> {
		const urls = Object.fromEntries(vendorNames.map((name) => [name, stage.sandbox.url(name)]));
		const all = await sandboxCredentials(urls as Record<VendorName, string>);
		return all[vendorNames.indexOf(vendor)]!;
	}
});
