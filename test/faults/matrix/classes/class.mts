import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunningVendor } from '../../../../sandbox/server.mts';
import type { VendorName } from '../../../../vendors.mts';

/** A credential that opens the freshly seeded vendor, and what of it must never show. */
export interface Opening {
	type: string;
	data: ICredentialDataDecryptedObject;
	secrets: string[];
	/** What the vendor has given out since. */
	tokens?(): string[];
}

interface ClassBase {
	vendor: VendorName;
	/** As the table shows it: `create`, `upsert: its search`. */
	name: string;
	node: string;
	/** The call of the contract that meets the fault; the login has no other name. */
	call: string;
	/** Of that call. */
	kind: 'read' | 'write';
	open(vendor: RunningVendor): Opening;
	parameters: IDataObject;
	/** Prepares the vendor's state. */
	before?(vendor: RunningVendor): void;
	/** The vendor has a login, and tokens that end. */
	hasLogin?: boolean;
	/** This is the login itself, for the sake of a change. */
	isLogin?: boolean;
	/** A list in several pages: faults of single pages apply. */
	isPaged?: boolean;
	/** The vendor says how long a list is, or whether there is one more page. */
	tellsItsEnd?: boolean;
	/** Names of strange answers that the vendor documents, or may give, as a success of this call. */
	accepts?: string[];
	/** What a success looks like on the wire: without a body nothing in it can go wrong. */
	answers?: 'json' | 'bytes' | 'nothing' | 'status204';
	/** Statuses by which this vendor says that nothing was done, whatever they mean elsewhere. */
	nothingDoneAt?: number[];
}

/** An operation of an action node, run on several items. */
export interface OperationClass extends ClassBase {
	driver: 'operation';
	/** Default 3; the second one meets the fault. */
	items?: number;
	/** Items that travel in one call (bulk). Default 1. */
	perCall?: number;
	item?(row: number, vendor: RunningVendor): INodeExecutionData;
	/**
	 * How often the vendor holds what this item wrote. `by`: the call that meets the fault writes, or a
	 * later one does, so that a fault means that nothing was written.
	 */
	writes?: { by: 'this call' | 'a later call'; times(vendor: RunningVendor, row: number): number };
	/** The change is made already when this call is: a fault of it fails no item. */
	isAfterthought?: boolean;
}

/** A polling trigger: the record that is new must be told once, over as many polls as it takes. */
export interface PollClass extends ClassBase {
	driver: 'poll';
	kind: 'read';
	/** Somebody enters the record that the trigger is to tell, and gives what the output must contain. */
	enter(vendor: RunningVendor): string;
}

export type MatrixClass = OperationClass | PollClass;

/** What an item writes, to be found at the vendor again. */
export const mark = (row: number): string => `matrix-row-${row}`;

/** Signs that have another spelling in addresses, forms, JSON and base64. */
export const SECRET = 'm4trix/+&="secret"';
