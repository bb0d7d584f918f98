import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { type Poller, poller } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';
import { useSandbox } from '../support/sandbox.mts';
import { fuzz } from './fuzz.mts';
import {
	complaintsAboutSecrets,
	complaintsAboutShape,
	complaintsAboutText,
	isOfN8n,
} from './oracle.mts';
import { materialised, valuesFor } from './parameters.mts';
import { polling, SHARES } from './subjects.mts';
import { ended, VendorUnderTest } from './vendorUnderTest.mts';

/**
 * Every polling trigger with random parameters, over three polls of a vendor that answers anything, and
 * one of the same vendor after it has recovered: what it said in between must not spoil the trigger.
 */

describe.each(polling)('$node', ({ vendor: name, credential, node }) => {
	const sandbox = useSandbox(name);
	const { properties } = nodeType(node).description;

	test('polls', async () => {
		sandbox.expectRefusals();
		const vendor = await VendorUnderTest.of(name, sandbox.vendor(name));
		const arbitrary = fc.record({
			parameters: valuesFor(properties, vendor.ids(), ''),
			modes: fc.array(fc.constantFrom<Mode>('trigger', 'trigger', 'manual'), {
				minLength: 3,
				maxLength: 3,
			}),
			answers: vendor.answersThatEnd(),
		});
		await fuzz(arbitrary, SHARES, async ({ parameters, modes, answers }) => {
			const stored = vendor.begin(answers);
			const options = {
				node,
				credentials: { type: credential, data: stored.data },
				stored,
				parameters: materialised(parameters, []).parameters,
			};
			const known = JSON.stringify([options.parameters, answers]);
			const complaintsOf = (outcome: Outcome) => [
				...complaintsAboutOutcome(outcome, known),
				...complaintsAboutSecrets(shownIn(outcome), [
					...vendor.secrets,
					...[stored.data.accessToken].filter(Boolean).map(String),
				]),
			];
			const polls = await poller(options).catch((error: Error) => error);
			if (polls instanceof Error) return isOfN8n(polls) ? [] : [polls.message];
			const complaints: string[] = [];
			for (const mode of modes) {
				const before = structuredClone(polls.staticData);
				const outcome = await outcomeOf(polls, mode);
				complaints.push(
					...complaintsOf(outcome),
					...complaintsAboutShape(polls.staticData, 'state'),
				);
				if (outcome === 'endless') return complaints;
				const isKept = JSON.stringify(polls.staticData) === JSON.stringify(before);
				if (!isKept && (mode === 'manual' || 'thrown' in outcome)) {
					complaints.push(`a ${mode} poll that did not end well changed the state`);
				}
			}
			complaints.push(...(await vendor.complaints()));
			vendor.recover();
			const fresh = await outcomeOf(await poller(options), 'trigger');
			const again = await outcomeOf(polls, 'trigger');
			if (brought(fresh) && !brought(again)) {
				complaints.push(`spoilt for good: ${again === 'endless' ? again : again.thrown.message}`);
			}
			return [...complaints, ...(await vendor.complaints())];
		});
	});
});

type Mode = 'trigger' | 'manual';

type Outcome = { items: INodeExecutionData[] } | { thrown: Error } | 'endless';

async function outcomeOf(polls: Poller, mode: Mode): Promise<Outcome> {
	const end = await ended(polls.poll(mode));
	if (end === 'endless' || 'thrown' in end) return end;
	return { items: end.value ?? [] };
}

function brought(outcome: Outcome): outcome is { items: INodeExecutionData[] } {
	return outcome !== 'endless' && 'items' in outcome;
}

function complaintsAboutOutcome(outcome: Outcome, known: string): string[] {
	if (outcome === 'endless') return ['no end'];
	if (brought(outcome))
		return outcome.items.flatMap(({ json }) => complaintsAboutShape(json, 'json'));
	const { thrown } = outcome;
	if (isOfN8n(thrown)) return [];
	const { description } = thrown as { description?: unknown };
	return [
		...complaintsAboutText(thrown.message, known),
		...(description ? complaintsAboutText(description, known) : []),
	];
}

/** What the trigger words itself, and what it keeps. */
function shownIn(outcome: Outcome): unknown {
	if (outcome === 'endless' || brought(outcome)) return undefined;
	const { message, description, context } = outcome.thrown as Error & IDataObject;
	return [message, description, context];
}
