import { setImmediate as nextTurn } from 'node:timers/promises';

import fc from 'fast-check';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunningVendor } from '../../sandbox/server.mts';
import { type VendorName, vendors } from '../../vendors.mts';
import { StoredCredential } from '../support/credentials.mts';
import { type Answer, answersFor, loginAnswers } from './answers.mts';
import {
	complaintsAboutHosts,
	complaintsAboutPrototypes,
	complaintsAboutUncaught,
} from './oracle.mts';
import type { Ids } from './parameters.mts';

let cases = 0;

/** One vendor of the sandbox with a fresh company and a login of its own for each case. */
export class VendorUnderTest {
	private readonly name: VendorName;

	private readonly running: RunningVendor;

	private readonly data: ICredentialDataDecryptedObject;

	/** Of the credential; none may show. */
	readonly secrets: string[];

	private constructor(
		name: VendorName,
		running: RunningVendor,
		data: ICredentialDataDecryptedObject,
	) {
		this.name = name;
		this.running = running;
		this.data = data;
		this.secrets = Object.entries(data)
			.filter(([field]) => /key|secret|password|token/i.test(field))
			.map(([, value]) => String(value));
	}

	static async of(name: VendorName, running: RunningVendor): Promise<VendorUnderTest> {
		const { credentials } = (await import(`../../sandbox/vendors/${name}.mts`)) as {
			credentials(url: string): { data: ICredentialDataDecryptedObject };
		};
		return new VendorUnderTest(name, running, credentials(running.url).data);
	}

	/** IDs of what the vendor has, those only that it has after every reset. */
	ids(): Ids {
		const found = () => {
			this.running.reset();
			return idsIn(this.running.state, '');
		};
		const first = found();
		const again = new Set(found().map(({ id }) => id));
		return first.filter(({ id }) => again.has(id));
	}

	/** What the vendor answers in a case: to its calls, and to logins. */
	answers(): fc.Arbitrary<Answers> {
		return fc.record({
			calls: fc.array(answersFor(this.secrets), { maxLength: 3 }),
			login: loginAnswers(this.secrets),
		});
	}

	/** The same without answers that never end: triggers and the editor wait for a minute, which nobody sets. */
	answersThatEnd(): fc.Arbitrary<Answers> {
		const ending = (list: Answer[]) => list.filter(({ stalls }) => !stalls);
		return this.answers().map(({ calls, login }) => ({
			calls: ending(calls),
			login: ending(login),
		}));
	}

	/** The seeded company, which will answer so; the credential is one that no case had before. */
	begin({ calls, login }: Answers): StoredCredential {
		this.running.reset();
		for (const { fault } of calls) if (fault) this.running.fault(fault);
		for (const { fault } of login) {
			if (fault) this.running.fault({ ...fault, match: { login: true } });
		}
		const type = vendors.find(({ name }) => name === this.name)?.credential ?? '';
		// A process remembers the login of a credential, and takes one with another member for another.
		return new StoredCredential(type, { ...this.data, case: String((cases += 1)) });
	}

	/** The same company without anything that goes wrong. */
	recover(): void {
		this.running.reset();
	}

	get requests() {
		return [...this.running.requests];
	}

	/** What is true of every case, whatever was run. */
	async complaints(): Promise<string[]> {
		// What nobody caught is told at the end of the turn.
		await nextTurn();
		const { length } = this.requests;
		return [
			...complaintsAboutUncaught(),
			...complaintsAboutPrototypes(),
			...complaintsAboutHosts(this.running.url),
			...(length > MOST_REQUESTS ? [`${length} requests`] : []),
		];
	}
}

export interface Answers {
	calls: Answer[];
	login: Answer[];
}

/** More than any case needs: the sandbox's company is small, and it goes wrong 40 times at the most. */
const MOST_REQUESTS = 500;

/** Real milliseconds, on a machine that does other things too. */
const PATIENCE = 20_000;

/** The time limit of the node, for a vendor that keeps it waiting. */
export function withTimeLimit(parameters: IDataObject, { calls, login }: Answers): IDataObject {
	if (![...calls, ...login].some(({ stalls }) => stalls)) return parameters;
	return { ...parameters, options: { ...(parameters.options as IDataObject), timeout: 80 } };
}

/** What came of it, or `endless`. */
export async function ended<T>(
	work: Promise<T>,
): Promise<{ value: T } | { thrown: Error } | 'endless'> {
	const signal = AbortSignal.timeout(PATIENCE);
	const late = new Promise<'endless'>((resolve) => {
		signal.addEventListener('abort', () => resolve('endless'), { once: true });
	});
	const settled = work.then(
		(value) => ({ value }),
		(thrown: Error) => ({ thrown }),
	);
	return await Promise.race([settled, late]);
}

/** A file in each item, with names that no folder and no header holds. */
export const files = fc.record({
	fileName: fc.constantFrom('a.pdf', '../../x', 'ą\r\nb.png', '', 'no extension', '"; x="'),
	mimeType: fc.constantFrom('application/pdf', 'image/png', 'x', 'text/plain\r\nX: 1', ''),
	data: fc.constantFrom('%PDF-1.4', 'text', '').map((text) => Buffer.from(text).toString('base64')),
});

export function itemWith(
	json: IDataObject,
	file?: INodeExecutionData['binary'],
): INodeExecutionData {
	return file === undefined ? { json } : { json, binary: file };
}

/** With the record's own type, else the name of the list in which it stands. */
function idsIn(value: unknown, list: string, depth = 0): Ids[number][] {
	if (value === null || typeof value !== 'object' || depth > 6) return [];
	const { type } = value as { type?: unknown };
	return Object.entries(value).flatMap(([key, inner]): Ids[number][] => {
		const isId = /^_?id$/i.test(key) && (typeof inner === 'string' || typeof inner === 'number');
		if (isId) return [{ kind: typeof type === 'string' ? type : list, id: inner }];
		return idsIn(inner, /^\d+$/.test(key) ? list : key, depth + 1);
	});
}
