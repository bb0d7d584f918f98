import { definitions } from './definitions.mts';
import { createRun, type Run } from './runs.mts';

const FORENAMES = ['Ana', 'Luis', 'María', 'Jorge', 'Sofía', 'Raúl', 'Elena'];
const SURNAMES = ['López', 'García', 'Martínez', 'Hernández', 'Ruiz'];
const OUTCOMES = ['SUCCESS', 'SUCCESS', 'ERROR', 'ABANDONED', 'SUCCESS', 'PROGRESS'];

/** Runs of the past months, newest last: enough for two pages of the default size. */
export function pastRuns(): Run[] {
	const [loan, contact] = definitions;
	return Array.from({ length: 130 }, (_, index) => {
		const created = Date.UTC(2026, 0, 5, 15) + index * 36 * 3_600_000;
		const status = OUTCOMES[index % OUTCOMES.length] ?? 'SUCCESS';
		const byHand = status === 'ABANDONED' && index % 4 === 3;
		const definition = index % 3 === 0 ? contact : loan;
		if (!definition) throw new Error('no definitions');
		return createRun(definition, index + 1, created, {
			status,
			origin: index % 5 === 0 ? 'FRONT' : 'API',
			labels: index % 2 === 0 ? null : [index % 4 === 1 ? 'sucursal-norte' : 'sucursal-sur'],
			answers: {
				first_name: FORENAMES[index % FORENAMES.length],
				last_name_1: SURNAMES[index % SURNAMES.length],
				rfc_pf: `LOPA${String(800101 + index)}QX${index % 10}`,
			},
			modifiedAt: new Date(created + 600_000).toISOString(),
			...(byHand
				? {
						cancelledBy: 'mesa@example.com',
						cancelledAt: new Date(created + 600_000).toISOString(),
					}
				: {}),
		});
	});
}
