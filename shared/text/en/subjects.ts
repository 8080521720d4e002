/** What a clock of an agreement or a transfer is about. */
export const subjects = {
  expiry: 'Expiry',
  notice: 'Last day to give notice',
  review: 'Review',
  settlement: 'Return or deletion',
  objection: 'No. {{number}}',
  breachNotice: 'No. {{number}}',
  filing: 'Filing of the standard contract',
  renewal: 'Extension of the assessment',
};
