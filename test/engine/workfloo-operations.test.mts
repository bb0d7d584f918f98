import type { IDataObject } from 'n8n-workflow';

import type { RunningVendor } from '../../sandbox/server.mts';
import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import type { Run } from '../../sandbox/vendors/workfloo/runs.mts';
import { NIP, OTP } from '../../sandbox/vendors/workfloo/runs.mts';
import { withFiles } from '../support/engine.mts';
import {
	ANY_JSON,
	describeOperations,
	EMPTY_LIST,
	NOTHING,
	type OperationCase,
} from '../support/operation.mts';
import { useSandbox } from '../support/sandbox.mts';
import {
	AT_ONCE,
	CONTACT,
	credentials,
	LOAN,
	type LoanStep,
	parked,
	PDF,
	POOL,
	solicitud,
	UPLOADS,
	withDocuments,
} from './workfloo-support.mts';

const sandbox = useSandbox('workfloo');
const vendor = () => sandbox.vendor<WorkflooState>('workfloo');
let run: Run;

/** An operation on a run that waits on a step; it leaves the step, so it works once. */
const onStep = (
	step: LoanStep,
	operation: string,
	values: IDataObject,
	rest: Pick<OperationCase, 'calls' | 'success'> & Partial<OperationCase>,
	more: Partial<Run> = {},
): OperationCase => ({
	before: () => {
		run = parked(vendor().state, step, more);
	},
	parameters: () => ({
		resource: 'execution',
		operation,
		executionId: { __rl: true, mode: 'id', value: run.id },
		...values,
	}),
	repeatable: false,
	...rest,
});

