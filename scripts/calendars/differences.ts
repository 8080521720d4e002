/** Days on which a calendar and its second source disagree, and which of the two is followed why. */
export interface Difference {
  /** Apart by spaces. */
  places: string;
  why: string;
  /** Days off here and not there, `YYYY-MM-DD`, apart by spaces. */
  here?: string;
  /** Days off there and not here. */
  there?: string;
}

export const differences: Difference[] = [
  {
    places: 'AU-QLD',
    why: 'The Royal Queensland Show is a holiday of Brisbane only.',
    there: '2024-08-14 2025-08-13 2026-08-12 2027-08-11',
  },
  {
    places: 'AU',
    why: 'The second source names the days themselves; here stand the Mondays and Tuesdays that every State and Territory gives instead (Acts Interpretation Act 1901 s. 36 asks for the place).',
    here: '2025-01-27 2026-12-28 2027-12-27 2027-12-28',
  },
  {
    places: 'BG',
    why: 'A working day made free once by the Council of Ministers is no public holiday (Regulation 1182/71 Art. 2(1)). Without it the date is the earlier one.',
    there: '2025-12-31 2026-01-02',
  },
  {
    places: 'CA-QC',
    why: 'Interpretation Act (CQLR c. I-16) s. 61(23) names Easter Monday, and no Monday for a Christmas on Saturday.',
    here: '2024-04-01 2025-04-21 2026-04-06 2027-03-29',
    there: '2027-12-27',
  },
  {
    places: 'CA',
    why: 'Interpretation Act (R.S.C. 1985, c. I-21) s. 35 names more days than employers give, and no Monday for a Christmas on Saturday.',
    here: '2024-04-01 2024-05-20 2024-09-30 2024-10-14 2024-11-11 2025-04-21 2025-05-19 2025-09-30 2025-10-13 2025-11-11 2026-04-06 2026-05-18 2026-09-30 2026-10-12 2026-11-11 2027-03-29 2027-05-24 2027-09-30 2027-10-11 2027-11-11',
    there: '2027-12-27',
  },
  {
    places: 'CH-AI',
    why: 'Saint Maurice is kept in Appenzell, the Immaculate Conception in the whole canton or not in Oberegg: the cantonal law was not read.',
    here: '2025-09-22 2026-09-22 2027-09-22',
    there: '2025-12-08 2026-12-08 2027-12-08',
  },
  {
    places: 'CH-FR',
    why: 'Days of the Catholic communes; which places that are is not in a calendar of the canton.',
    here: '2024-05-30 2024-08-15 2024-11-01 2025-06-19 2025-08-15 2025-12-08 2026-06-04 2026-12-08 2027-05-27 2027-11-01 2027-12-08',
  },
  {
    places: 'CH-GL',
    why: 'Christmas Eve and New Year’s Eve are days of rest of the administration; the second source names the statutory ones.',
    here: '2024-12-24 2024-12-31 2025-12-24 2025-12-31 2026-12-24 2026-12-31 2027-12-24 2027-12-31',
  },
  {
    places: 'CH-LU',
    why: 'The Ruhetags- und Ladenschlussgesetz of the canton does not name these days; they are kept by custom. Without them the date is the earlier one.',
    there:
      '2024-01-02 2024-04-01 2024-05-20 2025-01-02 2025-04-21 2025-06-09 2026-01-02 2026-04-06 2026-05-25 2027-03-29 2027-05-17',
  },
  {
    places: 'CH-NE',
    why: 'Easter Monday is kept by the administration; the second source names the statutory days.',
    here: '2024-04-01 2025-04-21 2026-04-06 2027-03-29',
  },
  {
    places: 'CH-SO',
    why: 'Days of the whole canton but for the district of Bucheggberg, and 1 May from noon.',
    here: '2024-03-19 2024-05-01 2024-05-30 2024-08-15 2024-11-01 2025-03-19 2025-05-01 2025-06-19 2025-08-15 2026-03-19 2026-05-01 2026-06-04 2027-03-19 2027-05-27 2027-11-01',
  },
  {
    places: 'CH-UR',
    why: 'Saint Stephen is left out here next to a Friday; the cantonal law was not read. Without it the date is the earlier one.',
    there: '2025-12-26',
  },
  {
    places: 'CH-VS',
    why: 'Days that the administration keeps; the second source names the statutory ones.',
    here: '2024-05-01 2024-05-20 2024-12-24 2025-05-01 2025-06-09 2025-12-24 2026-05-01 2026-05-25 2026-12-24 2027-05-17 2027-12-24',
  },
  {
    places: 'CH',
    why: 'Days that most but not all cantons keep. A place that names its canton counts the canton’s own.',
    here: '2024-03-29 2024-04-01 2024-05-20 2024-12-26 2025-04-18 2025-04-21 2025-06-09 2025-12-26 2026-04-03 2026-04-06 2026-05-25 2027-03-26 2027-03-29 2027-05-17',
  },
  {
    places: 'ES-AN ES-AR ES-AS ES-CL',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2024-12-09 2025-10-13',
  },
  {
    places: 'ES-CB',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2024-09-16',
    there: '2024-04-01 2024-07-25',
  },
  {
    places: 'ES-CE',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2025-06-05 2025-09-02 2026-05-26',
    there: '2024-06-13 2024-06-17 2025-06-06 2025-06-13 2026-05-27',
  },
  {
    places: 'ES-CM',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2026-04-06',
  },
  {
    places: 'ES-EX',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2024-09-09',
    there: '2024-02-13 2024-12-09 2025-10-13',
  },
  {
    places: 'ES-GA',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2024-03-19 2025-03-19',
    there: '2026-06-24',
  },
  {
    places: 'ES-IB',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2025-04-21',
    there: '2025-12-26',
  },
  {
    places: 'ES-MC',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2024-12-09',
  },
  {
    places: 'ES-MD',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2024-07-25 2025-07-25',
  },
  {
    places: 'ES-ML',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2024-06-17 2024-12-09 2025-03-31',
  },
  {
    places: 'ES-NC',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2024-03-19 2025-03-19',
    there: '2024-07-25 2025-07-25',
  },
  {
    places: 'ES-PV',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    here: '2024-03-19 2025-03-19',
  },
  {
    places: 'ES-RI',
    why: 'Not settled: each community names its days anew every year and its decree was not read. A day of a region never gives the date, only another reading.',
    there: '2024-06-10',
  },
  {
    places: 'FI',
    why: 'Eves on which the act on time limits (150/1930) moves a period; the Regulation asks for public holidays, which they are not. Without them the date is the earlier one.',
    there: '2024-06-21 2024-12-24 2025-06-20 2025-12-24 2026-06-19 2026-12-24 2027-06-25 2027-12-24',
  },
  {
    places: 'GR',
    why: 'Labour Day of 2027 falls on Holy Saturday; whether and to where it moves is not announced.',
    there: '2027-05-04',
  },
  {
    places: 'HU',
    why: 'A working day exchanged for a Saturday by yearly decree is no public holiday (Regulation 1182/71 Art. 2(1)). Without it the date is the earlier one.',
    there:
      '2024-08-19 2024-12-24 2024-12-27 2025-05-02 2025-10-24 2025-12-24 2026-01-02 2026-08-21 2026-12-24',
  },
  {
    places: 'JP',
    why: 'Act on Holidays of Administrative Organs Art. 1: 29 December to 3 January; the second source knows the days of banks.',
    here: '2024-12-30 2025-12-29 2025-12-30 2026-12-29 2026-12-30 2027-12-29 2027-12-30',
  },
  {
    places: 'LI',
    why: 'Candlemas and Saint Joseph rest by custom; the Labour Act Art. 18 that was named for the others does not list them (not verified). Without them the date is the earlier one.',
    there: '2024-02-02 2024-03-19 2025-03-19 2026-02-02 2026-03-19 2027-02-02 2027-03-19',
  },
  {
    places: 'LV',
    why: 'A working day exchanged for a Saturday by yearly decree is no public holiday (Regulation 1182/71 Art. 2(1)). Without it the date is the earlier one.',
    there: '2024-12-23 2024-12-30 2025-05-02 2025-11-17 2026-01-02 2026-06-22',
  },
  {
    places: 'NL',
    why: 'Good Friday and 5 May in every year count under the Algemene termijnenwet Art. 3 only; they are days off by agreement. Without them the date is the earlier one.',
    there: '2024-03-29 2025-04-18 2025-05-05 2026-04-03 2027-03-26',
  },
  {
    places: 'SK',
    why: 'Whether 15 September is a day of rest again in 2027 was not read. Without it the date is the earlier one.',
    there: '2027-09-15',
  },
  {
    places: 'TH',
    why: 'Labour Day is no holiday of authorities, and bridge days given once by the cabinet are left out. Without them the date is the earlier one.',
    there: '2024-04-12 2024-05-01 2024-12-30 2025-05-01 2025-06-02 2025-08-11 2026-01-02 2026-05-01',
  },
  {
    places: 'US-CA',
    why: 'Government Code s. 6701: a Saturday gives no Friday off. 15 February and Diwali are named in the Code, offices stay open.',
    there: '2024-02-15 2026-07-03 2027-06-18 2027-10-29 2027-12-24 2027-12-31',
  },
  {
    places: 'VN',
    why: 'A working day exchanged for a Saturday by yearly notice, before the first day of the law here.',
    there: '2024-04-29',
  },
];
