import { stepAnswer } from './stepAnswer';
import { mappedLabels, stepAnswers, stepFields } from './stepFields';

/** Source: https://github.com/kiban-cloud/kiban-sdk (submitWorkflooCorrection) */
export const submitCorrection = stepAnswer({
	name: 'Submit Correction',
	value: 'submitCorrection',
	action: 'Submit correction of execution',
	description: 'Hand in the fields that a reviewer asked to correct',
	answers: 'correction',
	properties: stepFields('e.g. { "rfc_pf": "LOPA900815AB1" }'),
	send: (parameters) => ({
		body: stepAnswers(parameters),
		labels: mappedLabels(parameters, 'fields'),
	}),
});
