import { type Example, readExamples } from '../../../scripts/lib/examples.mts';
import type { WorkflowNode } from '../../../scripts/lib/n8n-api.mts';

/** On the canvas of an example nothing lies on something else, and no line crosses what it does not join. */

interface Box {
	name: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

type Outputs = Record<string, Array<Array<{ node: string }> | null>>;

/** The square that n8n draws for a node. */
const NODE = 96;

/** Name and subtitle below it. */
const WORDS = 50;

/** Those with inputs for models and tools are wider. */
const WIDE = 256;

function boxOf({ name, type, position: [x, y], parameters }: WorkflowNode): Box {
	if (type.endsWith('.stickyNote')) {
		const { width = 240, height = 160 } = parameters as { width?: number; height?: number };
		return { name, x, y, width, height };
	}
	const width = /\.(agent|mcpTrigger)$/.test(type) ? WIDE : NODE;
	return { name, x, y, width, height: NODE + WORDS };
}

const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Points of the curve from an output of a node to the input of another; `place` of `of` outputs. */
function* lineOf(from: Box, to: Box, place: number, of: number) {
	const start = { x: from.x + from.width, y: from.y + (NODE * (place + 1)) / (of + 1) };
	const end = { x: to.x, y: to.y + NODE / 2 };
	const reach = Math.abs(end.x - start.x) / 2;
	for (let t = 0.02; t < 1; t += 0.02) {
		const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
		yield {
			x: a * start.x + b * (start.x + reach) + c * (end.x - reach) + d * end.x,
			y: (a + b) * start.y + (c + d) * end.y,
		};
	}
}

/** Lines that cross something, and those that lead back, which n8n draws around everything. */
function crossings({ nodes, connections }: Example['workflow']): string[] {
	const boxes = new Map(nodes.map((node) => [node.name, boxOf(node)]));
	const found: string[] = [];
	for (const [name, { main = [] }] of Object.entries(connections as Record<string, Outputs>)) {
		const from = boxes.get(name);
		for (const [place, targets] of main.entries()) {
			for (const { node } of targets ?? []) {
				const to = boxes.get(node);
				if (from === undefined || to === undefined) continue;
				if (to.x < from.x + from.width) found.push(`${name} → ${node}: leads back`);
				const points = [...lineOf(from, to, place, main.length)];
				const others = [...boxes.values()].filter((box) => box !== from && box !== to);
				for (const other of others) {
					const inside = points.some((point) =>
						overlap({ name, ...point, width: 0, height: 0 }, other),
					);
					if (inside) found.push(`${name} → ${node}: crosses ${other.name}`);
				}
			}
		}
	}
	return found;
}

describe.each(readExamples())('$path', ({ workflow }) => {
	test('nothing lies on something else', () => {
		const boxes = workflow.nodes.map(boxOf);
		const pairs = boxes.flatMap((box, index) =>
			boxes.slice(index + 1).map((other): [Box, Box] => [box, other]),
		);
		const hidden = pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.name}, ${b.name}`);
		expect(hidden).toEqual([]);
	});

	test('no line crosses what it does not join', () => expect(crossings(workflow)).toEqual([]));
});
