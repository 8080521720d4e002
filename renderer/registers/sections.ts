import type { CaseKind } from '#shared/cases/kinds.ts';

/** Some fields of a record that belong together, on the form and on the case page. */
export interface SectionPlan {
  /** Its title is `registers:section.<kind>.<key>`. */
  key: string;
  fields: readonly string[];
  /** Fields that come up only while the case is worked on; the form for a new case does not ask them. */
  later?: boolean;
}

/** What was recorded of single clocks stands in a section of its own in every register. */
const clocks: SectionPlan = { key: 'clocks', fields: ['clockFacts', 'judgements'], later: true };
/** So does that a case was discarded. */
const discarded: SectionPlan = { key: 'discarded', fields: ['discarded'], later: true };

/** The sections of each record, what matters first at the top. Every field of a record stands in exactly one. */
export const sections: Record<CaseKind, readonly SectionPlan[]> = {
  request: [
    { key: 'request', fields: ['title', 'receivedAt', 'channel', 'rights', 'regimes', 'assignee'] },
    { key: 'person', fields: ['requester', 'representative'] },
    { key: 'identity', fields: ['identity', 'clarification', 'fee'], later: true },
    { key: 'decision', fields: ['extension', 'decision', 'response', 'withdrawal'], later: true },
    clocks,
    discarded,
  ],
  incident: [
    { key: 'incident', fields: ['title', 'summary', 'regimes'] },
    { key: 'times', fields: ['aware', 'discovered', 'occurred', 'discoveredHow'] },
    { key: 'what', fields: ['effects', 'incidentKind', 'cause'] },
    { key: 'affected', fields: ['personCategories', 'persons', 'dataCategories', 'sensitive', 'records'] },
    { key: 'risk', fields: ['risk', 'riskReason', 'consequences', 'chinaGrade', 'chinaReporter'] },
    { key: 'measures', fields: ['measuresTaken', 'measuresPlanned', 'assignee'] },
    { key: 'obligations', fields: ['obligations'], later: true },
    { key: 'notices', fields: ['notices', 'earlierDecisions'], later: true },
    { key: 'end', fields: ['handlingEndedAt', 'lessons'], later: true },
    clocks,
    discarded,
  ],
  agreement: [
    { key: 'agreement', fields: ['title', 'service', 'purpose', 'parties', 'regimes', 'assignee'] },
    { key: 'data', fields: ['personCategories', 'data', 'sensitive', 'countries'] },
    {
      key: 'term',
      fields: [
        'signedOn',
        'effectiveOn',
        'expiresOn',
        'renewsItself',
        'notice',
        'noticeClause',
        'reviewOn',
        'settleWithin',
        'settleWithinClause',
      ],
    },
    {
      key: 'subProcessors',
      fields: [
        'breachNoticeHours',
        'breachNoticeClause',
        'subProcessorMode',
        'subProcessorNotice',
        'subProcessorNoticeClause',
        'subProcessors',
      ],
    },
    { key: 'clauses', fields: ['clauses'], later: true },
    { key: 'clauseEvents', fields: ['clauseEvents'], later: true },
    { key: 'reviews', fields: ['reviews'], later: true },
    { key: 'end', fields: ['noticeGiven', 'ended', 'settled'], later: true },
    clocks,
    discarded,
  ],
  transfer: [
    {
      key: 'transfer',
      fields: ['title', 'purpose', 'necessity', 'exporter', 'importer', 'onward', 'regimes', 'assignee'],
    },
    {
      key: 'data',
      fields: [
        'data',
        'sensitive',
        'persons',
        'sensitivePersons',
        'importantData',
        'criticalInfrastructure',
        'frequency',
        'storagePlace',
        'retention',
      ],
    },
    { key: 'mechanism', fields: ['mechanism', 'mechanismGround'] },
    { key: 'safeguards', fields: ['assessment', 'consent', 'deIdentification'] },
    { key: 'validity', fields: ['effectiveOn', 'validTo'], later: true },
    {
      key: 'approval',
      fields: ['application', 'approval', 'earlierApprovals', 'filing', 'suspension', 'ended'],
      later: true,
    },
    clocks,
    discarded,
  ],
};

/** Parts of a record that a new case does not have yet, within sections that it does ask. */
export const notForNew: Record<CaseKind, readonly string[]> = {
  request: ['rights.outcome', 'rights.ground', 'rights.reason'],
  incident: [],
  agreement: [],
  transfer: [],
};

const ofClocks = ['regime', 'rule', 'subject', 'event', 'file', 'fileSha512'].map(
  (key) => `clockFacts.${key}`,
);
/** What stays as it was in every register: clocks by their codes, and how they were judged. */
const ofEvery = [...ofClocks, 'judgements', 'discarded'];

/** Parts that are never typed: what they say follows from the case. */
export const neverTyped: Record<CaseKind, readonly string[]> = {
  request: ['rights.outcome', 'decision.by', ...ofEvery],
  incident: [
    ...['id', 'regime', 'addressee', 'decision', 'decidedBy'].map((key) => `obligations.${key}`),
    ...['obligation', 'file', 'fileSha512', 'recordedBy', 'recordedAt'].map((key) => `notices.${key}`),
    'earlierDecisions',
    ...ofEvery,
  ],
  agreement: ['reviews.by', ...ofEvery],
  transfer: [
    'application.by',
    ...['by', 'decision', 'paper'].map((key) => `approval.${key}`),
    'earlierApprovals',
    ...ofEvery,
  ],
};

/** Lists whose rows follow from the case, with the field that says what a row is about. */
export const fixedLists: Record<CaseKind, Readonly<Record<string, string>>> = {
  request: { clockFacts: 'act' },
  incident: { obligations: 'id', notices: 'obligation', clockFacts: 'act' },
  agreement: { clauses: 'clause', clauseEvents: 'duty', reviews: 'on', clockFacts: 'act' },
  transfer: { clockFacts: 'act' },
};

/** Groups that only a step of the lifecycle writes: the form may mend them, with a reason, but not add or remove them. */
export const fromSteps: Record<CaseKind, readonly string[]> = {
  request: ['extension', 'decision', 'response', 'withdrawal'],
  incident: [],
  agreement: ['noticeGiven', 'ended', 'settled'],
  transfer: ['application', 'approval', 'filing', 'suspension', 'ended'],
};
