/**
 * The workfloos that the sandbox company has drawn and published. Real ones are drawn in Kiban's
 * console; these were made so that every kind of step a run can park on occurs.
 */

export interface FormField {
	id: string;
	name: string;
	section: string;
	required: boolean;
	predefined: boolean;
	fieldMetadata: {
		type?: string;
		minLength?: number;
		maxLength?: number;
		minVal?: number;
		maxVal?: number;
		regex?: string;
		regexMessage?: string;
		/** Options: what is sent, and what people see. */
		map?: Record<string, string> | null;
	};
	set?: { fields: FormField[]; required: string[] | null; optionalAt: string[] | null };
	showIf?: { field: string; values: string[]; requiredWithValues: string[] | null }[] | null;
}

export interface DocumentField {
	id: string;
	name: string;
	required: boolean;
	predefined: boolean;
	/** The engine makes this file itself; nobody uploads it. */
	sourcePdfNodeId?: string;
	fileMetadata: { formats: string[] | null; maxSize?: number };
	set?: { files: { id: string; name: string; required: boolean }[]; required: string[] };
}

interface StepBase {
	/** A long string of digits, never a number. */
	id: string;
	name: string;
}

export type Step =
	| (StepBase & { kind: 'FORM'; fields: FormField[]; abandonedAfter?: number })
	| (StepBase & { kind: 'DOCUMENT'; documents: DocumentField[] })
	| (StepBase & { kind: 'NIP'; nipType: string })
	| (StepBase & { kind: 'OTP'; resends: number })
	| (StepBase & { kind: 'WIDGET'; widget: unknown })
	| (StepBase & { kind: 'TIMER'; seconds: number })
	| (StepBase & { kind: 'VALIDATION'; instruction: string })
	/** Run by the engine alone. */
	| (StepBase & { kind: 'BUREAU' })
	| (StepBase & { kind: 'FAIL'; errorMessage: string });

export interface Definition {
	id: string;
	name: string;
	steps: Step[];
	/** Milliseconds for which the engine is busy after each answer. */
	busy: number;
	/** Sends each callback twice with the same event id. */
	repeatsCallbacks?: boolean;
	/** Belongs to a space that the sandbox key cannot see. */
	foreign?: boolean;
}

export interface Pool {
	id: string;
	definitionIds: string[];
}

function field(id: string, name: string, more: Partial<FormField> = {}): FormField {
	return {
		id,
		name,
		section: 'GENERAL_DATA',
		required: true,
		predefined: true,
		fieldMetadata: { type: 'text' },
		...more,
	};
}

const applicant: FormField[] = [
	field('first_name', 'Nombre'),
	field('second_name', 'Segundo nombre', { required: false, showIf: null }),
	field('last_name_1', 'Apellido paterno'),
	field('last_name_2', 'Apellido materno', { required: false }),
	field('birth_date', 'Fecha de nacimiento', { fieldMetadata: { type: 'date' } }),
	field('rfc_pf', 'RFC', {
		fieldMetadata: {
			type: 'text',
			regex: '^[A-Z]{4}[0-9]{6}[A-Z0-9]{3}$',
			regexMessage: 'El RFC tiene 13 caracteres',
		},
	}),
	field('email', 'Correo', { fieldMetadata: { type: 'email' } }),
	field('country_code', 'Lada', { required: false }),
	field('phone_number', 'Celular', { fieldMetadata: { type: 'phone', minLength: 10 } }),
];

const loan: FormField[] = [
	field('loan_amount', 'Monto', {
		section: 'LOAN',
		predefined: false,
		fieldMetadata: { type: 'number', minVal: 1000, maxVal: 200000 },
	}),
	field('loan_term', 'Plazo', {
		section: 'LOAN',
		predefined: false,
		fieldMetadata: { type: 'select', map: { '12': '12 meses', '24': '24 meses' } },
	}),
	field('occupation', 'Ocupación', {
		section: 'LOAN',
		predefined: false,
		fieldMetadata: { map: { EMPLOYEE: 'Empleado', OWN: 'Negocio propio' } },
	}),
	field('employer', 'Empresa', {
		section: 'LOAN',
		predefined: false,
		required: false,
		fieldMetadata: {},
		showIf: [{ field: 'occupation', values: ['EMPLOYEE'], requiredWithValues: ['EMPLOYEE'] }],
	}),
	field('references', 'Referencias', {
		section: 'LOAN',
		predefined: false,
		required: false,
		fieldMetadata: {},
		set: {
			fields: [field('ref_name', 'Nombre'), field('ref_phone', 'Teléfono')],
			required: ['ref_name'],
			optionalAt: null,
		},
	}),
];

