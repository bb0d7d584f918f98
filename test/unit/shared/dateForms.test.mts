import { formatDate, isAmbiguous } from '../../../nodes/shared/dates.ts';

const written = (value: string) => formatDate(value, 'localDateTime', 'Europe/Warsaw');

describe('dates as spreadsheets and people write them', () => {
	test.each([
		['31.12.2026', '2026-12-31T00:00:00'],
		['12/31/2026', '2026-12-31T00:00:00'],
		['31-12-2026', '2026-12-31T00:00:00'],
		['13.1.2026', '2026-01-13T00:00:00'],
		// The same day in either order.
		['05.05.2026', '2026-05-05T00:00:00'],
		[' 31.12.2026 14:30 ', '2026-12-31T14:30:00'],
		['31.12.2026 9:05', '2026-12-31T09:05:00'],
		['2026-12-31 9:05', '2026-12-31T09:05:00'],
	])('%s means one day', (value, expected) => expect(written(value)).toBe(expected));

	test.each(['01.02.2026', '1/2/2026', '11-12-2026 08:00'])('%s can mean two', (value) => {
		expect(isAmbiguous(value)).toBe(true);
		expect(written(value)).toBeUndefined();
	});

	test.each(['31.02.2026', '31.13.2026', '32.12.2026', '31.12/2026', '31.12.26', '0.0.2026'])(
		'%s is none',
		(value) => expect(written(value)).toBeUndefined(),
	);

	// n8n's parser would read them in the zone of the machine, not of the workflow.
	test.each(['2026-12-31 2:30 PM', '31.12.2026 2:30 PM', 'Sat, 31 Jan 2026 09:00', '2026-12-31 x'])(
		'%s is refused, because its time would depend on the machine',
		(value) => expect(written(value)).toBeUndefined(),
	);

	test.each([
		['2026-01-31T09:00:00.123+01:00', '2026-01-31T09:00:00'],
		['2026-01-31T08:00Z', '2026-01-31T09:00:00'],
		['2026-01-31 08:00:00+00', '2026-01-31T09:00:00'],
		['2026-01-31T09', '2026-01-31T09:00:00'],
		['Sat, 31 Jan 2026 03:00:00 -0500', '2026-01-31T09:00:00'],
		['Sat, 31 Jan 2026 08:00:00 UTC', '2026-01-31T09:00:00'],
	])('%s keeps its offset', (value, expected) => expect(written(value)).toBe(expected));
});
