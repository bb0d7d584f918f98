import { InputProblem } from '../../../shared/inputProblem';
import { documentAnswers, documentProperties } from './documents';
import { stepAnswer } from './stepAnswer';

/** Files travel as base64 within JSON. Source: https://github.com/kiban-cloud/kiban-sdk */
export const submitDocuments = stepAnswer({
	name: 'Submit Documents',
	value: 'submitDocuments',
	action: 'Submit documents of execution',
	description: 'Upload the documents that a run is waiting for',
	answers: 'documents',
	properties: documentProperties,
	send: async (parameters) => {
		const documents = await documentAnswers(parameters);
		if (Object.keys(documents).length === 0) {
			throw new InputProblem('documents', 'is empty', 'Add at least one document.');
		}
		return { body: documents };
	},
});
