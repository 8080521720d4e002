/** Names of the rules of Europe, and what each asks of whom. */
export const europeanRules = {
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
    consultationOpinion: {
      title: 'Advice of the authority',
      duty: 'The authority gives written advice on the intended processing.',
    },
    consultationExtensionNotice: {
      title: 'Notice that the advice takes longer',
      duty: 'The authority says that it extends its time, and why.',
    },
    requestRefusalNotice: {
      title: 'Notice that nothing is done',
      duty: 'Tell the person why no action is taken, and how to complain and go to court.',
    },
    noticeIndirectCollection: {
      title: 'Notice about data from elsewhere',
      duty: 'Inform the person whose data were not obtained from them.',
    },
    breachIndividuals: {
      title: 'Notice to the persons concerned',
      duty: 'Tell the persons of a breach that is likely to be a high risk to them.',
    },
    breachController: {
      title: 'Notice of the processor to the controller',
      duty: 'The processor tells the controller of every breach.',
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
    requestRefusalNotice: {
      title: 'Notice that nothing is done',
      duty: 'Tell the person why no action is taken, and how to complain and go to court.',
    },
    complaintOutcome: {
      title: 'Outcome of a complaint',
      duty: 'Look into the complaint, and tell the person of its progress and its outcome.',
    },
    breachIndividuals: {
      title: 'Notice to the persons concerned',
      duty: 'Tell the persons of a breach that is likely to be a high risk to them.',
    },
    breachController: {
      title: 'Notice of the processor to the controller',
      duty: 'The processor tells the controller of every breach.',
    },
    breachPecr: {
      title: 'Breach of a communications provider',
      duty: 'A provider of public communications services notifies the Commissioner.',
    },
  },
  chFadp: {
    requestResponse: {
      title: 'Information to the person',
      duty: 'Give the information, or refuse, restrict or defer it with reasons.',
    },
    requestCostShareReply: {
      title: 'Reply to the announced costs',
      duty: 'The person confirms the request after the share of the costs was announced.',
    },
    breachAuthority: {
      title: 'Report to the Commissioner',
      duty: 'Report a breach that is likely to be a high risk.',
    },
    breachIndividuals: {
      title: 'Notice to the persons',
      duty: 'Inform the persons where their protection needs it or the Commissioner asks for it.',
    },
    breachController: {
      title: 'Report of the processor to the controller',
      duty: 'The processor reports every breach to the controller.',
    },
    breachDocumentation: {
      title: 'Retention of the documentation of a breach',
      duty: 'Keep the documentation of the breach.',
    },
    assessmentRetention: {
      title: 'Retention of the impact assessment',
      duty: 'Keep the impact assessment after the processing has ended.',
    },
    consultationOpinion: {
      title: 'Opinion of the Commissioner',
      duty: 'The Commissioner gives the objections to the intended processing.',
    },
    transferCommissionerReply: {
      title: 'Reply on safeguards for a transfer',
      duty: 'The Commissioner says whether the submitted clauses or rules suffice.',
    },
  },
  euNis2: {
    incidentEarlyWarning: {
      title: 'Early warning',
      duty: 'Warn the CSIRT or the competent authority of a significant incident.',
    },
    incidentNotification: {
      title: 'Incident notification',
      duty: 'Update the warning with a first assessment of severity and impact.',
    },
    incidentFinal: {
      title: 'Final report',
      duty: 'Describe the incident, its cause, the measures and any cross-border impact.',
    },
  },
};
