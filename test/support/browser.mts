import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Browser, chromium, type Locator, type Page, selectors } from 'playwright-core';

import { owner } from '../../scripts/lib/n8n.mts';
import { cache } from '../../scripts/lib/paths.mts';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** n8n's editor in a headless Chromium, in the words of somebody who uses it. */
export class Editor {
	readonly page: Page;

	#browser: Browser;
	#url: string;

	private constructor(browser: Browser, page: Page, url: string) {
		this.#browser = browser;
		this.page = page;
		this.#url = url;
	}

	/** Starts a browser and logs the owner in. */
	static async open(
		url: string,
		{ width = 1400, dark = false }: { width?: number; dark?: boolean } = {},
	): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launch({
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: flags,
		});
		const page = await browser.newPage({
			viewport: { width, height: 1000 },
			// n8n follows the system's theme.
			colorScheme: dark ? 'dark' : 'light',
		});
		// The first page of a fresh n8n takes long on a machine that has other things to do.
		page.setDefaultTimeout(45_000);
		const response = await page.request.post(`${url}/rest/login`, {
			data: { emailOrLdapLoginId: owner.email, password: owner.password },
		});
		if (!response.ok()) throw new Error(`n8n refused the login: ${response.status()}`);
		return new Editor(browser, page, url);
	}

	async close(): Promise<void> {
		await this.#browser.close();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.#url}/workflow/${id}`);
		await this.#id('canvas').waitFor();
	}

	/** Opens a node of a workflow; from one node to the next without loading the editor again. */
	async openNode(workflowId: string, nodeId: string): Promise<void> {
		const path = `/workflow/${workflowId}/${nodeId}`;
		if (this.page.url().startsWith(`${this.#url}/workflow/${workflowId}`)) {
			await this.closeNode();
			await this.page.evaluate(
				`history.pushState({}, '', '${path}'); dispatchEvent(new PopStateEvent('popstate', { state: {} }))`,
			);
		} else {
			await this.page.goto(`${this.#url}${path}`);
		}
		await this.#id('node-parameters').waitFor();
	}

	/** The same width on a screen of another height. */
	async makeTall(height: number): Promise<void> {
		const { width } = this.page.viewportSize() ?? { width: 1400 };
		await this.page.setViewportSize({ width, height });
	}

	/** Fits the whole open workflow into a small screen, as its author sees it. */
	async showWhole(): Promise<void> {
		await this.page.setViewportSize({ width: 1280, height: 720 });
		// n8n gives advice on workflows that are active, in front of them.
		const advice = this.page.getByText('Production Checklist');
		await advice.waitFor({ timeout: 3000 }).catch(() => undefined);
		if (await advice.isVisible()) await this.page.keyboard.press('Escape');
		await this.#id('zoom-to-fit').click();
		// It fits the workflow behind the button at the bottom.
		const buttons = this.#id('execute-workflow-button').or(this.#id('workflow-chat-button'));
		for (const button of await buttons.all()) {
			await button.evaluate((element) => element.style.setProperty('visibility', 'hidden'));
		}
		// The canvas glides there; no node is to end under the mouse, or it shows more than else.
		await this.page.mouse.move(1000, 15);
		await this.page.waitForTimeout(1500);
	}

	/** What somebody does first on an empty canvas: a trigger that is started by hand. */
	async startByHand(): Promise<void> {
		await this.#id('canvas-add-button').click();
		await this.#id('node-creator-item-name').getByText('Trigger manually').click();
		await this.#id('canvas-node').first().waitFor();
	}

	/** Waits until nothing moves or loads any more. */
	async settle(): Promise<void> {
		// What the mouse is over shows more than else; there, in the header, is nothing.
		await this.page.mouse.move(1000, 15);
		await this.page.locator('.el-loading-mask, .el-skeleton').first().waitFor({ state: 'hidden' });
		await this.page.waitForTimeout(500);
	}

	/** Searches the node panel; resolves as soon as it offers this node. */
	async findNode(search: string, node: string): Promise<void> {
		await this.#openNodePanel();
		await this.#id('node-creator-search-bar').fill(search);
		await this.#offered(node).waitFor();
	}

	/** Opens a node of the panel; gives the actions that it offers. */
	async actionsOf(node: string): Promise<string[]> {
		await this.findNode(node, node);
		await this.#offered(node).click();
		await this.page.getByText('Node details').waitFor();
		return await trimmed(this.#id('node-creator-item-name'));
	}

	/** Adds the node with this action (after `actionsOf`); its dialog opens. */
	async addAction(action: string): Promise<void> {
		await this.#offered(action).click();
		await this.#id('node-parameters').waitFor();
	}

	/** Where the open node's parameters are on a screen that is as tall as they need, for a picture. */
	async areaOfParameters(): Promise<{ x: number; y: number; width: number; height: number }> {
		const panel = this.#id('node-parameters');
		const loading = this.page.getByText(/^(Loading options|Fetching)/).first();
		await loading.waitFor({ state: 'hidden' });
		if (await panel.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)) {
			throw new Error('The screen is not tall enough for the parameters');
		}
		const box = await panel.boundingBox();
		if (box === null) throw new Error('The open node shows no parameters');
		// The panel is as tall as the screen, and its last line asks for wishes.
		const bottom = await panel.evaluate((element) =>
			Math.max(
				...Array.from(element.querySelectorAll(':not(:has(*))'))
					.filter((leaf) => leaf.closest('[data-test-id="node-feature-request"]') === null)
					.map((leaf) => leaf.getBoundingClientRect().bottom),
			),
		);
		return { ...box, height: bottom - box.y + 20 };
	}

	/** Labels of the parameters that the open node shows. */
	async parameterLabels(): Promise<string[]> {
		const texts = await trimmed(this.#id('node-parameters').getByTestId('input-label'));
		// Below the label there may be a switch, a hint and the value.
		return texts.map((text) => text.split('\n')[0] ?? '');
	}

	/** What a drop-down parameter of the open node offers; leaves it as it was. */
	async optionsOf(parameter: string): Promise<string[]> {
		await this.#parameter(parameter).click();
		const options = this.#openOptions();
		await options.first().waitFor();
		const names = await trimmed(options.locator('.option-headline'));
		await this.#parameter(parameter).click();
		return names;
	}

	async choose(parameter: string, option: string): Promise<void> {
		await this.#parameter(parameter).click();
		await this.#openOptions().getByText(option, { exact: true }).first().click();
	}

	/** Picks an entry of a list that the vendor fills. */
	async pick(parameter: string, entry: RegExp): Promise<void> {
		await this.#parameter(parameter).getByTestId('rlc-input').click();
		const items = this.#id('rlc-item').filter({ visible: true });
		await items.filter({ hasText: entry }).first().click();
	}

	/** Enters the ID of a record instead of choosing it from the list. */
	async enterId(parameter: string, id: string): Promise<void> {
		await this.chooseMode(parameter, 'By ID');
		await this.fill(parameter, id);
	}

	/** Chooses how a picker is to be told: From list, By ID … */
	async chooseMode(parameter: string, mode: string): Promise<void> {
		await this.#parameter(parameter).getByTestId('rlc-mode-selector').click();
		await this.page.getByText(mode, { exact: true }).filter({ visible: true }).last().click();
	}

	/** Types into a parameter of the open node or credential. */
	async fill(parameter: string, value: string): Promise<void> {
		const field = this.#parameter(parameter).locator('input, textarea').last();
		await field.fill(value);
		await field.blur();
		// n8n takes over what was typed only after a pause in the typing.
		await this.page.waitForTimeout(300);
	}

	/** Makes a parameter of the open node an expression, as the switch above it does. */
	async enterExpression(parameter: string, expression: string): Promise<void> {
		await this.#parameter(parameter).hover();
		const switches = this.#id(`${parameter}-parameter-input-options-container`);
		await switches.getByTestId('radio-button-expression').click();
		const editor = this.#parameter(parameter).getByTestId('inline-expression-editor-input');
		await editor.getByRole('textbox').fill(expression);
		// Elsewhere, or the expression's result stays in front of what is below.
		await this.page.getByTestId('ndv-header').or(this.#id('output-panel')).first().click();
		await this.page.waitForTimeout(300);
	}

	/** Adds a field to a mapper, by what its list shows, and fills it in. */
	async mapField(field: string, value: string): Promise<void> {
		await this.#id('node-parameters').getByText('Add field to send').click();
		await this.page.getByRole('menuitem', { name: field, exact: true }).click();
		await this.fill(field, value);
	}

	/** Adds an option, or a field of those that are not shown from the start, by the button's text. */
	async add(button: string, entry: string): Promise<void> {
		const parameters = this.#id('node-parameters');
		const opener = parameters
			.getByPlaceholder(button)
			.or(parameters.getByText(button, { exact: true }));
		await opener.filter({ visible: true }).first().click();
		const entries = this.page.getByText(entry, { exact: true }).filter({ visible: true });
		await entries.last().click();
		await this.page.waitForTimeout(300);
	}

	/** Turns a switch of the open node. */
	async turn(parameter: string): Promise<void> {
		await this.#parameter(parameter).getByRole('switch').locator('..').click();
		await this.page.waitForTimeout(300);
	}

	/** Starts a new credential from the open node's own picker. */
	async newCredential(): Promise<void> {
		await this.#id('node-credentials-select').click();
		await this.#id('node-credentials-select-item-new').filter({ visible: true }).click();
		await this.#credentialDialog.waitFor();
	}

	/**
	 * Saves the credential in the open dialog; n8n tests it. A credential that passed is closed at
	 * once; one that did not stays open, and this gives what the dialog says about it.
	 */
	async saveCredential(): Promise<string | undefined> {
		if ((await this.#testCredential()) === 'OK') {
			await this.#credentialDialog.waitFor({ state: 'hidden' });
			return undefined;
		}
		await this.#credentialDialog.getByText('More details').click();
		return await this.#credentialDialog.innerText();
	}

	/** Opens the credential of the open node; n8n tests it again. Gives what the dialog says. */
	async reopenCredential(): Promise<string> {
		await this.#id('credential-edit-button').click();
		const passed = this.#credentialDialog.getByTestId('credentials-config-container-test-success');
		await passed.filter({ visible: true }).waitFor();
		return await passed.innerText();
	}

	/** Enters another value in the open node's credential, which then passes n8n's test and is closed. */
	async mendCredential(parameter: string, value: string): Promise<void> {
		await this.#id('credential-edit-button').click();
		await this.fill(parameter, value);
		const status = await this.#testCredential();
		if (status !== 'OK') throw new Error('The credential did not pass its test');
		await this.closeCredential();
	}

	async closeCredential(): Promise<void> {
		await this.#credentialDialog.getByRole('button', { name: 'Close this dialog' }).click();
		await this.#credentialDialog.waitFor({ state: 'hidden' });
	}

	/** Executes the open node and waits until its output, as JSON, shows this. */
	async executeStep(expected: RegExp): Promise<void> {
		const output = this.#id('output-panel');
		const error = output.getByTestId('node-error-message');
		const failedBefore = await error.isVisible();
		await this.#id('node-execute-button').click();
		await output.getByTestId('node-run-info').waitFor();
		if (failedBefore) await error.waitFor({ state: 'hidden' });
		const json = output.getByTestId('radio-button-json');
		await json.or(error).filter({ visible: true }).first().waitFor();
		if (await error.isVisible()) throw new Error(`The step failed: ${await error.innerText()}`);
		await json.click();
		await output.getByTestId('ndv-data-container').filter({ hasText: expected }).waitFor();
	}

	/** Waits until the open node says this beside its parameters. */
	async waitForNotice(text: string): Promise<void> {
		await this.#id('node-parameters').getByText(text).first().waitFor();
	}

	/** Executes the open node, which has to fail with these words in what n8n says about it. */
	async failStep(expected: string): Promise<void> {
		await this.#id('node-execute-button').click();
		// The error of the last execution stays until this one has ended.
		const output = this.#id('output-panel');
		await output.filter({ hasText: expected }).waitFor();
		await output.getByTestId('node-error-message').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.#id('ndv-close-button').click();
		await this.#id('node-parameters').waitFor({ state: 'hidden' });
	}

	/** Saves what the user sees now; gives the file's path. */
	async screenshot(name: string): Promise<string> {
		const folder = join(cache, 'screenshots');
		mkdirSync(folder, { recursive: true });
		const path = join(folder, `${name.replace(/[^A-Za-z0-9]+/g, '-')}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Saves the credential in the open dialog; gives what n8n's test of it came to. */
	async #testCredential(): Promise<'OK' | 'Error'> {
		const tested = this.page.waitForResponse(/\/rest\/credentials\/test$/);
		await this.#id('credential-save-button').getByText('Save', { exact: true }).click();
		const { data } = (await (await tested).json()) as { data: { status: 'OK' | 'Error' } };
		return data.status;
	}

	async #openNodePanel(): Promise<void> {
		if (await this.#id('node-creator-search-bar').isVisible()) return;
		await this.#id('node-creator-plus-button').click();
		await this.#id('node-creator-search-bar').waitFor();
	}

	#offered(name: string): Locator {
		return this.#id('node-creator-item-name').getByText(name, { exact: true }).first();
	}

	get #credentialDialog(): Locator {
		return this.#id('editCredential-modal');
	}

	#parameter(name: string): Locator {
		return this.#id(`parameter-input-${name}`).filter({ visible: true });
	}

	#openOptions(): Locator {
		return this.#id('parameter-input-item').filter({ visible: true });
	}

	#id(testId: string): Locator {
		return this.page.getByTestId(testId);
	}
}

async function trimmed(locator: Locator): Promise<string[]> {
	return (await locator.allInnerTexts()).map((text) => text.trim());
}
