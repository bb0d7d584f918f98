import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { OperationClass, PollClass } from './classes/class.mts';
import type { FaultCase } from './faults.mts';
import { hitOf, itemsOf, type Observed, type ObservedPolls, type Reference } from './observe.mts';
import { type Expectation, expectationOf } from './rules.mts';

/**
 * Holds what was seen of a cell against what must be. Every function gives complaints; none means that
 * all is well.
 */

/** Tries, pauses, and a machine that does other things beside: nothing that ends takes longer. */
const ENDLESS = 120_000;

/** Time that triggers wait, whose limit of a minute nobody can set. */
const MINUTE = 60_000;

const LONGEST_MESSAGE = 1_200;

/** What programs say to each other, and not to people. */
const UNREADABLE =
	/\[object|\bundefined\b(?! method)|\bNaN\b|<\/?[a-z!?]|Cannot read|is not a function|is not iterable|\.[jt]s:\d|\n\s+at |Unexpected token|^Error$/;

const DOUBT = 'Whether the change was carried out is not known';

export function judgeOperation(
	row: OperationClass,
	fault: FaultCase,
	mode: 'continueRegularOutput' | 'stopWorkflow',
	seen: Observed,
	reference: Reference,
): string[] {
	const expected = expectationOf(row, fault);
	const fates = fatesOf(row, fault, expected, mode);
	const complaints = [
		...secretsIn(seen),
		...(seen.milliseconds > ENDLESS ? [`took ${Math.round(seen.milliseconds)} ms`] : []),
		...callsOf(row, fault, expected, seen, fates, reference),
		...fates.flatMap((fate, item) => writtenBy(row, fault, expected, fate, item, seen)),
	];
	if (expected.ends === 'cancelled') return [...complaints, ...cancelled(row, seen, reference)];
	const stopped = mode === 'stopWorkflow' && fates.includes('error');
	if (stopped) return [...complaints, ...stoppedWith(row, expected, seen, fates)];
	if (seen.error) return [...complaints, `the workflow stopped: ${seen.error.message}`];
	return [
		...complaints,
		...fates.flatMap((fate, item) =>
			fate === 'error'
				? errorItem(seen.outputs[item], expected).map((text) => `item ${item}: ${text}`)
				: goodItem(row, fault, expected, seen, item, reference),
		),
	];
}

export function judgePolls(row: PollClass, fault: FaultCase, seen: ObservedPolls): string[] {
	const { ends, tries } = expectationOf(row, fault);
	const total = seen.told.reduce((sum, count) => sum + count, 0);
	const limit = ENDLESS + (fault.isLong ? MINUTE : 0);
	return [
		...secretsIn(seen),
		...(total === 1 ? [] : [`told ${total} times: ${seen.told.join(', ')}`]),
		...(seen.milliseconds > limit ? [`took ${Math.round(seen.milliseconds)} ms`] : []),
		...(ends === 'error'
			? [
					...(seen.error ? [] : ['did not fail']),
					...(seen.keptMemory ? [] : ['a failed poll changed the memory of the trigger']),
					// Of a list, the pages before and behind the one that went wrong are asked for too.
					...(seen.calls.length > tries + (fault.onPage ? 4 : 1)
						? [`${seen.calls.length} requests, at most ${tries} make sense`]
						: []),
					...(seen.error ? advice(seen.error.message, seen.error.description ?? '') : []),
				]
			: seen.error
				? [`failed: ${seen.error.message}`]
				: []),
	];
}

type Fate = 'ok' | 'error' | 'notSent';

/** What becomes of each item. */
function fatesOf(
	row: OperationClass,
	fault: FaultCase,
	{ ends, hitsAll }: Expectation,
	mode: string,
): Fate[] {
	const hit = hitOf(row);
	const perCall = row.perCall ?? 1;
	const fates = Array.from({ length: itemsOf(row) }, (_, item): Fate => {
		if (ends === 'ok' || row.isAfterthought) return 'ok';
		if (ends === 'cancelled') return item < hit ? 'ok' : item < hit + perCall ? 'error' : 'notSent';
		if (hitsAll) return 'error';
		return item >= hit && (fault.lasts || item < hit + perCall || isDead(fault)) ? 'error' : 'ok';
	});
	if (mode === 'continueRegularOutput' || ends === 'cancelled') return fates;
	const first = fates.indexOf('error');
	return fates.map((fate, item) =>
		first >= 0 && item >= first + perCall - (first % perCall) ? 'notSent' : fate,
	);
}

const isDead = ({ means }: FaultCase) => means === 'tokenDead';

/** Nothing is sent more often than makes sense, and nothing once it is clear that it is of no use. */
function callsOf(
	row: OperationClass,
	fault: FaultCase,
	{ ends, tries }: Expectation,
	{ calls, logins }: Observed,
	fates: Fate[],
	{ callsPerItem }: Reference,
): string[] {
	const perCall = row.perCall ?? 1;
	if (fault.host) return calls.length === 0 ? [] : ['the vendor was asked at another address'];
	const wholes = fates.filter((fate) => fate === 'ok').length / perCall;
	const failed = fates.filter((fate) => fate === 'error').length / perCall;
	const most = row.isLogin
		? itemsOf(row) * tries
		: (wholes + (fault.onPage ? failed : 0)) * callsPerItem + failed * tries + (tries - 1);
	const looks = row.isAfterthought ? 3 * tries : most;
	const complaints =
		calls.length > looks ? [`${calls.length} requests, at most ${looks} make sense`] : [];
	// One at the start, one for a token that ended, and one more if that is refused as soon as it is given.
	if (!row.isLogin && logins > (isDead(fault) ? 3 : 2)) complaints.push(`${logins} logins`);
	if (row.kind === 'read') return complaints;
	if (ends === 'ok' && calls.length < wholes) complaints.push(`only ${calls.length} requests`);
	return complaints;
}

function writtenBy(
	{ writes }: OperationClass,
	fault: FaultCase,
	{ isBelieved }: Expectation,
	fate: Fate,
	item: number,
	{ written }: Observed,
): string[] {
	if (!writes || !written) return [];
	const times = written[item];
	if (times > 1) return [`item ${item} was written ${times} times`];
	const acted = fault.acts === true && writes.by === 'this call';
	const expected = fate === 'ok' ? 1 : fate === 'error' && acted ? 1 : 0;
	// A success that was none is believed where the vendor documents its form.
	if (times === expected || (isBelieved && fate === 'ok')) return [];
	return [`item ${item} was written ${times} times instead of ${expected} (${fate})`];
}

/** An item that must have come through. */
function goodItem(
	row: OperationClass,
	fault: FaultCase,
	{ isBelieved }: Expectation,
	{ outputs, status, hints }: Observed,
	item: number,
	reference: Reference,
): string[] {
	const output = outputs[item];
	const failed = output.find(({ json }) => 'error' in json);
	if (failed) return [`item ${item} failed: ${String(failed.json.message)}`];
	// It sleeps, and says what it could not read.
	if (row.isAfterthought && status === 'waiting') {
		return hints.length > 0 ? [] : ['sleeps and does not say that the status could not be read'];
	}
	if (isBelieved || fault.means === 'garbled') return [];
	const [wanted, got] = [reference.outputs[item], output].map((items) => contentOf(row, items));
	if (fault.means === 'emptyPage' && output.length > 0) return [];
	return wanted === got
		? []
		: [`item ${item} gave ${got.slice(0, 300)} instead of ${wanted.slice(0, 300)}`];
}

/** Of what was written, only the names: ids and times are new in each run. */
function contentOf({ kind, writes }: OperationClass, items: INodeExecutionData[]): string {
	const isNew = kind === 'write' || writes !== undefined;
	const text = JSON.stringify(
		items.map(({ json, binary }) => [isNew ? Object.keys(json) : json, binary]),
	);
	return text.replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'a time');
}

