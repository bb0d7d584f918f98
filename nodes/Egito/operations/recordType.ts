import type { INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../shared/parameters';

/**
 * One type of record. All types have the same operations; what differs is a name and, for leads,
 * the fields that Egito publishes.
 */
export interface RecordType {
	/** For texts: `lead`, `leads`. */
	one: string;
	many: string;
	/** As in Egito's addresses: `Lead`. */
	typeOf(parameters: Parameters): string;
	/** Parameters that come before all others. */
	properties: INodeProperties[];
	/** Fields with inputs of their own, for collections. Only those of leads are published. */
	knownFields: INodeProperties[];
}

/** A type whose name is fixed. */
export function recordType(type: string, one: string, many: string): RecordType {
	return { one, many, typeOf: () => type, properties: [], knownFields: [] };
}
