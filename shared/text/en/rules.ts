/** Names of regimes, rules, events and places, and the sentences that rules point to. */
export const rules = {
  regime: {
    euGdpr: 'EU GDPR',
    ukGdpr: 'UK GDPR',
    cnPipl: 'China PIPL',
    house: 'Our own policy',
    contract: 'Agreement',
  },
  rule: {
    euGdpr: {
      requestResponse: {
        title: 'Answer to the person',
        duty: 'Tell the person what was done on the request, or why nothing was done.',
      },
      requestExtensionNotice: {
        title: 'Notice of an extension',
        duty: 'Tell the person that the answer takes longer, and why, before the first month ends.',
      },
      breachAuthority: {
        title: 'Notification to the supervisory authority',
        duty: 'Notify the authority of a personal data breach, unless a risk to people is unlikely.',
      },
      breachAuthorityOmnibus: {
        title: 'Notification to the authority (proposal)',
        duty: 'Notify the authority of a breach with a high risk through the single entry point.',
      },
    },
    ukGdpr: {
      requestResponse: {
        title: 'Answer to the person',
        duty: 'Tell the person what was done on the request, or why nothing was done.',
      },
      requestExtensionNotice: {
        title: 'Notice of an extension',
        duty: 'Tell the person that the answer takes longer, and why, before the first month ends.',
      },
      complaintAcknowledgement: {
        title: 'Acknowledgement of a complaint',
        duty: 'Tell the person that the complaint was received.',
      },
      breachAuthority: {
        title: 'Notification to the Commissioner',
        duty: 'Notify the Commissioner of a personal data breach, unless a risk to people is unlikely.',
      },
    },
    cnPipl: {
      requestResponse: {
        title: 'Answer to the individual',
        duty: 'Answer the individual with a reasonable explanation and the external ways to complain.',
      },
      requestApp: {
        title: 'Correction, deletion, cancellation or complaint in an app',
        duty: 'Complete what the individual asked for in the app.',
      },
      requestAccountCancellation: {
        title: 'Cancellation of an account',
        duty: 'Check and complete a cancellation that is handled by hand.',
      },
      incidentReportCii: {
        title: 'Incident report (critical infrastructure)',
        duty: 'Report the incident to the protection department and the police.',
      },
      incidentReportStateOrgan: {
        title: 'Incident report (state organ)',
        duty: 'Report the incident to the cyberspace office of one’s own organ.',
      },
      incidentReportOperator: {
        title: 'Incident report (network operator)',
        duty: 'Report the incident to the provincial cyberspace administration.',
      },
      incidentFinalReport: {
        title: 'Final report on an incident',
        duty: 'Report cause, measures, harm, responsibility, rectification and lessons through the same channel.',
      },
      transferContractFiling: {
        title: 'Filing of the standard contract',
        duty: 'File the contract and the impact assessment with the provincial cyberspace administration.',
      },
      transferFilingCheck: {
        title: 'Check of the filing by the authority',
        duty: 'The authority checks the filing and answers.',
      },
      transferAssessmentExtensionOpens: {
        title: 'Window to extend a security assessment',
        duty: 'Apply for an extension through the provincial cyberspace administration before the validity ends.',
      },
      transferReassessmentRequest: {
        title: 'Request to assess again',
        duty: 'Ask for another assessment if the result is disputed.',
      },
      officerFiling: {
        title: 'Filing of the protection officer',
        duty: 'File the officer’s details with the city’s cyberspace administration.',
      },
      assessmentRetention: {
        title: 'Retention of the impact assessment',
        duty: 'Keep the assessment report and the records of the processing.',
      },
    },
    house: {
      requestCorrection: {
        title: 'Reply to a correction request',
        duty: 'Reply to the person who asked for a correction, as our policy promises.',
      },
      policyEffect: {
        title: 'Changed policy takes effect',
        duty: 'A changed privacy policy binds from this day on, not earlier.',
      },
    },
    contract: {
      agreementExpiry: {
        title: 'Agreement ends',
        duty: 'Renew, replace or wind up the agreement by this day.',
      },
      transferExpiry: {
        title: 'Transfer runs out',
        duty: 'Renew the basis of the transfer, or end it, by this day.',
      },
      agreementNotice: {
        title: 'Last day for notice',
        duty: 'Give notice to the other party, or the agreement goes on.',
      },
      agreementReview: { title: 'Review of the agreement', duty: 'Review the agreement and its processor.' },
    },
  },
  event: {
    received: 'Received',
    identityAsked: 'Proof of identity asked',
    identityReceived: 'Proof of identity received',
    identityVerified: 'Identity verified',
    feePaid: 'Fee paid',
    clarificationAsked: 'Clarification asked',
    clarificationReceived: 'Clarification received',
    aware: 'Became aware',
    discovered: 'Discovered',
    handlingEnded: 'Handling ended',
    effective: 'Contract in effect',
    filed: 'Filed',
    validTo: 'Valid to',
    resultReceived: 'Result received',
    thresholdReached: 'Threshold reached',
    approved: 'Approved',
    noticed: 'Notified or published',
    expires: 'Expires',
    reviewOn: 'Review on',
  },
  place: {
    AT: 'Austria',
    BE: 'Belgium',
    CN: 'China',
    DE: 'Germany',
    'GB-ENG': 'England',
  },
  reading: {
    suspendedForIdentity:
      'the days from the question for identity to its answer do not count (EDPB; the Regulation itself has no pause).',
    nextFullHour: 'the hour of the event is not counted, so the period starts with the next full hour.',
    beginningWith:
      'a period “beginning with” a day counts that day, as in ordinary English usage, and nothing moves its end. One day earlier is the safe date.',
    pauseNarrow:
      'a question answered on the same day, and the day on which the period starts, take no day out of the period.',
    icoGuidance:
      'the ICO let the month run from proof of identity or the fee, and stand still for a clarification.',
    noRollByAnalogy:
      'the Civil Code applies to this period only by analogy, so a holiday does not move its end. The safe date.',
    restDaysRoll:
      'practice treats an ordinary Saturday or Sunday like a holiday, so the end moves to a working day.',
    promiseRolls: 'a promise of days is read like a statutory period, so its end moves to a working day.',
    sevenFullDays: 'seven full days pass after the day of the notice before the change binds.',
  },
  note: {
    resolveIdentityEarly:
      'Answer without undue delay; the month is the latest date. Ask for proof of identity at once: only a prompt question can suspend the period, if anything can.',
    noticeSameDate: 'The notice is due on the same date as the answer without an extension.',
    lateNeedsReasons: 'Notify without undue delay; a later notification must give the reasons for the delay.',
    onlyProposed: 'A proposal, not law: no clock runs under it.',
    clarificationOnlyAccess:
      'Only a request for access (Art. 15) stands still while a clarification is awaited.',
    inTimeNoNumber:
      'The law says “in time” and gives no number of days; the 30 days come from a recommended national standard.',
    promisedTimeFirst: 'If a shorter time was promised, that promise binds.',
    fromGradeFairlySerious: 'Runs for incidents of the grade “fairly serious” (较大) or above.',
    applyBeforeExpiry: 'Apply between this day and the end of the validity.',
    promiseCountedStrictly:
      'The policy says “within 30 days” and no more. We count calendar days from the day after receipt and move nothing to a later working day: the person can rely on the words as they stand.',
    effectFromStartOfDay:
      'The policy says “7 days after notice or publication”. We take the seventh day after the day of the notice, from its start.',
    noticeMustArrive:
      'The notice must have arrived by this day. What the clause says about form, arrival and the end of a month goes first.',
  },
  problem: {
    missing: '“{{event}}” is missing.',
    malformed: '“{{event}}” is no date and no moment with an offset.',
    absurdYear: '“{{event}}” lies in a year that cannot be meant.',
    future: '“{{event}}” lies in the future.',
    beforeOther: '“{{event}}” lies before “{{other}}”.',
    momentNeeded: '“{{event}}” needs its hour: this clock counts hours.',
    unknownEvent: 'This rule knows no event “{{event}}”.',
    noExtension: 'This rule has no extension.',
    notExpected: 'This rule has its own number and takes none.',
    absurdAmount: '{{value}} cannot be the length of this period (at most {{most}}).',
    hoursBack: 'Hours cannot be counted back from an end.',
    unknown: 'There is no such rule.',
    notInForce: 'This rule is proposed and not in force.',
    notInForceThen: 'This rule was not law on {{date}}.',
  },
};