/** An item that must have failed and gone on through the error branch. */
function errorItem(output: INodeExecutionData[], expected: Expectation): string[] {
	if (output.length !== 1) return [`${output.length} outputs instead of an error`];
	const { json } = output[0];
	const names = Object.keys(json).sort().join();
	if (names !== 'error,message')
		return [`an error item has ${names}: ${JSON.stringify(json).slice(0, 200)}`];
	const { message, hint } = json.error as IDataObject;
	return [
		...advice(String(message), String(hint ?? '')),
		...doubt(expected, String(hint ?? '')),
		...(String(json.message).startsWith(String(message).replace(/\.$/, ''))
			? []
			: [`the two messages differ: ${String(json.message)}`]),
	];
}

function stoppedWith(
	row: OperationClass,
	expected: Expectation,
	{ error }: Observed,
	fates: Fate[],
): string[] {
	if (!error) return ['the workflow did not stop'];
	const first = fates.indexOf('error');
	const hint = error.description ?? '';
	const done = fates.slice(0, first).length;
	const names = done > 0 && row.kind === 'write';
	return [
		// The other kind is for what the user entered, and names it.
		...(error.name === 'NodeApiError' || error.message.startsWith("'")
			? []
			: [`stopped with a ${error.name}: ${error.message}`]),
		...(error.context?.itemIndex === first
			? []
			: [`names item ${String(error.context?.itemIndex)}`]),
		...(names && !/completed, so do not run (it|them) again/.test(hint)
			? ['does not say which items are done']
			: []),
		...advice(error.message, hint),
		...doubt(expected, hint),
	];
}

