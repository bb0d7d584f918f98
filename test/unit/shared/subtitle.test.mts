import { Workflow } from 'n8n-workflow';

import type { Resource } from '../../../nodes/shared/operation.ts';
import {
	pollEvent,
	pollNotice,
	pollSubtitle,
	triggerOn,
} from '../../../nodes/shared/pollProperties.ts';
import { listSubtitle, operationSubtitle, subtitle } from '../../../nodes/shared/subtitle.ts';
import { triggerSubtitle } from '../../../nodes/WolkvoxCrm/trigger/properties.ts';

/** What n8n's editor makes of a subtitle: it evaluates the expression with the node's parameters. */
function shown(expression: string, parameters: Record<string, unknown>): unknown {
	const node = { id: '1', name: 'N', type: 't', typeVersion: 1, position: [0, 0], parameters };
	const workflow = new Workflow({
		nodes: [node as never],
		connections: {},
		active: false,
		nodeTypes: { getByNameAndVersion: () => undefined as never } as never,
	});
	return workflow.expression.getSimpleParameterValue(node as never, expression, 'internal', {});
}

const operation = (value: string, name: string) => ({ value, name }) as never;
const resources: Resource[] = [
	{ name: 'A', value: 'a', operations: [operation('get', 'Get user\'s "A" {of} order')] },
	{ name: 'B', value: 'b', operations: [operation('get', 'Get')] },
];

describe('subtitles', () => {
	test('say the chosen operation and resource in words, as n8n evaluates them', () => {
		const made = operationSubtitle(resources);
		expect(shown(made, { resource: 'b', operation: 'get' })).toBe('Get: B');
		expect(shown(made, { resource: 'a', operation: 'get' })).toBe('Get user\'s "A" {of} order: A');
	});

	test('may say more behind the words, as the wolkvox trigger does of its module', () => {
		const event = 'recordCreated';
		expect(shown(triggerSubtitle, { event, module: 'leads' })).toBe('Record created: leads');
		const module = { __rl: true, mode: 'list', value: 'contacts' };
		expect(shown(triggerSubtitle, { event, module })).toBe('Record created: contacts');
	});

	test('are empty rather than wrong for what they do not know', () => {
		expect(shown(operationSubtitle(resources), { resource: 'b', operation: 'x' })).toBeUndefined();
		expect(shown(subtitle({ one: 'One' }, 'event'), { event: 'one' })).toBe('One');
	});

	test('name everything that is chosen of a list, or say that nothing is', () => {
		const words = { ended: 'Run Ended', form: 'Form Needed' };
		const made = listSubtitle(words, 'events', 'Every report');
		expect(shown(made, { events: ['ended', 'form'] })).toBe('Run Ended, Form Needed');
		expect(shown(made, { events: [] })).toBe('Every report');
	});
});

describe('what all polling triggers ask', () => {
	const events = { created: 'new', updated: 'changed' };

	test('how changes are noticed', () => {
		expect(pollNotice('Vendor', 'More.')).toEqual({
			displayName:
				'Vendor has no events to subscribe to: each poll asks for its list of records and compares them with those seen before. What is there when the workflow is activated is not reported. More.',
			name: 'pollingNotice',
			type: 'notice',
			default: '',
		});
	});

	test('on what the workflow starts, the usual event first', () => {
		expect(pollEvent(events)).toEqual({
			displayName: 'Trigger On',
			name: 'event',
			type: 'options',
			default: 'new',
			description: 'What starts the workflow',
			options: [
				{
					name: 'Record Created',
					value: 'new',
					action: 'On record created',
					description: 'Once for each record that is new',
				},
				{
					name: 'Record Created or Updated',
					value: 'changed',
					action: 'On record created or updated',
					description:
						'Once for each new record, and again when it reads differently than at the last poll',
				},
			],
		});
		expect(triggerOn([{ name: 'Run Ended', value: 'ended' }]).default).toBe('ended');
	});

	test('and say it below the node', () => {
		const made = pollSubtitle([{ name: 'Order', value: 'order' }], 'record', events);
		expect(shown(made, { record: 'order', event: 'new' })).toBe('Order created');
		expect(shown(made, { record: 'order', event: 'changed' })).toBe('Order created or updated');
	});
});
