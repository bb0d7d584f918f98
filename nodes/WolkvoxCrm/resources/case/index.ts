import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { find } from './find';
import { get } from './get';
import { getNotes } from './getNotes';
import { update } from './update';

export const caseResource: Resource = {
	name: 'Case',
	value: 'case',
	description: 'Ticket of a contact',
	operations: [create, find, get, getNotes, update],
};