function cancelled(
	row: OperationClass,
	{ status, calls, logins, error }: Observed,
	{ callsPerItem }: Reference,
): string[] {
	const most = row.isLogin ? 1 : (hitOf(row) / (row.perCall ?? 1)) * callsPerItem + 1;
	const made = row.isLogin ? logins : calls.length;
	return [
		// With Stop, n8n shows what the node ended with.
		...(status === 'canceled' || error?.message === 'The execution was cancelled'
			? []
			: [`the execution is ${status}: ${error?.message ?? ''}`]),
		...(made <= most ? [] : [`${made} requests, although it was cancelled at the ${most}th`]),
	];
}

/** A message that a person can read, and what to do about it. */
function advice(message: string, hint: string): string[] {
	const complaints: string[] = [];
	if (message.trim() === '') complaints.push('the error has no message');
	// A refused login says both in one text.
	const advised =
		hint.trim() ||
		message
			.split(/(?<=\.) /)
			.slice(1)
			.join(' ');
	if (advised.length < 10) complaints.push(`no advice: '${message}' '${hint}'`);
	for (const text of [message, hint]) {
		// What the server said is quoted as it is.
		if (UNREADABLE.test(text.replace(/got '.*'/s, '')))
			complaints.push(`not for people: ${text.slice(0, 300)}`);
		if (text.length > LONGEST_MESSAGE) complaints.push(`${text.length} characters long`);
	}
	return complaints;
}

/** Whoever may have changed something is told to look; nobody else is. */
function doubt({ isDoubtful }: Expectation, hint: string): string[] {
	const warns = hint.includes(DOUBT);
	if (isDoubtful === undefined || warns === isDoubtful) return [];
	return [warns ? `warns of a change: ${hint}` : `does not ask to look first: ${hint}`];
}

function secretsIn({ secrets, shown }: { secrets: string[]; shown: string }): string[] {
	return secrets.flatMap((secret) =>
		[
			secret,
			encodeURIComponent(secret),
			new URLSearchParams({ '': secret }).toString().slice(1),
			JSON.stringify(secret).slice(1, -1),
			JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
			Buffer.from(secret).toString('base64'),
			Buffer.from(secret).toString('base64').replace(/=+$/, ''),
		].some((spelling) => shown.includes(spelling))
			? ['a secret shows']
			: [],
	);
}
