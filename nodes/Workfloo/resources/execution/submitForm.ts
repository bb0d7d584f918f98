import { stepAnswer } from './stepAnswer';
import { mappedLabels, stepAnswers, stepFields } from './stepFields';

/** Source: https://docs.kiban.cloud/reference/workfloo-execute-form */
export const submitForm = stepAnswer({
	name: 'Submit Form',
	value: 'submitForm',
	action: 'Submit form of execution',
	description: 'Answer the form that a run is waiting for',
	answers: 'form',
	properties: stepFields('e.g. { "first_name": "Ana" }'),
	send: (parameters) => ({
		body: stepAnswers(parameters),
		labels: mappedLabels(parameters, 'fields'),
	}),
});
