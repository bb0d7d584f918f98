import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { vendors } from '../../vendors.mts';
import { type NodeRunResult, runNode } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';
import { useSandbox } from '../support/sandbox.mts';
import { fuzz } from './fuzz.mts';
import {
	complaintsAboutItems,
	complaintsAboutRequests,
	complaintsAboutSecrets,
	isErrorItem,
	isMistake,
	namesEntered,
} from './oracle.mts';
import { materialised, operationsOf, parametersFor } from './parameters.mts';
import { SHARES } from './subjects.mts';
import { wildItemValue, wildName } from './values.mts';
import { ended, files, itemWith, VendorUnderTest, withTimeLimit } from './vendorUnderTest.mts';

/**
 * Every operation of every vendor with random parameters, items and answers. Real are n8n's engine with
 * its expressions, request helper and credentials, HTTP on this machine, and the vendor's contract. Not
 * real: the answers that go wrong, and time (waits last a thousandth).
 */

const items = fc.array(
	fc.dictionary(wildName, wildItemValue, { maxKeys: 2 }) as fc.Arbitrary<IDataObject>,
	{ minLength: 1, maxLength: 3 },
);

const onError = fc.constantFrom(
	'continueRegularOutput',
	'continueRegularOutput',
	'continueErrorOutput',
	'stopWorkflow',
);

/** What the cases came to: a fuzz that never gets past the first check proves nothing. */
const counts = { cases: 0, requests: 0, succeeded: 0, failed: 0, stopped: 0, refusedByN8n: 0 };

afterAll(() =>
	console.log(
		Object.entries(counts)
			.map((count) => count.join(' '))
			.join(', '),
	),
);

describe.each(vendors)('$name', ({ name, nodes: [node] }) => {
	const sandbox = useSandbox(name);
	const { description } = nodeType(node);
	const cases = operationsOf(description).map(
		(one) => [`${one.resource}:${one.operation}`, one] as const,
	);

	test.each(cases)('%s', async (_name, operation) => {
		sandbox.expectRefusals();
		const vendor = await VendorUnderTest.of(name, sandbox.vendor(name));
		const parameters = parametersFor(description, operation, vendor.ids());
		const arbitrary = fc.record(
			{ parameters, items, onError, answers: vendor.answers(), file: files },
			{ requiredKeys: ['parameters', 'items', 'onError', 'answers'] },
		);
		await fuzz(arbitrary, SHARES, async (one) => {
			const { file, answers } = one;
			const stored = vendor.begin(answers);
			const real = materialised(one.parameters, one.items);
			const given = withTimeLimit(real.parameters, answers);
			const inputs = real.items.map((json) => itemWith(json, file && { data: file }));
			const end = await ended(
				runNode({
					node,
					parameters: given,
					items: inputs,
					onError: one.onError as 'stopWorkflow',
					credentials: { type: stored.type, data: stored.data },
					stored,
				}),
			);
			const complaints = await vendor.complaints();
			counts.cases += 1;
			counts.requests += vendor.requests.length;
			if (end === 'endless') return [...complaints, 'no end'];
			if ('thrown' in end) return [...complaints, ...complaintsAboutThrown(end.thrown)];
			count(end.value);
			const known = JSON.stringify([given, real.items, answers, file]);
			const documented = isUsersOwn(operation, given) ? [] : vendor.requests;
			const token = String(stored.data.accessToken ?? '');
			const secrets = [...vendor.secrets, ...(token === '' ? [] : [token])];
			return [
				...complaints,
				...complaintsAboutItems(end.value, inputs.length, known),
				...complaintsAboutRequests(documented, namesEntered(given, real.items)),
				...complaintsAboutSecrets(shownIn(end.value), secrets),
			];
		});
	});
});

/** A call of one's own, or an activity of a type of one's own, whose members the contract cannot know. */
function isUsersOwn({ resource }: { resource: string }, { options }: IDataObject): boolean {
	const { activityType } = (options ?? {}) as IDataObject;
	return resource === 'customApiCall' || activityType !== undefined;
}

/** What the nodes word themselves. The records of an answer are the vendor's, and go on as they are. */
function shownIn({ items: succeeded, failed, error, hints }: NodeRunResult): unknown[] {
	const isPreview = ({ json }: INodeExecutionData) => 'method' in json && 'url' in json;
	return [
		...succeeded.filter((item) => isErrorItem(item) || isPreview(item)),
		...failed,
		error && [error.message, error.description, error.context],
		hints,
	];
}

function count({ items: succeeded, failed, error }: NodeRunResult): void {
	const errors = succeeded.filter(isErrorItem).length;
	counts.succeeded += succeeded.length - errors;
	counts.failed += failed.length + errors;
	if (error) counts.stopped += 1;
}

/** n8n itself refuses some workflows, and fails over some that no editor writes, before the node runs. */
function complaintsAboutThrown(error: Error): string[] {
	const isOurs = isMistake(error);
	if (!isOurs) counts.refusedByN8n += 1;
	return isOurs ? [`${error.name}: ${error.message}\n${error.stack}`] : [];
}
