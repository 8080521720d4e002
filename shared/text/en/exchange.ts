/** Words of files for other programs. They hold no personal data. */
export const exchange = {
  name: 'Privacy Docket',
  summary: '{{ref}}: {{rule}}',
  rule: '{{regime}}: {{rule}}',
  status: 'When this was exported: {{status}}',
  other: {
    safe: 'Safe date, the earliest by any reading of the law: {{date}}',
    prevailing: 'By the prevailing reading of the law: {{date}}',
  },
  assumed: 'Provisional: the moment of “{{event}}” is not known yet; counted from “{{from}}”.',
  provisional: 'Provisional: a day that it counts is in no calendar yet.',
  task: 'Task',
  open: 'When this was exported: open',
  done: 'When this was exported: done',
  origin: 'From Privacy Docket. What moves this date happens there.',
};
