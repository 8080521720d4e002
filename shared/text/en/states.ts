/** How a case stands, by register: `states.<kind>.<state>`. */
export const states = {
  request: {
    received: 'Received',
    identityAsked: 'Identity',
    working: 'In work',
    decided: 'Decided',
    answered: 'Answered',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
    discarded: 'Discarded',
  },
  incident: {
    logged: 'Logged',
    assessed: 'Assessed',
    contained: 'Contained',
    closed: 'Closed',
    dismissed: 'Dismissed',
    discarded: 'Discarded',
  },
  agreement: {
    draft: 'Draft',
    inForce: 'In force',
    noticeGiven: 'Notice given',
    ended: 'Ended',
    settled: 'Settled',
    discarded: 'Discarded',
  },
  transfer: {
    draft: 'Draft',
    applied: 'Applied for',
    approved: 'Approved',
    refused: 'Refused',
    inForce: 'In force',
    suspended: 'Suspended',
    ended: 'Ended',
    discarded: 'Discarded',
  },
};
