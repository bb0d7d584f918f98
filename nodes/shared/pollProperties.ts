import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { subtitle } from './subtitle';

/** What polling triggers ask in the same words, whatever the vendor. */

/** How changes are noticed; stands first. */
export function pollNotice(vendor: string, more: string): INodeProperties {
	return {
		displayName: `${vendor} has no events to subscribe to: each poll asks for its list of records and compares them with those seen before. What is there when the workflow is activated is not reported. ${more}`,
		name: 'pollingNotice',
		type: 'notice',
		default: '',
	};
}

/**
 * When the workflow starts; stands after what is watched. n8n lists the events beside the node's
 * actions, as "On record created".
 *
 * @param created how workflows keep the first event
 * @param updated and the second
 */
export function pollEvent({
	created,
	updated,
}: {
	created: string;
	updated: string;
}): INodeProperties {
	return triggerOn([
		{
			name: 'Record Created',
			value: created,
			action: 'On record created',
			description: 'Once for each record that is new',
		},
		{
			name: 'Record Created or Updated',
			value: updated,
			action: 'On record created or updated',
			description:
				'Once for each new record, and again when it reads differently than at the last poll',
		},
	]);
}

/** `Order created or updated`: below the node, by the kind of records in `parameter` and the event. */
export function pollSubtitle(
	kinds: Array<{ name: string; value: string }>,
	parameter: string,
	{ created, updated }: { created: string; updated: string },
): string {
	const words = kinds.flatMap(({ name, value }) => [
		[`${value}:${created}`, `${name} created`],
		[`${value}:${updated}`, `${name} created or updated`],
	]);
	return subtitle(Object.fromEntries(words) as Record<string, string>, parameter, 'event');
}

/** The same question where other things happen to records; the first is the usual one. */
export function triggerOn(events: INodePropertyOptions[]): INodeProperties {
	const [{ value: usual }] = events;
	return {
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		default: usual,
		description: 'What starts the workflow',
		options: events,
	};
}
