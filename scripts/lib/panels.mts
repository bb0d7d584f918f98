import type { INodeProperties } from 'n8n-workflow';

import { type VendorEntry, vendors } from '../../vendors.mts';
import type { Walk } from './camera.mts';
import type { N8nApi, WorkflowNode } from './n8n-api.mts';
import { choices } from './operationsTable.mts';

/** One node as it is right after it was added, and what its picture is called. */
interface Panel {
	label: string;
	node: WorkflowNode;
}

interface NodeType {
	name: string;
	displayName: string;
	group: string[];
	version: number | number[];
	properties: INodeProperties[];
}

/** Taller than any panel, so that none scrolls. */
const HEIGHT = 2600;

/** n8n adds it to every resource of a node that has credentials; its panel is n8n's. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/** Takes each of them; `labels` gets what the pictures show, in the order in which they are taken. */
export function showPanels(labels: string[]): Walk {
	return async (camera) => {
		const { editor, n8n } = camera;
		const vendor = vendors.find(({ name }) => name === camera.vendor);
		if (vendor === undefined) throw new Error(`There is no vendor ${camera.vendor}`);
		const panels = await panelsOf(vendor, n8n);
		const workflow = await workflowOf(`Panels of ${vendor.title}`, panels, n8n);
		await editor.makeTall(HEIGHT);
		for (const { label, node } of panels) {
			await editor.openNode(workflow, node.id);
			await camera.takeParameters(label.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
			labels.push(label);
		}
	};
}

/** A panel for every operation of the vendor's action node, and one for each trigger. */
async function panelsOf(vendor: VendorEntry, n8n: N8nApi): Promise<Panel[]> {
	const known = await n8n.file<NodeType[]>('/types/nodes.json');
	const types = vendor.nodes.map((name) => {
		const found = known.find((type) => type.name.endsWith(`.${name}`));
		if (found === undefined) throw new Error(`n8n does not know the node ${name}`);
		return found;
	});
	return types.flatMap((type) =>
		startingPoints(type).map(({ label, parameters }, index) => ({
			label,
			node: {
				id: crypto.randomUUID(),
				name: label,
				type: type.name,
				typeVersion: [type.version].flat().at(-1) ?? 1,
				position: [300, index * 200] as [number, number],
				parameters,
				credentials: {
					[vendor.credential]: { id: `${vendor.name}-sandbox`, name: `${vendor.title} (sandbox)` },
				},
			},
		})),
	);
}

/** What the node panel sets when somebody picks an action. */
function startingPoints({
	displayName,
	group,
	properties,
}: NodeType): { label: string; parameters: Record<string, string> }[] {
	if (group.includes('trigger')) return [{ label: displayName, parameters: {} }];
	return choices(properties, 'resource').flatMap((resource) =>
		choices(properties, 'operation', resource.value)
			.filter(({ value }) => value !== CUSTOM_API_CALL)
			.map((operation) => ({
				label: `${resource.name} › ${operation.name}`,
				parameters: { resource: resource.value, operation: operation.value },
			})),
	);
}

/** One workflow that holds all of them behind a trigger by hand; gives its ID. */
async function workflowOf(name: string, panels: Panel[], n8n: N8nApi): Promise<string> {
	const start: WorkflowNode = {
		id: crypto.randomUUID(),
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const behind = panels.filter(({ node }) => !node.type.endsWith('Trigger'));
	return await n8n.importWorkflow(
		{
			name,
			nodes: [start, ...panels.map(({ node }) => node)],
			connections: {
				Start: { main: [behind.map(({ node }) => ({ node: node.name, type: 'main', index: 0 }))] },
			},
			settings: { executionOrder: 'v1' },
		},
		false,
	);
}
