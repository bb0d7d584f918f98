import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { vendors } from '../../vendors.mts';
import { type Example, readExamples } from './examples.mts';
import type { WorkflowNode } from './n8n-api.mts';
import { root } from './paths.mts';
import { titleCase } from './scaffoldNames.mts';
import { markdownTable } from './table.mts';
import type { Subject } from './verification/points.mts';

/** Where n8n's editor calls a node something else than its type. */
const CALLED: Record<string, string> = {
	agent: 'AI Agent',
	convertToFile: 'Convert to File',
	emailSend: 'Send Email',
	extractFromFile: 'Extract from File',
	httpRequest: 'HTTP Request',
	lmChatOpenAi: 'OpenAI Chat Model',
	mcpTrigger: 'MCP Server Trigger',
	memoryBufferWindow: 'Simple Memory',
	noOp: 'No Operation',
	respondToWebhook: 'Respond to Webhook',
	set: 'Edit Fields',
};

/** Tables and pictures of examples/README.md: a vendor each, then the workflows that join several. */
export function galleryTables(subjects: Subject[]): string {
	const sentences = sentencesInReadme();
	const examples = readExamples();
	const folders = [
		...vendors.map(({ name, title }) => ({ name, title })),
		{ name: 'together', title: 'Several systems together' },
	];
	return folders
		.map(({ name, title }) => {
			const ours = examples.filter(({ path }) => path.startsWith(`${name}/`));
			const rows = ours.map((example) => rowOf(example, sentences, subjects));
			const table = markdownTable(['Workflow', 'What it does', 'Nodes'], rows);
			return [`## ${title}`, table, ...ours.flatMap(pictureOf)].join('\n\n');
		})
		.join('\n\n');
}

function rowOf(
	{ path, workflow }: Example,
	sentences: Map<string, string>,
	subjects: Subject[],
): string[] {
	const what = sentences.get(path);
	if (what === undefined) throw new Error(`README.md does not list examples/${path}.json`);
	const does = new Map<string, Set<string>>();
	for (const node of workflow.nodes) {
		const { name, action } = wordsFor(node, subjects);
		if (name === 'Sticky Note') continue;
		const actions = does.get(name) ?? new Set();
		does.set(name, action === undefined ? actions : actions.add(action));
	}
	const nodes = [...does].map(([name, actions]) =>
		actions.size === 0 ? name : `${name} (${[...actions].join(', ')})`,
	);
	return [`[${workflow.name}](${path}.json)`, what, nodes.join(', ')];
}

/** `npm run screenshots` takes one of some examples. */
function pictureOf({ path, workflow }: Example): string[] {
	const picture = `docs/images/${path.replace('/', '-')}.png`;
	return existsSync(join(root, picture)) ? [`![${workflow.name}](../${picture})`] : [];
}

/** Our nodes by what they do, n8n's own by their names. */
function wordsFor(
	{ type, parameters }: WorkflowNode,
	subjects: Subject[],
): { name: string; action?: string } {
	const [, name = ''] = type.split('.');
	const ours = subjects
		.flatMap(({ nodes }) => nodes)
		.find((description) => description.name === name.replace(/Tool$/, ''));
	if (ours === undefined) return { name: CALLED[name] ?? titleCase(name) };
	const { resource, operation } = parameters;
	const chosen = ours.properties
		.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource as string))
		.flatMap((property) => (property.name === 'operation' ? (property.options ?? []) : []))
		.find((option) => 'value' in option && option.value === operation);
	const action = chosen !== undefined && 'action' in chosen ? chosen.action : undefined;
	return { name: `**${ours.displayName}**`, action };
}

/** The one place where each example is described in a sentence. */
function sentencesInReadme(): Map<string, string> {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	const rows = readme.matchAll(/^\| \[[^\]]+\]\(examples\/([^)]+)\.json\) +\| (.+?) +\|$/gm);
	return new Map([...rows].map(([, path = '', what = '']) => [path, what]));
}
