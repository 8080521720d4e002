import { places } from './places.ts';
import { ruleNames } from './rule-names.ts';

/** Names of regimes, rules, events and places, and the sentences that rules point to. */
export const rules = {
  regime: {
    euGdpr: 'EU GDPR',
    ukGdpr: 'UK GDPR',
    cnPipl: 'China PIPL',
    house: 'Our own policy',
    contract: 'Agreement',
    usCa: 'California CCPA',
    brLgpd: 'Brazil LGPD',
    sgPdpa: 'Singapore PDPA',
    hkPdpo: 'Hong Kong PDPO',
    jpAppi: 'Japan APPI',
    krPipa: 'Korea PIPA',
    auPrivacy: 'Australia Privacy Act',
    caPipeda: 'Canada PIPEDA',
    caQc: 'Quebec private-sector privacy act',
    chFadp: 'Switzerland FADP',
    zaPopia: 'South Africa POPIA',
    thPdpa: 'Thailand PDPA',
    vnPdp: 'Vietnam Personal Data Protection Law',
    inDpdp: 'India DPDP Act',
    euNis2: 'EU NIS2',
  },
  rule: {
    ...ruleNames,
    house: {
      requestAccess: {
        title: 'Reply to an access request',
        duty: 'Answer the person who asked to see their data, as our policy promises.',
      },
      requestCopy: {
        title: 'Reply to a request for copies',
        duty: 'Hand over the copies that the person asked for, as our policy promises.',
      },
      requestPortability: {
        title: 'Reply to a request to move data',
        duty: 'Hand the data over or move it as the person asked, as our policy promises.',
      },
      requestDeletion: {
        title: 'Reply to a deletion request',
        duty: 'Delete, or say why not, as our policy promises.',
      },
      requestRestriction: {
        title: 'Reply to a request for restriction',
        duty: 'Restrict, or say why not, as our policy promises.',
      },
      requestObjection: {
        title: 'Reply to an objection',
        duty: 'Stop, or say why not, as our policy promises.',
      },
      requestWithdrawConsent: {
        title: 'Carry out a withdrawal of consent',
        duty: 'Stop what rested on the consent, as our policy promises.',
      },
      requestAutomatedDecision: {
        title: 'Reply on an automated decision',
        duty: 'Look at the decision again, as our policy promises.',
      },
      requestExplanation: {
        title: 'Explain to the person',
        duty: 'Explain what the person asked about, as our policy promises.',
      },
      requestAccountCancellation: {
        title: 'Close an account',
        duty: 'Close the account that the person asked to close, as our policy promises.',
      },
      requestComplaint: {
        title: 'Reply to a complaint',
        duty: 'Answer the complaint, as our policy promises.',
      },
      noticeAuthority: {
        title: 'Notice to an authority (own target)',
        duty: 'Tell the authority without delay. The number is a target of our own.',
      },
      noticeIndividuals: {
        title: 'Notice to the people concerned (own target)',
        duty: 'Tell the people concerned without delay. The number is a target of our own.',
      },
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
      agreementObjection: {
        title: 'Objection to a sub-processor',
        duty: 'Object to the sub-processor that was announced, or accept it, in the time of the clause.',
      },
      agreementBreachNotice: {
        title: 'Report of a breach by the processor',
        duty: 'The processor reports the breach in the hours of the clause.',
      },
      agreementSettlement: {
        title: 'Return or deletion after the end',
        duty: 'The processor returns or deletes the data and proves it in the time of the clause.',
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
    announced: 'Sub-processor announced',
    ended: 'Agreement ended',
    expires: 'Expires',
    reviewOn: 'Review on',
    individualsNotified: 'Individuals notified',
    known: 'Known',
    sent: 'Sent',
    assessedNotifiable: 'Assessed as notifiable',
    credibleGrounds: 'Credible grounds found',
    suspected: 'Suspected',
    costShareAnnounced: 'Share of the costs announced',
    notified: 'Notified',
    informationAsked: 'Information asked',
    informationReceived: 'Information received',
    obtained: 'Data obtained',
    supplementRequested: 'Supplement requested',
    assessed: 'Assessment completed',
    submitted: 'Submitted',
    materialsReceived: 'Application received',
    accepted: 'Accepted',
    resultIssued: 'Result issued',
    certified: 'Certified',
    provided: 'Provided or entrusted',
    officerChanged: 'Officer changed',
    audited: 'Last audit completed',
    determined: 'Determined',
    refused: 'Refused',
    believed: 'Believed on reasonable grounds',
    processingEnded: 'Processing ended',
  },
  place: places,
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
    regionalHolidays:
      'a holiday of the region counts as well; the Regulation asks which days the Member State designated.',
    staysOnDayOff:
      'nothing that was read with certainty moves the end of this period, so it stays on a day off. The safe date.',
    dayOffMoves: 'the general law on periods moves an end on a day off to the next working day.',
    generalRuleOfTime:
      'the day of receipt is left out and an end on a day off moves, as in California’s general rule for periods.',
    federalHolidays:
      '“business day” is not defined; this counts the federal holidays instead of those of the state.',
    saturdayIsBusinessDay:
      'California’s general definition of business days leaves out Sundays and holidays only, so a Saturday counts.',
    everyWeekday: '“business day” is not defined; this counts every day from Monday to Friday, holidays too.',
    eventDayCounted: 'the day of receipt counts as the first day, and nothing moves the end. The safe date.',
    knowledgeDayExcluded: 'the day of knowledge is left out, as in private law.',
    threeDaysOfGuideline:
      '“promptly” is three to five days under the guidelines; this counts three. The safe date.',
    reflectionNotMoved: 'the ten days before the period end on their tenth day even if it is a day off.',
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
    businessDayUndefined: 'The regulations do not define a business day.',
    verifiedOrNot:
      'Runs whether or not the request was verified; what cannot be verified by then may be denied.',
    noVerificationForOptOut: 'No verification of identity may be asked for this.',
    lawEnforcementDelay:
      'May wait for law enforcement, or for what is needed to find the scope and restore the system.',
    moreThan500Residents: 'Only where more than 500 residents of California were notified.',
    simpleAnswerAtOnce: 'A simplified answer is due at once; these days are for the complete statement.',
    peopleInTheSameTime: 'The data subjects are told within the same time.',
    onlySmallAgents: 'Only for small processing agents.',
    guideNotLaw: 'The Act says “reasonable and expeditious”; the 30 days come from the Commission’s guide.',
    singaporeThresholds: 'Where significant harm is likely, or 500 or more individuals are affected.',
    unableNeedsNotice: 'Who cannot comply in time says so in writing with reasons within the 40 days.',
    promptlyThreeToFive: 'The rules say “promptly”; the three to five days come from the guidelines.',
    onlyImproperPurpose: 'Only where the leak may have been caused with an improper purpose.',
    deferWithReasons: 'Access may be deferred; the reason is told within the same time.',
    koreaThresholds:
      'From 1,000 people on, for sensitive or unique identifying information, or after illegal access from outside.',
    statementAsSoonAsPracticable:
      'Once there are reasonable grounds to believe, the statement to the Commissioner is due as soon as practicable.',
    silenceIsRefusal: 'Silence at the end of the period is a refusal.',
    silenceIsRefusalNoExtension:
      'Silence at the end of the period is a refusal; the private sector has no extension.',
    newPeriodWithoutMaximum:
      'If the period is too short, say within it by when the answer comes; there is no maximum.',
    withdrawnWithoutReply: 'Without a confirmation the request counts as withdrawn, at no cost.',
    calendarDaysSundayMoves: 'Calendar days; only a Sunday or a public holiday moves the end.',
    unlessNoRisk: 'Not where the breach is unlikely to result in a risk.',
    onlyWhen72HoursFailed: 'Only where 72 hours could not be kept for a good reason.',
    compensatoryDays: 'Days off in lieu are announced year by year and may move the date.',
    ownPeriodsForOtherRights: 'Other rights have periods of their own.',
    processorOrThirdParty: 'Only where a processor or a third party must take part.',
    indiaFromMay2027:
      'Binds 18 months after the Rules were notified; whether on 13 or 14 May 2027 is not certain.',
    indiaBreachFromMay2027:
      'Every breach, without a threshold. Binds 18 months after the Rules were notified, on 13 or 14 May 2027.',
    directiveThroughNationalLaw: 'A directive binds through national law, which may ask for more or sooner.',
    progressReportIfOngoing:
      'While the incident goes on a progress report is due then, and the final one a month after it was handled.',
    authorityClock:
      'The authority’s own time. It may stand still until the information that it asked for has come.',
    refusalSameDate:
      'Without delay; the notice is due on the same date as an answer, and no extension moves it.',
    earlierAtFirstContact:
      'Earlier where the person is first written to, or where the data are first disclosed.',
    onlyHighRisk: 'Only where a high risk is likely.',
    noRiskTest: 'Every breach, whatever its risk.',
    onlyTelecoms: 'Only for providers of public electronic communications services.',
    noThreshold: 'Every incident that happened or may have happened, whatever its size or risk.',
    waivedIfHarmAvoided:
      'Individuals need not be told where the measures avoid the harm effectively; the authority may still order it.',
    onlySecurityOrPublicInterest: 'Only where national security or the public interest is in danger.',
    noMaterialChangeSince: 'And without a material change since the assessment.',
    authorityOwnTime: 'The authority’s own time.',
    decisionMayTakeLonger: 'The authority’s own time. It may take longer in difficult cases.',
    moreThanTenMillion:
      'Only for handlers of more than 10 million people’s information; others audit regularly, without a number.',
    yearlyReportInJanuary: 'Every year; the report is expected by 31 January.',
    otherRightsNoNumber: 'The Act gives no number of days for rights other than access.',
    fromRegistration:
      'Counted from the entry in the register; this counts from the day on which it was known.',
    tellByWhen:
      'As soon as reasonably possible. Whoever cannot answer in 30 days tells the applicant within them by when.',
    notBeforeTheCommission:
      'At the same time as the Commission or after it, and only where significant harm is likely.',
    refusalInWriting: 'In writing, with the reasons.',
    copiesOfTwelveMonths:
      'Third parties who received the data in the past twelve months get the correction too.',
    onlyCriticalInfrastructure: 'Only for designated operators of critical infrastructure.',
    homepageWithoutContact: 'Without a contact, a notice on the home page for at least 30 days.',
    agenciesByLaw:
      'For agencies by law; for organisations the Commissioner’s guidelines call 30 days reasonable.',
    realRisk: 'Where there is a real risk of significant harm.',
    ifNeededForProtection: 'Where their protection needs it or the Commissioner asks for it.',
    refusalIsRecorded: 'A refusal is recorded with its reasons.',
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
