/** Names of the rules of China, and what each asks of whom. */
export const chineseRules = {
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
    incidentAuthority: {
      title: 'Notice of an incident to the department in charge',
      duty: 'Notify the department responsible for protecting personal information.',
    },
    incidentIndividuals: {
      title: 'Notice of an incident to the individuals',
      duty: 'Notify the individuals of what leaked, why, what harm it may do and what they can do.',
    },
    incidentProductDefect: {
      title: 'Report of a defect or risk of a product',
      duty: 'Report a defect or a flaw that endangers national security or the public interest.',
    },
    transferFilingSupplement: {
      title: 'Supplement to the filing',
      duty: 'Supply what the authority found missing in the filing.',
    },
    transferAssessmentFreshness: {
      title: 'Filing while the assessment is fresh',
      duty: 'File before the impact assessment is older than three months.',
    },
    transferAssessmentCompleteness: {
      title: 'Check whether the application is complete',
      duty: 'The provincial administration checks the application for completeness.',
    },
    transferAssessmentAcceptance: {
      title: 'Decision to accept the application',
      duty: 'The national administration decides whether it accepts the application.',
    },
    transferAssessmentDecision: {
      title: 'Result of the security assessment',
      duty: 'The national administration completes the security assessment.',
    },
    transferAssessmentExpiry: {
      title: 'Security assessment runs out',
      duty: 'Have the validity extended, or end the transfer, by this day.',
    },
    transferCertificateExpiry: {
      title: 'Certificate runs out',
      duty: 'Have the certificate renewed, or end the transfer, by this day.',
    },
    transferCertificateRenewal: {
      title: 'Application to renew the certificate',
      duty: 'Apply for the renewal of the certificate.',
    },
    agreementRecordsRetention: {
      title: 'Retention of the records of providing and entrusting',
      duty: 'Keep the records of providing data to others or entrusting them.',
    },
    officerChangeFiling: {
      title: 'Filing of a change of the protection officer',
      duty: 'File the change with the city’s cyberspace administration.',
    },
    auditLargeHandler: { title: 'Compliance audit', duty: 'Complete the next compliance audit.' },
    auditMinors: {
      title: 'Audit on minors',
      duty: 'Complete the yearly audit of the handling of minors’ personal information and report it.',
    },
  },
};
