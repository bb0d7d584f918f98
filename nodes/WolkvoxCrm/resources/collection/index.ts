import type { Resource } from '../../../shared/operation';
import { createManagement } from './createManagement';
import { createObligation } from './createObligation';
import { findManagements } from './findManagements';
import { findObligation } from './findObligation';
import { load } from './load';
import { updateObligation } from './updateObligation';

export const collection: Resource = {
	name: 'Collection',
	value: 'collection',
	description: 'Debtors, their obligations, and what was done about them (cobranzas)',
	operations: [
		createManagement,
		createObligation,
		findManagements,
		findObligation,
		load,
		updateObligation,
	],
};
