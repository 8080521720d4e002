import type { ClockQuestion } from '#shared/clocks/compute.ts';

/** One worked case of a rule: its events, and the date or moment that follows from the cited text by hand. */
export interface Row {
  place: string;
  events: ClockQuestion['events'];
  due: string;
  more?: Partial<ClockQuestion>;
}

/** The number that the organisation would set itself for a duty without one. */
export const inTwoDays: Partial<ClockQuestion> = { parameters: { amount: 48, unit: 'hour' } };

const row = (place: string, events: string, due: string, more: Partial<ClockQuestion> = {}): Row => ({
  place,
  due,
  more,
  events: Object.fromEntries(
    events.split(' ').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  ),
});

const extended = { extended: true };
const threeMonths: Partial<ClockQuestion> = { parameters: { amount: 3, unit: 'month' } };

/**
 * Every rule of every regime, each by hand with the calendar on the table; the test fails for a rule without a row.
 * More cases of the larger rules stand in `rules.test.ts` and `world-rules.test.ts`.
 */
export const ruleTable: Record<string, Row[]> = {
  'eu-gdpr request.response': [
    row('FR', 'received=2026-06-12', '2026-07-13'),
    row('FR', 'received=2026-06-14', '2026-07-15'),
    row('ES', 'received=2025-12-31', '2026-02-02'),
    row('IE', 'received=2026-02-17', '2026-05-18', extended),
  ],
  'eu-gdpr request.extension-notice': [row('IT', 'received=2026-05-02', '2026-06-03')],
  'eu-gdpr request.refusal-notice': [row('DE', 'received=2026-11-25', '2026-12-28')],
  'eu-gdpr notice.indirect-collection': [row('DE', 'obtained=2026-01-31', '2026-03-02')],
  'eu-gdpr breach.authority': [row('PL', 'aware=2026-05-01T00:00:00+02:00', '2026-05-04T00:00:00+02:00')],
  'eu-gdpr breach.individuals': [
    row('DE', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'eu-gdpr breach.controller': [
    row('DE', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'eu-gdpr consultation.opinion': [
    row('AT', 'received=2026-03-04', '2026-04-29'),
    row('AT', 'received=2026-03-04', '2026-06-10', extended),
  ],
  'eu-gdpr consultation.extension-notice': [row('AT', 'received=2026-03-04', '2026-04-07')],
  'uk-gdpr request.response': [
    row('GB-NIR', 'received=2026-02-17', '2026-03-18'),
    row('GB-SCT', 'received=2023-12-02', '2024-01-03'),
    row('GB-WLS', 'received=2026-02-17', '2026-05-18', extended),
  ],
  'uk-gdpr request.extension-notice': [
    row('GB-ENG', 'received=2025-11-25', '2025-12-29'),
    row('GB-ENG', 'received=2026-11-25', '2026-12-29'),
  ],
  'uk-gdpr request.refusal-notice': [
    row('GB-ENG', 'received=2025-11-25', '2025-12-29'),
    row('GB-ENG', 'received=2026-11-25', '2026-12-29'),
  ],
  'uk-gdpr complaint.acknowledgement': [row('GB-ENG', 'received=2026-11-25', '2026-12-29')],
  'uk-gdpr complaint.outcome': [row('GB-ENG', 'received=2026-07-01', '2026-10-01', threeMonths)],
  'uk-gdpr breach.authority': [row('GB-ENG', 'aware=2026-10-24T12:00:00+01:00', '2026-10-27T11:00:00+00:00')],
  'uk-gdpr breach.individuals': [
    row('GB-ENG', 'aware=2026-05-01T10:00:00+01:00', '2026-05-03T10:00:00+01:00', inTwoDays),
  ],
  'uk-gdpr breach.controller': [
    row('GB-ENG', 'aware=2026-05-01T10:00:00+01:00', '2026-05-03T10:00:00+01:00', inTwoDays),
  ],
  'uk-gdpr breach.pecr': [
    row('GB-ENG', 'aware=2025-08-19T10:00:00+01:00', '2025-08-20T10:00:00+01:00'),
    row('GB-ENG', 'aware=2025-08-20T10:00:00+01:00', '2025-08-23T10:00:00+01:00'),
  ],
  'cn-pipl request.response': [row('CN', 'identityVerified=2026-01-16', '2026-02-24')],
  'cn-pipl request.app': [row('CN', 'received=2026-02-09', '2026-03-06')],
  'cn-pipl request.account-cancellation': [row('CN', 'received=2026-04-27', '2026-05-20')],
  'cn-pipl incident.report.cii': [
    row('CN', 'discovered=2026-10-01T23:59:59+08:00', '2026-10-02T00:59:59+08:00'),
  ],
  'cn-pipl incident.report.state-organ': [
    row('CN', 'discovered=2026-10-01T23:00:00+08:00', '2026-10-02T01:00:00+08:00'),
  ],
  'cn-pipl incident.report.operator': [
    row('CN', 'discovered=2026-02-28T21:00:00Z', '2026-03-01T09:00:00+08:00'),
  ],
  'cn-pipl incident.final-report': [row('CN', 'handlingEnded=2026-04-02', '2026-05-06')],
  'cn-pipl incident.authority': [
    row('CN', 'discovered=2026-05-01T10:00:00+08:00', '2026-05-03T10:00:00+08:00', inTwoDays),
  ],
  'cn-pipl incident.individuals': [
    row('CN', 'discovered=2026-05-01T10:00:00+08:00', '2026-05-03T10:00:00+08:00', inTwoDays),
  ],
  'cn-pipl incident.product-defect': [
    row('CN', 'discovered=2026-05-01T10:00:00+08:00', '2026-05-02T10:00:00+08:00'),
  ],
  'cn-pipl transfer.contract-filing': [row('CN', 'effective=2026-09-21', '2026-10-12')],
  'cn-pipl transfer.filing-check': [row('CN', 'filed=2026-06-12', '2026-07-06')],
  'cn-pipl transfer.filing-supplement': [row('CN', 'supplementRequested=2026-04-30', '2026-05-18')],
  'cn-pipl transfer.assessment-freshness': [
    row('CN', 'assessed=2026-07-01', '2026-10-01'),
    row('CN', 'assessed=2025-11-30', '2026-02-28'),
  ],
  'cn-pipl transfer.assessment-completeness': [row('CN', 'submitted=2026-09-30', '2026-10-13')],
  'cn-pipl transfer.assessment-acceptance': [row('CN', 'materialsReceived=2026-07-01', '2026-07-10')],
  'cn-pipl transfer.assessment-decision': [row('CN', 'accepted=2026-07-01', '2026-09-02')],
  'cn-pipl transfer.assessment-extension-opens': [row('CN', 'validTo=2026-12-31', '2026-10-09')],
  'cn-pipl transfer.assessment-expiry': [
    row('CN', 'resultIssued=2023-05-10', '2025-05-10'),
    row('CN', 'resultIssued=2024-03-21', '2026-03-21'),
    row('CN', 'resultIssued=2024-03-22', '2027-03-22'),
  ],
  'cn-pipl transfer.certificate-expiry': [row('CN', 'certified=2026-02-01', '2029-02-01')],
  'cn-pipl transfer.certificate-renewal': [row('CN', 'validTo=2029-08-31', '2029-02-28')],
  'cn-pipl transfer.reassessment-request': [row('CN', 'resultReceived=2026-09-30', '2026-10-27')],
  'cn-pipl officer.filing': [row('CN', 'thresholdReached=2026-01-30', '2026-03-19')],
  'cn-pipl officer.change-filing': [row('CN', 'officerChanged=2026-07-01', '2026-08-12')],
  'cn-pipl assessment.retention': [row('CN', 'approved=2023-08-15', '2026-08-15')],
  'cn-pipl agreement.records-retention': [row('CN', 'provided=2025-01-01', '2028-01-01')],
  'cn-pipl audit.large-handler': [row('CN', 'audited=2025-06-30', '2027-06-30')],
  'cn-pipl audit.minors': [row('CN', 'audited=2026-01-31', '2027-01-31')],
  'house request.correction': [row('CN', 'received=2026-02-15', '2026-03-17')],
  'house policy.effect': [row('CN', 'noticed=2026-12-28', '2027-01-04')],
  'contract agreement.expiry': [row('DE', 'expires=2026-12-31', '2026-12-31')],
  'contract agreement.objection': [
    row('DE', 'announced=2026-06-01', '2026-07-01', { parameters: { amount: 30, unit: 'day' } }),
  ],
  'contract agreement.breach-notice': [
    row('DE', 'known=2026-06-01T10:00:00+02:00', '2026-06-02T10:00:00+02:00', {
      parameters: { amount: 24, unit: 'hour' },
    }),
  ],
  'contract agreement.settlement': [
    row('DE', 'ended=2026-06-01', '2026-07-01', { parameters: { amount: 30, unit: 'day' } }),
  ],
  'contract agreement.notice': [row('DE', 'expires=2026-05-31', '2026-02-28', threeMonths)],
  'contract agreement.review': [row('DE', 'reviewOn=2026-10-04', '2026-10-04')],
  'contract transfer.expiry': [row('CN', 'expires=2026-10-01', '2026-10-01')],
  'us-ca request.confirmation': [row('US-CA', 'received=2026-12-21', '2027-01-06')],
  'us-ca request.response': [
    row('US-CA', 'received=2026-03-02', '2026-04-15'),
    row('US-CA', 'received=2026-03-02', '2026-05-30', extended),
  ],
  'us-ca request.extension-notice': [row('US-CA', 'received=2026-03-02', '2026-04-15')],
  'us-ca request.opt-out': [row('US-CA', 'received=2026-11-02', '2026-11-24')],
  'us-ca request.records-retention': [row('US-CA', 'received=2026-02-28', '2028-02-28')],
  'us-ca breach.individuals': [row('US-CA', 'discovered=2026-01-31', '2026-03-02')],
  'us-ca breach.attorney-general': [row('US-CA', 'individualsNotified=2026-02-20', '2026-03-07')],
  'us-ca agreement.unable-notice': [row('US-CA', 'determined=2026-11-23', '2026-12-02')],
  'br-lgpd request.access': [row('BR', 'received=2026-02-20', '2026-03-07')],
  'br-lgpd request.response': [row('BR', 'received=2026-03-02', '2026-06-02', threeMonths)],
  'br-lgpd breach.authority': [row('BR', 'known=2026-12-23', '2026-12-29')],
  'br-lgpd breach.authority-small': [row('BR', 'known=2026-12-23', '2027-01-04')],
  'br-lgpd breach.supplement': [row('BR', 'sent=2026-03-02', '2026-03-30')],
  'br-lgpd incident.register-retention': [row('BR', 'known=2026-03-02', '2031-03-02')],
  'sg-pdpa request.response': [row('SG', 'received=2026-03-02', '2026-04-01')],
  'sg-pdpa request.preservation': [row('SG', 'refused=2026-03-02', '2026-04-01')],
  'sg-pdpa breach.assessment': [row('SG', 'credibleGrounds=2026-01-31', '2026-03-02')],
  'sg-pdpa breach.authority': [row('SG', 'assessedNotifiable=2026-12-30', '2027-01-02')],
  'sg-pdpa breach.individuals': [
    row('SG', 'assessedNotifiable=2026-05-01T10:00:00+08:00', '2026-05-03T10:00:00+08:00', inTwoDays),
  ],
  'sg-pdpa breach.controller': [
    row('SG', 'credibleGrounds=2026-05-01T10:00:00+08:00', '2026-05-03T10:00:00+08:00', inTwoDays),
  ],
  'hk-pdpo request.response': [row('HK', 'received=2026-11-15', '2026-12-28')],
  'hk-pdpo request.refusal-notice': [row('HK', 'received=2026-03-02', '2026-04-11')],
  'hk-pdpo request.correction': [row('HK', 'received=2026-03-02', '2026-04-11')],
  'hk-pdpo incident.serious': [row('HK', 'aware=2026-05-01T18:00:00+08:00', '2026-05-02T06:00:00+08:00')],
  'hk-pdpo incident.other': [row('HK', 'aware=2026-05-01T18:00:00+08:00', '2026-05-03T18:00:00+08:00')],
  'jp-appi request.response': [row('JP', 'received=2026-03-02', '2026-06-02', threeMonths)],
  'jp-appi breach.preliminary': [row('JP', 'known=2026-12-30', '2027-01-03')],
  'jp-appi breach.final': [row('JP', 'known=2026-02-01', '2026-03-02')],
  'jp-appi breach.final-improper-purpose': [row('JP', 'known=2026-02-01', '2026-04-01')],
  'jp-appi breach.individuals': [
    row('JP', 'known=2026-05-01T10:00:00+09:00', '2026-05-03T10:00:00+09:00', inTwoDays),
  ],
  'kr-pipa request.access': [row('KR', 'received=2026-02-20', '2026-03-02')],
  'kr-pipa breach.authority': [row('KR', 'known=2026-12-30T09:00:00+09:00', '2027-01-02T09:00:00+09:00')],
  'kr-pipa breach.individuals': [row('KR', 'known=2026-12-30T09:00:00+09:00', '2027-01-02T09:00:00+09:00')],
  'au-privacy request.response': [row('AU-NSW', 'received=2026-01-31', '2026-03-02')],
  'au-privacy breach.assessment': [row('AU-VIC', 'suspected=2026-01-31', '2026-03-02')],
  'au-privacy breach.statement': [
    row('AU-VIC', 'believed=2026-10-03T10:00:00+10:00', '2026-10-05T11:00:00+11:00', inTwoDays),
  ],
  'au-privacy breach.individuals': [
    row('AU-VIC', 'believed=2026-05-01T10:00:00+10:00', '2026-05-03T10:00:00+10:00', inTwoDays),
  ],
  'ca-pipeda request.response': [
    row('CA', 'received=2026-01-31', '2026-03-02'),
    row('CA', 'received=2026-01-31', '2026-04-01', extended),
  ],
  'ca-pipeda request.extension-notice': [row('CA', 'received=2026-01-31', '2026-03-02')],
  'ca-pipeda breach.authority': [
    row('CA', 'determined=2026-05-01T10:00:00-04:00', '2026-05-03T10:00:00-04:00', inTwoDays),
  ],
  'ca-pipeda breach.individuals': [
    row('CA', 'determined=2026-05-01T10:00:00-04:00', '2026-05-03T10:00:00-04:00', inTwoDays),
  ],
  'ca-pipeda breach.records-retention': [row('CA', 'determined=2024-02-29', '2026-02-28')],
  'ca-qc request.response': [row('CA-QC', 'received=2026-01-31', '2026-03-02')],
  'ca-qc breach.authority': [
    row('CA-QC', 'aware=2026-05-01T10:00:00-04:00', '2026-05-03T10:00:00-04:00', inTwoDays),
  ],
  'ca-qc breach.individuals': [
    row('CA-QC', 'aware=2026-05-01T10:00:00-04:00', '2026-05-03T10:00:00-04:00', inTwoDays),
  ],
  'ca-qc incident.register-retention': [row('CA-QC', 'aware=2026-05-01', '2031-05-01')],
  'ch-fadp request.response': [row('CH-ZH', 'received=2026-03-06', '2026-04-07')],
  'ch-fadp request.cost-share-reply': [row('CH', 'costShareAnnounced=2026-07-22', '2026-08-03')],
  'ch-fadp breach.authority': [
    row('CH', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'ch-fadp breach.individuals': [
    row('CH', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'ch-fadp breach.controller': [
    row('CH', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'ch-fadp breach.documentation': [row('CH', 'notified=2024-02-29', '2026-02-28')],
  'ch-fadp assessment.retention': [row('CH', 'processingEnded=2026-03-02', '2028-03-02')],
  'ch-fadp consultation.opinion': [
    row('CH', 'submitted=2026-03-02', '2026-05-04'),
    row('CH', 'submitted=2026-03-02', '2026-06-02', extended),
  ],
  'ch-fadp transfer.commissioner-reply': [row('CH', 'submitted=2026-03-02', '2026-06-01')],
  'za-popia request.correction': [row('ZA', 'received=2026-03-28', '2026-04-28')],
  'za-popia request.access': [
    row('ZA', 'received=2026-03-02', '2026-04-01'),
    row('ZA', 'received=2026-03-02', '2026-05-02', extended),
  ],
  'za-popia breach.authority': [
    row('ZA', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'za-popia breach.individuals': [
    row('ZA', 'aware=2026-05-01T10:00:00+02:00', '2026-05-03T10:00:00+02:00', inTwoDays),
  ],
  'th-pdpa request.access': [row('TH', 'received=2026-03-02', '2026-04-01')],
  'th-pdpa breach.authority': [row('TH', 'aware=2026-12-30T09:00:00+07:00', '2027-01-02T09:00:00+07:00')],
  'th-pdpa breach.authority-late': [row('TH', 'aware=2026-03-30', '2026-04-14')],
  'th-pdpa breach.individuals': [
    row('TH', 'aware=2026-05-01T10:00:00+07:00', '2026-05-03T10:00:00+07:00', inTwoDays),
  ],
  'vn-pdp request.reply': [row('VN', 'received=2026-08-31', '2026-09-04')],
  'vn-pdp request.restrict': [
    row('VN', 'received=2026-04-20', '2026-05-05'),
    row('VN', 'received=2026-04-20', '2026-05-20', extended),
  ],
  'vn-pdp request.restrict-third-party': [
    row('VN', 'received=2026-04-20', '2026-05-10'),
    row('VN', 'received=2026-04-20', '2026-05-25', extended),
  ],
  'vn-pdp breach.authority': [row('VN', 'aware=2026-02-15T09:00:00+07:00', '2026-02-18T09:00:00+07:00')],
  'in-dpdp grievance.response': [row('IN', 'received=2027-05-13', '2027-08-11')],
  'in-dpdp breach.authority': [row('IN', 'aware=2027-05-13T18:00:00+05:30', '2027-05-16T18:00:00+05:30')],
  'in-dpdp breach.individuals': [
    row('IN', 'aware=2027-06-01T10:00:00+05:30', '2027-06-03T10:00:00+05:30', inTwoDays),
  ],
  'eu-nis2 incident.early-warning': [
    row('FI', 'aware=2026-12-24T16:00:00+02:00', '2026-12-25T16:00:00+02:00'),
  ],
  'eu-nis2 incident.notification': [
    row('FI', 'aware=2026-12-24T16:00:00+02:00', '2026-12-27T16:00:00+02:00'),
  ],
  'eu-nis2 incident.final': [row('NL', 'notified=2026-03-27T12:00:00+01:00', '2026-04-28')],
};
