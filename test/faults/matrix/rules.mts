import type { MatrixClass } from './classes/class.mts';
import type { FaultCase } from './faults.mts';

/**
 * What must follow from a fault, by its meaning and by what the call does. Nothing here was recorded
 * from a run: these are the laws of `docs/architecture.md`, one line a meaning.
 */

/** What a fault says about the request that meets it. */
export type Meaning =
	/** The vendor's answer is whole, if odd. */
	| 'fine'
	/** Readable, but for letters beyond ASCII. */
	| 'garbled'
	/** The vendor says no to this request. */
	| 'refused'
	/** The vendor says no to the key; with a login, the token has ended. */
	| 'keyRefused'
	/** The vendor failed, and trying again is not said to help. */
	| 'failed'
	/** The vendor is not there at the moment. */
	| 'busy'
	/** Refused for the rate. */
	| 'rate'
	/** Refused for the rate, for longer than anybody waits. */
	| 'rateTooLong'
	/** The connection broke, or nothing came: nobody knows what the vendor has done. */
	| 'broken'
	/** There never was a connection. */
	| 'unsent'
	/** There is somebody, who cannot prove to be the vendor. */
	| 'untrusted'
	/** 200, and no answer that the vendor documents. */
	| 'odd'
	/** The vendor's own error under 200. */
	| 'saidNo'
	/** The vendor sends us elsewhere. */
	| 'elsewhere'
	/** A new login helps. */
	| 'tokenEnds'
	/** No login helps. */
	| 'tokenDead'
	/** Some of the list is out of reach. */
	| 'gap'
	/** A page without records, where the vendor has more. */
	| 'emptyPage'
	| 'cancelled';

/** `again`: tried again, and an error only if that does not help. `doubt`: an error that asks to look first. */
type Rule = 'ok' | 'again' | 'error' | 'doubt';

interface Rules {
	read: Rule;
	write: Rule;
	/** At the login, where nothing else was sent yet. */
	login: Rule;
}

export const rules: Record<Meaning, Rules> = {
	fine: { read: 'ok', write: 'ok', login: 'ok' },
	garbled: { read: 'ok', write: 'ok', login: 'ok' },
	refused: { read: 'error', write: 'error', login: 'error' },
	keyRefused: { read: 'error', write: 'error', login: 'error' },
	failed: { read: 'error', write: 'doubt', login: 'again' },
	busy: { read: 'again', write: 'doubt', login: 'again' },
	rate: { read: 'again', write: 'again', login: 'again' },
	rateTooLong: { read: 'error', write: 'error', login: 'again' },
	broken: { read: 'again', write: 'doubt', login: 'again' },
	unsent: { read: 'again', write: 'again', login: 'again' },
	untrusted: { read: 'error', write: 'error', login: 'error' },
	odd: { read: 'error', write: 'doubt', login: 'error' },
	saidNo: { read: 'error', write: 'error', login: 'error' },
	elsewhere: { read: 'error', write: 'error', login: 'error' },
	tokenEnds: { read: 'again', write: 'again', login: 'again' },
	tokenDead: { read: 'error', write: 'error', login: 'error' },
	gap: { read: 'error', write: 'error', login: 'error' },
	emptyPage: { read: 'error', write: 'error', login: 'error' },
	cancelled: { read: 'error', write: 'error', login: 'error' },
};

/** Meanings of which the vendor's own words decide whether a change is in doubt. */
const OWN_WORDS: Meaning[] = ['saidNo', 'elsewhere'];

/** Retries that every cell allows; triggers have the default. */
export const RETRIES = { operation: 1, poll: 3 };

export interface Expectation {
	/** Of the item that met the fault. */
	ends: 'ok' | 'error' | 'cancelled';
	/** Requests that the call sees for it at the most. */
	tries: number;
	/** Whether the error asks to look before anybody repeats; undefined where the vendor's words decide. */
	isDoubtful?: boolean;
	/** The answer is one that the vendor documents as a success, whatever it was meant to be. */
	isBelieved: boolean;
	/** Every item meets it. */
	hitsAll: boolean;
}

/** What must become of the cell. */
export function expectationOf(row: MatrixClass, fault: FaultCase): Expectation {
	const isBelieved = isBelievable(row, fault);
	const hitsAll = fault.host !== undefined || row.isLogin === true;
	const common = { isBelieved, hitsAll };
	if (fault.means === 'cancelled') return { ...common, ends: 'cancelled', tries: 1 };
	const rule = isBelieved || hasNoBody(row, fault) ? 'ok' : ruleFor(row, meaningFor(row, fault));
	if (rule === 'ok') return { ...common, ends: 'ok', tries: 1 };
	const canTryAgain = rule === 'again';
	// The old token, the new one, and one more: a fresh token may have ended on its way.
	const isTokenDead = fault.means === 'tokenDead';
	return {
		...common,
		ends: canTryAgain && !fault.lasts ? 'ok' : 'error',
		tries: canTryAgain ? 1 + RETRIES[row.driver] : isTokenDead ? 3 : 1,
		// The vendor's own words decide whether somebody should look first.
		isDoubtful: OWN_WORDS.includes(fault.means) ? undefined : rule === 'doubt',
	};
}

function ruleFor(row: MatrixClass, meaning: Meaning): Rule {
	return rules[meaning][row.isLogin ? 'login' : row.kind];
}

function meaningFor(
	row: MatrixClass,
	{ means, name, onPage, isLong: isSilent }: FaultCase,
): Meaning {
	if (means === 'keyRefused' && row.hasLogin && !row.isLogin) return 'tokenEnds';
	// Everybody waits for the one login, which may take longer than the item's own time limit.
	if (row.isLogin && isSilent) return 'refused';
	if (means === 'emptyPage' && !row.tellsItsEnd) return 'fine';
	if (row.nothingDoneAt?.some((status) => name.startsWith(String(status))) && !onPage) {
		return 'refused';
	}
	return means;
}

function isBelievable({ accepts = [] }: MatrixClass, { form }: FaultCase): boolean {
	return form !== undefined && accepts.includes(form);
}

/** Where a success has no body, no part of it can be missing; and under 204 HTTP knows of none. */
function hasNoBody({ answers }: MatrixClass, { inBody }: FaultCase): boolean {
	if (answers === 'status204') return inBody !== undefined;
	return answers === 'nothing' && inBody === 'itself';
}
