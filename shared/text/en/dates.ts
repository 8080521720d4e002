/** Words around dates and times that somebody types: what they were read as, and what is wrong with them. */
export const dates = {
  time: '09:30',
  choose: '{{name}}: choose a day',
  calendar: {
    nextMonth: 'Next month',
    previousMonth: 'Previous month',
    nextYear: 'Next year',
    previousYear: 'Previous year',
    nextDecade: 'Next ten years',
    previousDecade: 'Previous ten years',
  },
  echo: {
    date: '{{date}}, {{away}}',
    moment: '{{date}}, {{time}}, {{away}}',
    ordered: '{{echo}}; read as {{order}}',
    sentence: '{{echo}}.',
  },
  isNow: 'Set to now; change it if it happened at another time.',
  order: { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' },
  problem: {
    unknownDate: 'This cannot be read as a date. Write it like 22 Nov 2026, 22/11/2026 or 2026-11-22.',
    noSuchMonth: 'This is no date: there is no month {{month}}.',
    noSuchDay: 'This is no date: {{month}} has {{days}} days.',
    otherWeekday: '{{date}} is no {{weekday}}. Correct the date or leave out the day of the week.',
    unknownTime: 'This cannot be read as a time. Write it like 09:30, 9.30 or 9pm.',
    noSuchHour: 'This is no time: there is no hour {{hour}}. Midnight is 00:00.',
    noSuchMinute: 'This is no time: there is no minute {{minute}}.',
    noSuchTime:
      'There was no {{time}} on this day in {{zone}}: the clocks went forward from {{from}} to {{to}}.',
  },
  twice: {
    question: '{{time}} came twice on this day, because the clocks went back. Which one?',
    first: 'The first ({{offset}})',
    second: 'The second ({{offset}})',
  },
};
