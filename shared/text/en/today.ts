export const today = {
  title: 'Today',
  overdue: 'Overdue',
  soon: 'Due within a week',
  decide: 'Waits for your decision',
  waiting: 'Waiting for somebody',
  count: '{{name}} · {{count}}',
  drafts: {
    title: 'Drafts',
    takeUp: 'Continue',
    discard: 'Discard',
  },
  calm: {
    title: 'Nothing is due.',
    what: 'No clock is late or ends within a week, and nobody has to be waited for.',
  },
};
