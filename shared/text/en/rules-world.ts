/** Names of the rules of the rest of the world, and what each asks of whom. */
export const worldRules = {
  usCa: {
    requestConfirmation: {
      title: 'Confirmation of receipt',
      duty: 'Confirm that the request was received and say how it will be handled.',
    },
    requestResponse: {
      title: 'Answer to the consumer',
      duty: 'Answer the request to know, delete or correct.',
    },
    requestExtensionNotice: {
      title: 'Notice of an extension',
      duty: 'Tell the consumer that the answer takes up to 45 more days, and why.',
    },
    requestOptOut: {
      title: 'Opt-out or limit',
      duty: 'Stop selling or sharing, or limit the use of sensitive information, as the consumer asked.',
    },
    breachIndividuals: {
      title: 'Notice to individuals',
      duty: 'Notify the residents of California whose information was acquired.',
    },
    breachAttorneyGeneral: {
      title: 'Sample copy to the Attorney General',
      duty: 'Submit a sample copy of the notice to the Attorney General.',
    },
    requestRecordsRetention: {
      title: 'Retention of the records of a request',
      duty: 'Keep the records of the request and of the answer.',
    },
    agreementUnableNotice: {
      title: 'Notice that a provider can no longer comply',
      duty: 'The service provider tells the business that it can no longer meet its obligations.',
    },
  },
  brLgpd: {
    requestAccess: {
      title: 'Complete statement on access',
      duty: 'Give the data subject the clear and complete statement.',
    },
    breachAuthority: {
      title: 'Communication to ANPD and data subjects',
      duty: 'Communicate the incident to ANPD and to the data subjects.',
    },
    breachAuthoritySmall: {
      title: 'Communication by a small agent',
      duty: 'Communicate the incident to ANPD and to the data subjects, in twice the time.',
    },
    breachSupplement: {
      title: 'Supplement to the communication',
      duty: 'Give ANPD the information that was missing.',
    },
    requestResponse: {
      title: 'Answer on other rights',
      duty: 'Carry out the correction, deletion, portability or other right, or say why not.',
    },
    incidentRegisterRetention: {
      title: 'Retention of the incident register',
      duty: 'Keep the record of the incident.',
    },
  },
  sgPdpa: {
    breachAssessment: {
      title: 'Assessment of a breach',
      duty: 'Find out whether the data breach must be notified.',
    },
    breachAuthority: {
      title: 'Notification to the Commission',
      duty: 'Notify the Commission of the data breach.',
    },
    requestResponse: {
      title: 'Answer to the applicant',
      duty: 'Give access or correct, or tell the applicant by when.',
    },
    requestPreservation: {
      title: 'Preservation of refused data',
      duty: 'Keep a complete copy of the data to which access was refused.',
    },
    breachIndividuals: {
      title: 'Notice to the individuals',
      duty: 'Notify the individuals to whom significant harm is likely.',
    },
    breachController: {
      title: 'Notice of the data intermediary',
      duty: 'The data intermediary tells the organisation of the data breach.',
    },
  },
  hkPdpo: {
    requestResponse: {
      title: 'Compliance with a data access request',
      duty: 'Supply a copy of the data, or the written refusal with its reasons.',
    },
    requestRefusalNotice: {
      title: 'Notice of a refusal',
      duty: 'Tell the requestor of the refusal and its reasons in writing.',
    },
    requestCorrection: {
      title: 'Compliance with a correction request',
      duty: 'Make the correction and supply a copy, or refuse with reasons in writing.',
    },
    incidentSerious: {
      title: 'Serious incident of critical infrastructure',
      duty: 'Report a serious computer-system security incident.',
    },
    incidentOther: {
      title: 'Other incident of critical infrastructure',
      duty: 'Report any other computer-system security incident.',
    },
  },
  jpAppi: {
    breachPreliminary: {
      title: 'Preliminary report',
      duty: 'Report what is known to the Commission promptly.',
    },
    breachFinal: { title: 'Final report', duty: 'Report all items to the Commission.' },
    breachFinalImproperPurpose: {
      title: 'Final report (improper purpose)',
      duty: 'Report all items to the Commission, where the leak may come from an improper purpose.',
    },
    requestResponse: {
      title: 'Answer to the person',
      duty: 'Disclose, correct or stop the use, or say why not.',
    },
    breachIndividuals: {
      title: 'Notice to the persons',
      duty: 'Notify the persons according to the situation.',
    },
  },
  krPipa: {
    requestAccess: {
      title: 'Access for the data subject',
      duty: 'Let the data subject have access, or say why it is deferred or refused.',
    },
    breachAuthority: {
      title: 'Report to PIPC or KISA',
      duty: 'Report the leak to the Commission or to KISA.',
    },
    breachIndividuals: {
      title: 'Notice to the data subjects',
      duty: 'Notify the data subjects of the leak.',
    },
  },
  auPrivacy: {
    breachAssessment: {
      title: 'Assessment of a suspected breach',
      duty: 'Find out whether there are reasonable grounds to believe that it is an eligible data breach.',
    },
    requestResponse: {
      title: 'Answer to the individual',
      duty: 'Give access or correct, or refuse in writing with the way to complain.',
    },
    breachStatement: {
      title: 'Statement to the Commissioner',
      duty: 'Give the Commissioner the statement on an eligible data breach.',
    },
    breachIndividuals: {
      title: 'Notice to the individuals',
      duty: 'Notify the individuals at risk, or publish the statement.',
    },
  },
  caPipeda: {
    requestResponse: { title: 'Answer to the individual', duty: 'Answer the request for access.' },
    requestExtensionNotice: {
      title: 'Notice of an extension',
      duty: 'Tell the individual of the new time limit, the reasons and the right to complain.',
    },
    breachAuthority: {
      title: 'Report to the Commissioner',
      duty: 'Report the breach of security safeguards.',
    },
    breachIndividuals: { title: 'Notice to the individuals', duty: 'Notify the individuals of the breach.' },
    breachRecordsRetention: {
      title: 'Retention of the record of a breach',
      duty: 'Keep the record of the breach.',
    },
  },
  caQc: {
    requestResponse: {
      title: 'Answer to the person',
      duty: 'Answer the request for access or rectification in writing.',
    },
    breachAuthority: {
      title: 'Notice to the Commission d’accès',
      duty: 'Notify the Commission of a confidentiality incident with a risk of serious injury.',
    },
    breachIndividuals: {
      title: 'Notice to the persons',
      duty: 'Notify the persons concerned by the incident.',
    },
    incidentRegisterRetention: {
      title: 'Retention of the incident register',
      duty: 'Keep the entry of the incident in the register.',
    },
  },
  zaPopia: {
    requestCorrection: {
      title: 'Notice of the action taken',
      duty: 'Tell the data subject what was done on the request to correct or delete.',
    },
    requestAccess: {
      title: 'Decision on a request for access',
      duty: 'Decide on the request and tell the requester.',
    },
    breachAuthority: {
      title: 'Notification to the Regulator',
      duty: 'Notify the Regulator of the security compromise through its portal.',
    },
    breachIndividuals: {
      title: 'Notification to the data subjects',
      duty: 'Notify the data subjects of the security compromise.',
    },
  },
  thPdpa: {
    breachAuthority: {
      title: 'Notification to the PDPC office',
      duty: 'Notify the office of the breach, unless a risk is unlikely.',
    },
    breachAuthorityLate: {
      title: 'Late notification with reasons',
      duty: 'Notify the office and give the reasons why 72 hours were not enough.',
    },
    requestAccess: {
      title: 'Access for the data subject',
      duty: 'Give access, or refuse on a ground of law and record it.',
    },
    breachIndividuals: {
      title: 'Notice to the data subjects',
      duty: 'Tell the data subjects of a breach with a high risk, and of the remedy.',
    },
  },
  vnPdp: {
    requestReply: {
      title: 'Reply to a request',
      duty: 'Tell the data subject that the request was received and how it will be handled.',
    },
    requestRestrict: {
      title: 'Withdrawal, restriction or objection',
      duty: 'Carry out the withdrawal of consent, the restriction or the objection.',
    },
    requestRestrictThirdParty: {
      title: 'The same with a processor or third party',
      duty: 'Carry it out where a processor or a third party takes part.',
    },
    breachAuthority: {
      title: 'Notification of a breach',
      duty: 'Notify the authority of the violation of the rules on personal data protection.',
    },
  },
  inDpdp: {
    grievanceResponse: {
      title: 'Answer to a grievance',
      duty: 'Answer the grievance of the Data Principal.',
    },
    breachAuthority: {
      title: 'Details to the Board',
      duty: 'Give the Data Protection Board the details of the breach.',
    },
    breachIndividuals: {
      title: 'Notice to the Data Principals',
      duty: 'Tell each affected Data Principal of the breach.',
    },
  },
};
