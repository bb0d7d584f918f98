import { values } from '../../api/evidence';
import { singleRecord } from '../../operations/singleRecord';

export const getAttendanceSummary = singleRecord({
	name: 'Get Summary',
	value: 'getSummary',
	action: 'Get attendance summary',
	description: 'Get paid and unpaid time, balance and remaining holidays of the API user',
	path: '/summary/attendance',
	evidence: values,
});
