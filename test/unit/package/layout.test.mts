import { readExamples } from '../../../scripts/lib/examples.mts';
import type { WorkflowFile, WorkflowNode } from '../../../scripts/lib/n8n-api.mts';

/**
 * What an example looks like on n8n's canvas: nothing lies on something else. Sizes and curves are those of
 * n8n's editor, roughly.
 */

interface Box {
	what: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

interface Point {
	x: number;
	y: number;
}

type Outputs = Array<Array<{ node: string }> | null>;

const SIDE = 96;
/** Agents and MCP triggers are wider, models and tools smaller and round. */
const WIDE = 256;
const ROUND = 80;
const LINE_HEIGHT = 20;
const CHARACTER = 8;

const isNote = ({ type }: WorkflowNode) => type === 'n8n-nodes-base.stickyNote';

function outputsOf({ connections }: WorkflowFile, { name }: WorkflowNode): Record<string, Outputs> {
	return (connections[name] ?? {}) as Record<string, Outputs>;
}

function bodyOf(workflow: WorkflowFile, node: WorkflowNode): Box {
	const [left, top] = node.position;
	const given = (key: string) => Number(node.parameters[key]);
	if (isNote(node)) return box(node.name, left, top, given('width'), given('height'));
	if (/\.(agent|mcpTrigger)$/.test(node.type)) return box(node.name, left, top, WIDE, SIDE);
	const isPart = Object.keys(outputsOf(workflow, node)).some((kind) => kind.startsWith('ai_'));
	const side = isPart ? ROUND : SIDE;
	return box(node.name, left, top, side, side);
}

/** The name, and the line that says the operation, below the node. */
function labelOf(workflow: WorkflowFile, node: WorkflowNode): Box {
	const { left, right, bottom } = bodyOf(workflow, node);
	const most = 2 * (right - left);
	const lines = Math.ceil((node.name.length * CHARACTER) / most);
	const subtitle = 'resource' in node.parameters ? 1 : 0;
	const width = Math.min(most, node.name.length * CHARACTER);
	const height = (lines + subtitle) * LINE_HEIGHT;
	return box(`${node.name}'s label`, (left + right - width) / 2, bottom + 8, width, height);
}

function box(what: string, left: number, top: number, width: number, height: number): Box {
	return { what, left, top, right: left + width, bottom: top + height };
}

const overlap = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

const isIn = ({ x, y }: Point, { left, right, top, bottom }: Box) =>
	left < x && x < right && top < y && y < bottom;

/** The curve from an output to a node on its right. */
function lineBetween(from: Box, to: Box, output: number, outputs: number): Point[] {
	const start = {
		x: from.right,
		y: from.top + ((from.bottom - from.top) * (output + 1)) / (outputs + 1),
	};
	const end = { x: to.left, y: (to.top + to.bottom) / 2 };
	const middle = (start.x + end.x) / 2;
	return Array.from({ length: 101 }, (_, index) => {
		const t = index / 100;
		const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
		return {
			x: a * start.x + (b + c) * middle + d * end.x,
			y: (a + b) * start.y + (c + d) * end.y,
		};
	});
}

function outputCount(node: WorkflowNode & { onError?: string }, connected: number): number {
	const own = /\.(if)$/.test(node.type) ? 2 : 1;
	return Math.max(connected, own + (node.onError === 'continueErrorOutput' ? 1 : 0));
}

function layoutFindings(workflow: WorkflowFile): string[] {
	const notes = workflow.nodes.filter(isNote).map((note) => bodyOf(workflow, note));
	const nodes = workflow.nodes.filter((node) => !isNote(node));
	const boxes = nodes.flatMap((node) => [bodyOf(workflow, node), labelOf(workflow, node)]);
	const owner = ({ what }: Box) => what.replace(/'s label$/, '');

	const overlaps = [...boxes, ...notes].flatMap((one, index, all) =>
		all
			.slice(index + 1)
			.filter((other) => owner(one) !== owner(other) && overlap(one, other))
			.map((other) => `${one.what} lies on ${other.what}`),
	);
	const crossings = nodes.flatMap((node) => {
		const outputs = outputsOf(workflow, node).main ?? [];
		return outputs.flatMap((targets, output) =>
			(targets ?? []).flatMap(({ node: name }) => {
				const target = nodes.find((candidate) => candidate.name === name)!;
				// n8n leads it around everything that lies between.
				if (bodyOf(workflow, target).left < bodyOf(workflow, node).right) {
					return [`the line from ${node.name} to ${name} leads back`];
				}
				const line = lineBetween(
					bodyOf(workflow, node),
					bodyOf(workflow, target),
					output,
					outputCount(node, outputs.length),
				);
				return [...boxes, ...notes]
					.filter((other) => ![node.name, name].includes(owner(other)))
					.filter((other) => line.some((point) => isIn(point, other)))
					.map((other) => `the line from ${node.name} to ${name} crosses ${other.what}`);
			}),
		);
	});
	return [...overlaps, ...crossings];
}

test.each(readExamples())('examples/$path: nothing lies on something else', ({ workflow }) => {
	expect(layoutFindings(workflow)).toEqual([]);
});
