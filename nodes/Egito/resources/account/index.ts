import type { Resource } from '../../../shared/operation';
import { recordOperations } from '../../operations';
import { recordType } from '../../operations/recordType';

/** A company that one does business with (kontrahent). Its fields are not published. */
export const account: Resource = {
	name: 'Account',
	value: 'account',
	operations: recordOperations(recordType('Account', 'account', 'accounts')),
};
