import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../../../sandbox/server.mts';
import { credentials, type WorkflooState } from '../../../../sandbox/vendors/workfloo.mts';
import { createRun, type Run } from '../../../../sandbox/vendors/workfloo/runs.mts';
import {
	AT_ONCE,
	CONTACT,
	definition,
	type LoanStep,
	parked,
	PDF,
	solicitud,
	UPLOADS,
	withDocuments,
} from '../../../engine/workfloo-support.mts';
import { withFiles } from '../../../support/engine.mts';
import {
	mark,
	type MatrixClass,
	type Opening,
	type OperationClass,
	type PollClass,
	SECRET,
} from './class.mts';

const stateOf = ({ state }: RunningVendor) => state as WorkflooState;

function open(vendor: RunningVendor): Opening {
	const { keys } = stateOf(vendor);
	keys[SECRET] = { mayList: true };
	const { type, data } = credentials(vendor.url);
	const secrets = { apiKey: SECRET, callbackApiKey: `callback-${SECRET}` };
	return { type, data: { ...data, ...secrets }, secrets: Object.values(secrets) };
}

/** The run of each item: the last three. */
const runOf = (vendor: RunningVendor, row: number): Run => {
	const run = stateOf(vendor).runs.at(row - 3);
	if (!run) throw new Error(`no run for row ${row}`);
	return run;
};

const threeRuns = (make: (state: WorkflooState) => Run) => (vendor: RunningVendor) => {
	for (let row = 0; row < 3; row++) make(stateOf(vendor));
};
const parkedOn = (step: LoanStep) => threeRuns((state) => parked(state, step));

const item = (row: number, vendor: RunningVendor) => ({
	json: { mark: mark(row), id: runOf(vendor, row).id, form: solicitud as IDataObject },
});
const executionId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
const execution = (operation: string, more: IDataObject = {}) => ({
	resource: 'execution',
	operation,
	...more,
});

/** Runs that somebody's answer marked: each is billed. */
const marked = (vendor: RunningVendor, row: number) =>
	stateOf(vendor).runs.filter(({ answers }) => answers.first_name === mark(row)).length;

const started = (vendor: RunningVendor) =>
	stateOf(vendor).runs.filter(({ definitionId }) => definitionId === AT_ONCE).length;

const node = { vendor: 'workfloo', driver: 'operation', node: 'workfloo', item, open } as const;
const executeAndWait = {
	...node,
	items: 1,
	parameters: execution('executeAndWait', { workflooDefinitionId: AT_ONCE, timeLimit: 5 }),
};

const operations: OperationClass[] = [
	{
		...node,
		name: 'read one',
		call: 'getWorkfloo',
		kind: 'read',
		parameters: execution('get', { executionId }),
		before: parkedOn('FORM'),
	},
	{
		...node,
		name: 'read many',
		call: 'listWorkfloosV2',
		kind: 'read',
		items: 2,
		isPaged: true,
		tellsItsEnd: true,
		parameters: execution('getMany', { returnAll: true }),
		// Beside the 130 of the seed: three pages of the size that the node asks for.
		before: (vendor) => {
			for (let count = 0; count < 100; count++) addEnded(stateOf(vendor));
		},
		accepts: ['an empty list', 'null'],
	},
	{
		...node,
		name: 'create (start a run)',
		call: 'executeWorkfloo',
		kind: 'write',
		parameters: execution('execute', {
			workflooDefinitionId: CONTACT,
			additionalFields: { form: '={{ { first_name: $json.mark, last_name_1: "Ruiz" } }}' },
		}),
		writes: { by: 'this call', times: marked },
	},
	{
		...node,
		name: 'update (submit a form)',
		call: 'executeWorkflooForm',
		kind: 'write',
		parameters: execution('submitForm', {
			executionId,
			answerWith: 'json',
			fieldsJson: '={{ Object.assign({}, $json.form, { first_name: $json.mark }) }}',
		}),
		before: parkedOn('FORM'),
		answers: 'nothing',
		accepts: ['nothing'],
		writes: { by: 'this call', times: marked },
	},
	{
		...node,
		name: 'upload',
		call: 'executeWorkflooDocument',
		kind: 'write',
		parameters: execution('submitDocuments', {
			executionId,
			documents: {
				values: ['ine_front', 'ine_back'].map((documentId) => ({
					documentId,
					binaryPropertyName: 'data',
				})),
			},
		}),
		item: (row, vendor) =>
			withFiles(item(row, vendor).json, {
				data: { content: PDF, fileName: 'ine.pdf', mimeType: 'application/pdf' },
			}),
		before: parkedOn('DOCUMENT'),
		answers: 'nothing',
		accepts: ['nothing'],
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				runOf(vendor, row).nodes.filter(({ documents }) => documents !== undefined).length,
		},
	},
	{
		...node,
		name: 'download',
		call: 'getWorkflooFile',
		kind: 'read',
		parameters: execution('downloadFile', {
			executionId: '={{ $json.id }}',
			nodeId: UPLOADS,
			fileName: 'ine_front.pdf',
			binaryPropertyName: 'file',
		}),
		before: threeRuns(withDocuments),
	},
	{
		...executeAndWait,
		name: 'Execute and Wait: its start',
		call: 'executeWorkfloo',
		kind: 'write',
		writes: { by: 'this call', times: started },
	},
	{
		...executeAndWait,
		name: 'Execute and Wait: its look at the run',
		call: 'getWorkflooStatus',
		kind: 'read',
		isAfterthought: true,
		writes: { by: 'a later call', times: started },
	},
];

const poll: PollClass = {
	vendor: 'workfloo',
	driver: 'poll',
	node: 'workflooPollTrigger',
	name: 'poll',
	call: 'listWorkfloosV2',
	kind: 'read',
	isPaged: true,
	tellsItsEnd: true,
	open,
	parameters: { event: 'ended', simplify: true, workflooName: '', options: {} },
	before: (vendor) => {
		const state = stateOf(vendor);
		state.answers.mostPerPage = 2;
		for (let count = 0; count < 4; count++) addEnded(state);
	},
	accepts: ['an empty list', 'null'],
	enter: (vendor) => addEnded(stateOf(vendor)).id,
};

/** A run that ended a moment ago. */
function addEnded(state: WorkflooState): Run {
	const number = state.runs.length + 1;
	const run = createRun(definition(AT_ONCE), number, Date.now(), { status: 'SUCCESS' });
	state.runs.push(run);
	return run;
}

export const classes: MatrixClass[] = [...operations, poll];
