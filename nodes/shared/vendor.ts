import type { Failure, ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { Parameters } from './parameters';
import type { Evidence, Kind, RequestSpec, VendorResponse } from './request';

/** What a response says went wrong, in the vendor's words. */
export interface VendorProblem {
	message: string;
	/** What the user can do about it. */
	hint?: string;
	/** The vendor's own error code. */
	code?: string;
	/**
	 * Further machine-readable facts, for example the errors of single `fields`. They stand beside
	 * `message` and `hint` in an error item, so they never have these names.
	 */
	details?: IDataObject;
	failure?: Failure;
	/** The status that counts, where the vendor puts it into the body of an HTTP 200. */
	status?: number;
}

/** The only things that differ between vendors when a call is made. Lives in `<Vendor>/transport.ts`. */
export interface VendorApi {
	/** As users know it, for messages: `Acme CRM`. */
	name: string;
	credentialType: string;
	/** The checked base URL without trailing slash. Throws `InputProblem` on a host that is not the vendor's form. */
	baseUrl(credentials: ICredentialDataDecryptedObject): string;
	/** Credential fields whose values must never be shown. */
	secretFields: string[];
	/** Credential fields that, beside the host, say whose data is seen: another account, another state of a trigger. */
	accountFields: string[];
	/** Names of the headers that the credential adds, for *Preview Request*. */
	authenticationHeaders: string[];
	/** Requests at once that the vendor bears. Default 5. */
	atOnce?: number;
	/** Media type of JSON bodies. Default `application/json`. */
	mediaType?: string;
	/** Only for vendors with a login: the hidden field of the token, and the statuses that refuse it. */
	login?: { tokenField: string; refusedWith: number[] };
	/** The form of every success, where a call names no other. */
	evidence: Evidence;
	/**
	 * Finds the vendor's own error in a response, under any HTTP status. `undefined` leaves the
	 * judgement to the kernel: web pages, redirects and statuses from 400 on are errors anyway.
	 * `spec.kind` is always set: a failed read never says that a change may have been made.
	 */
	problemIn(
		response: VendorResponse,
		spec: RequestSpec & { kind: Kind },
	): VendorProblem | undefined;
	/** Completes a problem just before it is thrown, for example with the time at which a quota resets. */
	explain?(problem: VendorProblem, context: CallContext): Promise<VendorProblem>;
	/** Parameters that concern every call of the vendor (a company, a test mode), read once an item. */
	input?(parameters: Parameters): IDataObject;
	/** Adds what every call of the vendor carries (a company, a tenant name) and may look it up. */
	prepare?(spec: RequestSpec, context: CallContext): RequestSpec | Promise<RequestSpec>;
}

/** What `VendorApi.prepare` and `explain` may use. */
export interface CallContext {
	readonly credentials: ICredentialDataDecryptedObject;
	/** What `VendorApi.input` read for the item. */
	readonly given: IDataObject;
	/** True when the call will be shown instead of sent: then nothing may be looked up for it either. */
	readonly previewing: boolean;
	/** A call that is neither prepared nor explained again. */
	call(spec: RequestSpec): Promise<VendorResponse>;
	once<T>(key: string, compute: () => Promise<T>): Promise<T>;
}
