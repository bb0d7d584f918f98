import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { applicant as solicitud } from '../../sandbox/vendors/workfloo/applicant.mts';
import { type Definition, definitions } from '../../sandbox/vendors/workfloo/definitions.mts';
import { createRun, enter, type Run } from '../../sandbox/vendors/workfloo/runs.mts';

/** Definitions of the sandbox company, by what they are for. */
export const LOAN = '657117e1d511b6e54fe2a967';
export const CONTACT = '657117e1d511b6e54fe2a970';
export const TWICE = '657117e1d511b6e54fe2a971';
export const AT_ONCE = '657117e1d511b6e54fe2a972';
export const TIMER = '657117e1d511b6e54fe2a973';
export const OFFER = '657117e1d511b6e54fe2a974';
export const WIDGET = '657117e1d511b6e54fe2a975';
export const FAILING = '657117e1d511b6e54fe2a976';
export const FOREIGN = '657117e1d511b6e54fe2a999';
export const POOL = '6580aa10d511b6e54fe2b001';
export const SCENARIO = '6571181fd511b6e54fe2a968';
export const UPLOADS = '1748283724487877';

export const credentials = ({ url }: { url: string }) => ({
	environment: 'custom',
	baseUrl: url,
	apiKey: 'sandbox-key',
});

export { solicitud };

export const PDF = Buffer.from('%PDF-1.4 identificación');

export type LoanStep = 'FORM' | 'DOCUMENT' | 'NIP' | 'OTP' | 'VALIDATION';

export function definition(id: string): Definition {
	const found = definitions.find((candidate) => candidate.id === id);
	if (!found) throw new Error(`no definition ${id}`);
	return found;
}

/** A run that is parked on a step of the loan flow already. */
export function parked(state: WorkflooState, step: LoanStep, more: Partial<Run> = {}): Run {
	const loan = definition(LOAN);
	const run = createRun(loan, state.runs.length + 1, Date.now(), {
		step: loan.steps.findIndex(({ kind }) => kind === step),
		answers: { ...solicitud },
	});
	enter(run, Date.now(), () => undefined);
	state.runs.push(Object.assign(run, more));
	return run;
}

/** A run whose documents were handed in. */
export function withDocuments(state: WorkflooState): Run {
	const moment = new Date().toISOString();
	const document = { name: 'ine_front.pdf', size: '23', value: PDF.toString('base64') };
	return parked(state, 'NIP', {
		nodes: [
			{
				id: '1748283724487876',
				name: 'Solicitud',
				type: 'FORM',
				created: moment,
				modified: moment,
				form: { fields: solicitud },
			},
			{
				id: UPLOADS,
				name: 'Identificación',
				type: 'DOCUMENT',
				created: moment,
				modified: moment,
				documents: { ine_front: document },
			},
		],
	});
}
