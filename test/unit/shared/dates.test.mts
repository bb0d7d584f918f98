import { formatDate } from '../../../nodes/shared/dates.ts';

describe('law 9: dates are written in the zone of the workflow', () => {
	test.each([
		['2026-01-31', 'date', '2026-01-31'],
		['2026-01-31T00:00:00', 'date', '2026-01-31'],
		['2026-01-31T23:30:00Z', 'date', '2026-02-01'],
		['2026-01-31T00:30:00-08:00', 'localDateTime', '2026-01-31T09:30:00'],
		['2026-07-01 09:00', 'spacedDateTime', '2026-07-01 09:00:00'],
		['2026-07-01T09:00:00', 'spacedMinutes', '2026-07-01 09:00'],
		['2026-07-01T09:00:00', 'unixSeconds', '1782889200'],
		['Sat, 31 Jan 2026 09:00:00 GMT', 'localDateTime', '2026-01-31T10:00:00'],
		[new Date('2026-01-31T09:00:00Z'), 'dayFirst', '31-01-2026'],
		[new Date('2026-01-31T09:00:00Z'), 'monthFirst', '01-31-2026'],
		['2026-01-31T09:00:00', 'iso', '2026-01-31T09:00:00.000+01:00'],
	] as const)('%j as %s', (value, format, expected) => {
		expect(formatDate(value, format, 'Europe/Warsaw')).toBe(expected);
	});

	test.each([
		'tomorrow',
		'room 7',
		'7',
		'01.02.2026',
		'2026-02-30',
		'',
		true,
		null,
		5,
		{},
		['2026-01-31'],
	])('%j is no date', (value) =>
		expect(formatDate(value, 'date', 'Europe/Warsaw')).toBeUndefined(),
	);
});
