/** What lateness brings under a rule, for the `consequence` of a regime's rule. */
export const consequences = {
  gdprRights:
    'an infringement of the person’s rights: a complaint to the authority, a suit, damages, and a fine of up to EUR 20 million or 4 % of the yearly turnover.',
  gdprBreach:
    'the notification must give the reasons for the delay; without good ones, a fine of up to EUR 10 million or 2 % of the yearly turnover.',
  gdprDuties:
    'damages to those who were harmed, and a fine of up to EUR 10 million or 2 % of the yearly turnover.',
  noExtensionWithoutNotice:
    'without a notice in time there is no extension, and the answer is due on the first date.',
  proposalOnly: 'none: this is a proposal and no law.',
  authorityKeepsPowers: 'the authority’s silence permits nothing, and it keeps all its powers.',
  authoritySilent: 'nothing for you: the authority is late, and its silence permits nothing.',
  ukRights:
    'a complaint to the organisation and to the Commissioner, a suit, damages, and a penalty of up to GBP 17.5 million or 4 % of the yearly turnover.',
  ukBreach:
    'the notification must give the reasons for the delay; without good ones, a penalty of up to GBP 8.7 million or 2 % of the yearly turnover.',
  ukDuties:
    'damages to those who were harmed, and a penalty of up to GBP 8.7 million or 2 % of the yearly turnover.',
  complaintToCommissioner: 'the person may take the complaint to the Commissioner.',
  pecrFine: 'a fixed penalty or an enforcement notice of the Commissioner.',
  piplRights:
    'the individual may go to court; the authority may order correction and fine up to CNY 1 million, in serious cases up to CNY 50 million or 5 % of the yearly turnover.',
  piplFine:
    'an order to correct and a fine of up to CNY 1 million, in serious cases up to CNY 50 million or 5 % of the yearly turnover, and fines for those in charge.',
  appNamed: 'it counts as unlawful handling by an app, which may be named in public, fined or taken down.',
  incidentReportLate:
    'a late, omitted, false or concealed report is punished more heavily; reasonable protection and a report in time lighten the punishment or spare it.',
  rectification: 'an order to rectify, and a fine.',
  filingMissing: 'an order to rectify; the authority may stop the transfer.',
  assessmentAnew: 'the assessment is too old to be filed and must be made anew.',
  exportStops: 'once the validity has ended the transfer must stop until it rests on a new basis.',
  resultFinal: 'the result stands.',
  recordsGone: 'what was destroyed too early can no longer prove that the duty was kept.',
  auditOrdered: 'the authority may order an audit by a firm, correction, and a fine.',
  promiseBroken: 'our own promise is broken: a ground for a complaint, and evidence against us.',
  oldPolicyBinds: 'before this day the policy that was there before binds.',
  agreementOver: 'the agreement ends, and what is processed afterwards has no agreement behind it.',
  agreementGoesOn: 'the agreement goes on as its clause on renewal says.',
  reviewOpen: 'nothing from the law; the review stays open.',
  basisGone: 'the transfer has lost its basis and must stop.',
  ccpaPenalty: 'a fine or a civil penalty for each violation.',
  ccpaBreach: 'damages, and a suit of those whose information was taken.',
  mayStopProcessing: 'the business may stop the use and have it remedied; the provider breaks its contract.',
  lgpdSanctions:
    'a warning, a fine of up to 2 % of the turnover in Brazil and BRL 50 million for each infringement, publication, or a stop of the processing.',
  pdpaDirections:
    'directions of the Commission, and a penalty of up to SGD 1 million or 10 % of the turnover.',
  lateNeedsReasonsAndEvidence:
    'the notification must give the reasons for the delay with evidence; a penalty of up to SGD 1 million or 10 % of the turnover.',
  pdpoOffence: 'an enforcement notice, and an offence with a fine.',
  infrastructureOffence: 'an offence of the operator, with a fine.',
  suitAfterDemand: 'a suit, two weeks after a demand.',
  appiOrder: 'a recommendation and then an order of the Commission; whoever breaks an order is punished.',
  pipaFine: 'an administrative fine or a surcharge on the turnover.',
  interferenceWithPrivacy:
    'an interference with privacy: a complaint to the Commissioner, and a civil penalty.',
  deemedRefusal: 'silence is a refusal, against which the person may turn to the authority.',
  pipedaOffence: 'whoever knowingly fails commits an offence, with a fine of up to CAD 100,000.',
  quebecPenalty: 'an administrative penalty or a fine of up to 4 % of the worldwide turnover.',
  swissAccess: 'the person may go to court; information that is wilfully false or incomplete is punishable.',
  deemedWithdrawn: 'the request counts as withdrawn, at no cost.',
  swissOrder: 'an order of the Commissioner.',
  popiaNotice: 'an enforcement notice, and an administrative fine of up to ZAR 10 million.',
  thaiLate:
    'a notification within 15 days, with the reasons, may excuse the delay; otherwise an administrative fine.',
  thaiFine: 'an administrative fine.',
  vietnamSanctions: 'administrative sanctions, and damages.',
  complaintToBoard: 'the person may turn to the Data Protection Board.',
  indiaPenalty: 'a penalty of up to INR 2 billion.',
  nis2Fine:
    'supervision and orders; fines under national law of at least up to EUR 10 million or 2 % of the turnover for essential entities, EUR 7 million or 1.4 % for important ones.',
  objectionOver: 'an objection may no longer stop the sub-processor.',
  clauseBroken: 'a breach of the agreement.',
};
