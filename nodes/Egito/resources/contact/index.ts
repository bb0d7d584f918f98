import type { Resource } from '../../../shared/operation';
import { recordOperations } from '../../operations';
import { recordType } from '../../operations/recordType';

/** A person at an account (kontakt). Its fields are not published. */
export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	operations: recordOperations(recordType('Contact', 'contact', 'contacts')),
};