describeOperations(
	{
		node: 'workfloo',
		credentialType: 'workflooApi',
		credentials,
		secrets: ['sandbox-key'],
		vendor: () => vendor() as unknown as RunningVendor,
		refusal: {
			body: { typeError: 'LOCKED', errors: null, errorMessage: 'The space is locked' },
			message: 'The space is locked',
		},
	},
	{
		'execution:execute': {
			parameters: {
				resource: 'execution',
				operation: 'execute',
				workflooDefinitionId: LOAN,
				additionalFields: {
					form: JSON.stringify(solicitud),
					callbackUrl: 'http://127.0.0.1:9/none',
					callbackApiKey: 'shown-by-kiban',
				},
			},
			calls: ['executeWorkfloo'],
			success: (json, [request]) => {
				expect(json).toEqual([{ id: vendor().state.runs.at(-1)?.id, idUnykoo: 1131 }]);
				expect(request.body).toEqual({
					idWorkflooDefinition: LOAN,
					form: solicitud,
					callbackUrl: 'http://127.0.0.1:9/none',
					callbackXApiKey: 'shown-by-kiban',
				});
			},
		},
		'execution:executeAndWait': {
			parameters: {
				resource: 'execution',
				operation: 'executeAndWait',
				workflooDefinitionId: AT_ONCE,
			},
			calls: ['executeWorkfloo', 'getWorkflooStatus'],
			success: ([report], [request]) => {
				expect(report).toMatchObject({ status: 'SUCCESS', finished: true, timedOut: false });
				expect(request.body).toEqual({
					idWorkflooDefinition: AT_ONCE,
					callbackUrl: expect.stringContaining('/webhook-waiting/'),
				});
			},
		},
		'execution:advance': onStep(
			'DOCUMENT',
			'advance',
			{
				documents: {
					values: [
						{ documentId: 'ine_front', binaryPropertyName: 'front' },
						{ documentId: 'ine_back', binaryPropertyName: 'back' },
					],
				},
				options: { pollInterval: 20, sendNip: false },
			},
			{
				item: withFiles(
					{},
					{
						front: { content: PDF, fileName: 'front.pdf', mimeType: 'application/pdf' },
						back: { content: PDF, fileName: 'back.pdf', mimeType: 'application/pdf' },
					},
				),
				calls: expect.arrayContaining(['getWorkflooStatus', 'executeWorkflooDocument']),
				previewCalls: ['getWorkflooStatus'],
				success: ([report]) => {
					expect(report).toMatchObject({ finished: false, needs: 'nip', missing: ['nip'] });
				},
			},
		),
		'execution:get': {
			before: () => {
				run = withDocuments(vendor().state);
			},
			parameters: () => ({ resource: 'execution', operation: 'get', executionId: run.id }),
			calls: ['getWorkfloo'],
			success: ([detail]) => {
				expect(detail).toMatchObject({
					id: run.id,
					status: 'PROGRESS',
					labels: [],
					answers: solicitud,
					documents: [
						{ nodeId: UPLOADS, documentId: 'ine_front', name: 'ine_front.pdf', size: '23' },
					],
				});
				expect(Object.keys(detail).length).toBeLessThanOrEqual(10);
			},
		},
		'execution:getStatus': onStep(
			'FORM',
			'getStatus',
			{},
			{
				repeatable: true,
				calls: ['getWorkflooStatus'],
				success: ([status]) => {
					expect(status).toMatchObject({ id: run.id, status: 'PROGRESS', needs: 'form' });
				},
			},
		),
		'execution:getMany': {
			parameters: {
				resource: 'execution',
				operation: 'getMany',
				limit: 3,
				filters: { status: 'ERROR' },
			},
			calls: ['listWorkfloosV2'],
			// Kiban's lists may be null.
			accepts: [...EMPTY_LIST, 'null'],
			success: (json, [request]) => {
				expect(json.map(({ status }) => status)).toEqual(['ERROR', 'ERROR', 'ERROR']);
				expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
				expect(request.query).toEqual({ status: 'ERROR', page: '1', itemsPerPage: '3' });
			},
		},
		'execution:exportCsv': {
			parameters: {
				resource: 'execution',
				operation: 'exportCsv',
				limit: 2,
				binaryPropertyName: 'data',
			},
			calls: ['listWorkfloosV2'],
			success: ([json], [request], [item]) => {
				expect(request.query).toEqual({ page: '1', itemsPerPage: '2', format: 'CSV' });
				expect(json).toMatchObject({ fileName: 'workfloo-executions.csv', mimeType: 'text/csv' });
				const text = Buffer.from(item.binary?.data.data ?? '', 'base64').toString();
				expect(text.split('\n')[0]).toBe('id,name,status,createdAt');
				expect(text).toContain('Crédito personal');
			},
		},
		'execution:submitForm': onStep(
			'FORM',
			'submitForm',
			{ answerWith: 'json', fieldsJson: JSON.stringify(solicitud) },
			{
				calls: ['executeWorkflooForm'],
				accepts: NOTHING,
				success: (json, [request]) => {
					expect(json).toEqual([{ success: true, id: run.id }]);
					expect(request.body).toEqual(solicitud);
				},
			},
		),
		'execution:submitDocuments': onStep(
			'DOCUMENT',
			'submitDocuments',
			{
				documents: {
					values: [
						{ documentId: 'ine_front', binaryPropertyName: 'front' },
						{ documentId: 'ine_back', binaryPropertyName: 'back' },
					],
				},
				additionalDocuments: { payslips: [{ payslip: PDF.toString('base64') }] },
			},
			{
				item: withFiles(
					{},
					{
						front: { content: PDF, fileName: 'front.pdf', mimeType: 'application/pdf' },
						back: { content: Buffer.from([0, 255, 10]), fileName: 'back', mimeType: 'image/png' },
					},
				),
				calls: ['executeWorkflooDocument'],
				accepts: NOTHING,
				success: (_json, [request]) => {
					expect(request.body).toEqual({
						ine_front: PDF.toString('base64'),
						ine_back: 'AP8K',
						payslips: [{ payslip: PDF.toString('base64') }],
					});
				},
			},
		),
		'execution:downloadFile': {
			before: () => {
				run = withDocuments(vendor().state);
			},
			parameters: () => ({
				resource: 'execution',
				operation: 'downloadFile',
				executionId: run.id,
				nodeId: UPLOADS,
				fileName: 'ine_front.pdf',
				binaryPropertyName: 'file',
			}),
			calls: ['getWorkflooFile'],
			success: ([json], _requests, [item]) => {
				expect(json).toMatchObject({ id: run.id, mimeType: 'application/pdf', bytes: PDF.length });
				expect(item.binary?.file).toMatchObject({
					fileName: 'ine_front.pdf',
					mimeType: 'application/pdf',
					data: PDF.toString('base64'),
				});
			},
		},
		'execution:sendNip': onStep(
			'NIP',
			'sendNip',
			{
				additionalFields: {
					countryCode: '+52',
					phoneNumber: '5500000000',
					callbackUrl: 'https://n8n.example.com/webhook/nip',
					callbackApiKey: 'shown-by-kiban',
				},
			},
			{
				calls: ['sendWorkflooNip'],
				accepts: NOTHING,
				success: (json, [request]) => {
					expect(json).toEqual([{ success: true, id: run.id }]);
					expect(request.body).toEqual({ countryCode: '+52', phoneNumber: '5500000000' });
					expect(request.headers).toMatchObject({
						urlcallback: 'https://n8n.example.com/webhook/nip',
						xapikeycallback: expect.any(String),
					});
				},
			},
		),
		'execution:validateNip': onStep(
			'NIP',
			'validateNip',
			{ nip: NIP, options: { returnStatus: true } },
			{
				calls: ['validateWorkflooNip', 'getWorkflooStatus'],
				success: ([json]) => {
					expect(json).toMatchObject({
						success: true,
						id: run.id,
						phase: 'VALIDATE_2',
						status: 'PROGRESS',
					});
				},
			},
			{ phase: 'VALIDATE' },
		),
		'execution:resendNip': onStep(
			'NIP',
			'resendNip',
			{},
			{
				repeatable: true,
				calls: ['resendWorkflooNip'],
				success: ([json]) => {
					expect(json).toMatchObject({
						success: true,
						phase: 'VALIDATE',
						phoneNumber: '5512345678',
					});
				},
			},
			{ phase: 'VALIDATE' },
		),
		'execution:validateOtp': onStep(
			'OTP',
			'validateOtp',
			{ otp: OTP },
			{
				calls: ['validateWorkflooOtp'],
				accepts: NOTHING,
				success: (_json, [request]) => expect(request.body).toEqual({ token: OTP }),
			},
		),
		'execution:resendOtp': onStep(
			'OTP',
			'resendOtp',
			{},
			{
				calls: ['fallbackWorkflooOtp'],
				accepts: NOTHING,
				success: (_json, [request]) => {
					expect(request.body).toBeUndefined();
					expect(vendor().state.billed).toEqual([{ what: 'otp', runId: run.id }]);
				},
			},
		),
		'execution:review': onStep(
			'VALIDATION',
			'review',
			{
				decision: 'REJECTED',
				reviews: { values: [{ fieldId: 'rfc_pf', message: 'Does not match', sourceNodeId: '' }] },
				additionalFields: { reviewerNote: 'See the identification' },
			},
			{
				calls: ['reviewWorkflooValidation'],
				accepts: NOTHING,
				success: (_json, [request]) => {
					expect(request.body).toEqual({
						decision: 'REJECTED',
						reviewerNote: 'See the identification',
						reviews: [{ fieldId: 'rfc_pf', message: 'Does not match' }],
					});
				},
			},
		),
		'execution:submitCorrection': onStep(
			'VALIDATION',
			'submitCorrection',
			{ answerWith: 'json', fieldsJson: { rfc_pf: 'LOPA900815AB2' } },
			{
				calls: ['submitWorkflooCorrection'],
				accepts: NOTHING,
				success: () => expect(run.answers.rfc_pf).toBe('LOPA900815AB2'),
			},
			{ validation: { state: 'CORRECTION', reviews: [{ fieldId: 'rfc_pf', message: 'Wrong' }] } },
		),
		'pool:execute': {
			parameters: {
				resource: 'pool',
				operation: 'execute',
				poolDefinitionId: POOL,
				scenarios: { values: [{ definitionId: CONTACT, scenarioId: '6571181fd511b6e54fe2a968' }] },
			},
			calls: ['executePool'],
			success: (json, [request]) => {
				expect(json).toEqual([
					{ idWorkfloo: vendor().state.runs.at(-1)?.id, idWorkflooDefinition: CONTACT },
				]);
				expect(request.body).toEqual({
					idPoolDefinition: POOL,
					sceneries: { [CONTACT]: '6571181fd511b6e54fe2a968' },
				});
			},
		},
		'customApiCall:send': {
			parameters: {
				resource: 'customApiCall',
				operation: 'send',
				method: 'POST',
				path: '/api/v1/workfloo',
				body: { idWorkflooDefinition: CONTACT },
			},
			calls: ['executeWorkfloo'],
			accepts: ANY_JSON,
			success: ([json]) => expect(json).toHaveProperty('id'),
		},
	},
);
