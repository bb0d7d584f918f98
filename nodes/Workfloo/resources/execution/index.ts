import type { Resource } from '../../../shared/operation';
import { advance } from './advance';
import { downloadFile } from './downloadFile';
import { execute } from './execute';
import { executeAndWait } from './executeAndWait';
import { exportCsv } from './exportCsv';
import { get } from './get';
import { getMany } from './getMany';
import { getStatus } from './getStatus';
import { resendNip } from './resendNip';
import { resendOtp } from './resendOtp';
import { review } from './review';
import { sendNip } from './sendNip';
import { submitCorrection } from './submitCorrection';
import { submitDocuments } from './submitDocuments';
import { submitForm } from './submitForm';
import { validateNip } from './validateNip';
import { validateOtp } from './validateOtp';

export const execution: Resource = {
	name: 'Execution',
	value: 'execution',
	description: 'A run of a workfloo for one applicant',
	operations: [
		execute,
		executeAndWait,
		advance,
		get,
		getStatus,
		getMany,
		exportCsv,
		submitForm,
		submitDocuments,
		downloadFile,
		sendNip,
		validateNip,
		resendNip,
		validateOtp,
		resendOtp,
		review,
		submitCorrection,
	],
};
