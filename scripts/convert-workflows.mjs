/**
 * Moves workflow files between n8n-nodes-backoffice, which has all nodes, and the packages that have
 * one vendor's nodes each: the same node has another type there. One file, no dependency, any Node
 * from 20 on; what n8n exports comes out as it went in, but for these types.
 *
 *   node convert-workflows.mjs single   workflows.json converted.json
 *   node convert-workflows.mjs umbrella workflows.json converted.json
 *
 * Without a second file the result goes to standard output. Credentials are the same in both.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const umbrella = 'n8n-nodes-backoffice';

/** The package of each action node; its triggers and its tool for agents are beside it. */
export const singles = {
	gamfi: 'n8n-nodes-gamfi',
	flowii: 'n8n-nodes-flowii',
	egito: 'n8n-nodes-egito',
	wolkvoxCrm: 'n8n-nodes-wolkvox-crm',
	workfloo: 'n8n-nodes-workfloo',
};

/** What people did when they ran a workflow, not what it consists of. */
const data = ['pinData', 'staticData'];

/**
 * Converts whatever holds nodes: a workflow, a list of them, an export with versions, a workflow
 * inside of a node. Gives a copy and the nodes that were changed.
 *
 * @param {unknown} value
 * @param {'single' | 'umbrella'} to
 * @returns {{ value: any, changes: { name: string, from: string, to: string }[] }}
 */
export function convert(value, to) {
	const changes = [];
	return { value: converted(value, to, changes), changes };
}

function converted(value, to, changes) {
	if (Array.isArray(value)) return value.map((entry) => converted(entry, to, changes));
	if (typeof value !== 'object' || value === null) return value;
	const copy = Object.fromEntries(
		Object.entries(value).map(([key, member]) => {
			if (data.includes(key)) return [key, member];
			if (key === 'workflowJson') return [key, convertedText(member, to, changes)];
			return [key, converted(member, to, changes)];
		}),
	);
	const type = isNode(value) ? typeIn(value.type, to) : undefined;
	if (type === undefined || type === value.type) return copy;
	changes.push({ name: String(value.name), from: value.type, to: type });
	return { ...copy, type };
}

function isNode({ type, parameters }) {
	return typeof type === 'string' && typeof parameters === 'object' && parameters !== null;
}

/** The node's type in the other package; nothing for nodes that are not ours. */
function typeIn(type, to) {
	const [, from, name] = /^([^.]+)\.(\w+)$/.exec(type) ?? [];
	if (from === undefined) return undefined;
	const single = singles[name.replace(/Tool$/, '').replace(/(Poll)?Trigger$/, '')];
	if (single === undefined || (from !== umbrella && from !== single)) return undefined;
	return `${to === 'umbrella' ? umbrella : single}.${name}`;
}

/** The workflow that an Execute Workflow node carries in a text. Expressions stay as they are. */
function convertedText(text, to, changes) {
	const workflow = typeof text === 'string' ? parsed(text) : undefined;
	if (workflow === undefined) return text;
	const inner = convert(workflow, to);
	if (inner.changes.length === 0) return text;
	changes.push(...inner.changes);
	return written(inner.value, text);
}

function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** JSON in the style of the text that it replaces. */
function written(value, like) {
	const indent =
		/^\s*[[{]\r?\n([ \t]+)/.exec(like)?.[1] ?? (like.includes('\n') ? '  ' : undefined);
	return JSON.stringify(value, null, indent) + (/\n$/.test(like) ? '\n' : '');
}

function main([to, file, target]) {
	if (!['single', 'umbrella'].includes(to) || file === undefined) {
		console.error('node convert-workflows.mjs single|umbrella workflows.json [converted.json]');
		return 2;
	}
	const text = readFileSync(file, 'utf8');
	const { value, changes } = convert(JSON.parse(text), to);
	const result = changes.length === 0 ? text : written(value, text);
	if (target === undefined) process.stdout.write(result);
	else writeFileSync(target, result);
	for (const { name, from, to: type } of changes) console.error(`${name}: ${from} → ${type}`);
	console.error(`✓ ${changes.length} nodes changed.`);
	return 0;
}

// Imported by the tests, and by what makes the single packages.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		process.exitCode = main(process.argv.slice(2));
	} catch (error) {
		console.error(`✗ ${error.message}`);
		process.exitCode = 1;
	}
}