const identification: DocumentField[] = [
	{
		id: 'ine_front',
		name: 'INE frente',
		required: true,
		predefined: true,
		fileMetadata: { formats: ['pdf', 'png', 'jpg'], maxSize: 5 },
	},
	{
		id: 'ine_back',
		name: 'INE reverso',
		required: true,
		predefined: true,
		fileMetadata: { formats: null },
	},
	{
		id: 'payslips',
		name: 'Recibos de nómina',
		required: false,
		predefined: false,
		fileMetadata: { formats: null },
		set: { files: [{ id: 'payslip', name: 'Recibo', required: true }], required: ['payslip'] },
	},
	{
		id: 'contract',
		name: 'Contrato',
		required: true,
		predefined: false,
		sourcePdfNodeId: '1748283800000001',
		fileMetadata: { formats: ['pdf'] },
	},
];

const prospect = [
	field('first_name', 'Nombre'),
	field('last_name_1', 'Apellido paterno'),
	field('email', 'Correo', { required: false, fieldMetadata: {} }),
];

export const definitions: Definition[] = [
	{
		id: '657117e1d511b6e54fe2a967',
		name: 'Crédito personal',
		busy: 60,
		steps: [
			{ kind: 'FORM', id: '1748283724487876', name: 'Solicitud', fields: [...applicant, ...loan] },
			{
				kind: 'DOCUMENT',
				id: '1748283724487877',
				name: 'Identificación',
				documents: identification,
			},
			{ kind: 'NIP', id: '1748283676868449', name: 'NIP', nipType: 'sms' },
			{ kind: 'BUREAU', id: '1748283676868450', name: 'Buró de Crédito' },
			{ kind: 'OTP', id: '1748283676868451', name: 'Identidad', resends: 2 },
			{
				kind: 'VALIDATION',
				id: '1748283676868452',
				name: 'Mesa de control',
				instruction: 'Revisa los datos contra la identificación',
			},
		],
	},
	{
		id: '657117e1d511b6e54fe2a970',
		name: 'Prospecto',
		busy: 20,
		steps: [{ kind: 'FORM', id: '1748283724487900', name: 'Contacto', fields: prospect }],
	},
	{
		id: '657117e1d511b6e54fe2a971',
		name: 'Prospecto con avisos dobles',
		busy: 20,
		repeatsCallbacks: true,
		steps: [{ kind: 'FORM', id: '1748283724487901', name: 'Contacto', fields: prospect }],
	},
	{
		id: '657117e1d511b6e54fe2a972',
		name: 'Consulta inmediata',
		busy: 0,
		steps: [{ kind: 'BUREAU', id: '1748283724487902', name: 'Buró de Crédito' }],
	},
	{
		id: '657117e1d511b6e54fe2a973',
		name: 'Periodo de espera',
		busy: 0,
		steps: [{ kind: 'TIMER', id: '1748283724487903', name: 'Espera', seconds: 1 }],
	},
	{
		id: '657117e1d511b6e54fe2a974',
		name: 'Oferta con vencimiento',
		busy: 0,
		steps: [
			{
				kind: 'FORM',
				id: '1748283724487904',
				name: 'Aceptación',
				fields: prospect,
				abandonedAfter: 300,
			},
		],
	},
	{
		id: '657117e1d511b6e54fe2a975',
		name: 'Prueba de vida',
		busy: 0,
		steps: [
			{
				kind: 'WIDGET',
				id: '1748283724487905',
				name: 'Selfie',
				widget: { url: 'https://widget.example/session/1' },
			},
		],
	},
	{
		id: '657117e1d511b6e54fe2a976',
		name: 'Buró sin credenciales',
		busy: 0,
		steps: [
			{
				kind: 'FAIL',
				id: '1748283724487906',
				name: 'Buró',
				errorMessage: 'Credenciales inválidas',
			},
		],
	},
	{ id: '657117e1d511b6e54fe2a999', name: 'De otro espacio', busy: 0, foreign: true, steps: [] },
];

export const pools: Pool[] = [
	{
		id: '6580aa10d511b6e54fe2b001',
		definitionIds: ['657117e1d511b6e54fe2a970', '657117e1d511b6e54fe2a967'],
	},
];

/** Test scenarios of the console; only sandbox runs use them. */
export const scenarios = [
	{ id: '6571181fd511b6e54fe2a968', name: 'Buen historial' },
	{ id: '6571181fd511b6e54fe2a969', name: 'Sin historial' },
];

export function definitionOf(id: string): Definition | undefined {
	return definitions.find((definition) => definition.id === id);
}
