import type { z } from 'zod';
import { type AgreementRecord, agreementRecordSchema } from './agreement.ts';
import { agreementLifecycle } from './agreement-lifecycle.ts';
import { laterStages } from './case-rules.ts';
import { clausesOf } from './clauses.ts';
import {
  type ClockPlan,
  planAgreementClocks,
  planIncidentClocks,
  planIncidentTargets,
  planRequestClocks,
  planTransferClocks,
  withClockFacts,
} from './clock-plans.ts';
import { discardable } from './discard.ts';
import {
  agreementOrders,
  type FactOrder,
  incidentOrders,
  requestOrders,
  transferOrders,
} from './fact-checks.ts';
import { type IncidentRecord, incidentRecordSchema, type Obligation } from './incident.ts';
import { incidentLifecycle } from './incident-lifecycle.ts';
import type { CaseKind } from './kinds.ts';
import type { Lifecycle } from './lifecycle.ts';
import { reconsiderDuties } from './reconsider.ts';
import { type RequestRecord, requestRecordSchema } from './request.ts';
import { requestLifecycle } from './request-lifecycle.ts';
import { type TransferRecord, transferRecordSchema } from './transfer.ts';
import { transferLifecycle } from './transfer-lifecycle.ts';

/** The record and the state type of each register. */
export interface RecordOf {
  request: RequestRecord;
  incident: IncidentRecord;
  agreement: AgreementRecord;
  transfer: TransferRecord;
}

/** Everything that distinguishes one register from another; what they share is written once, over this. */
export interface Register<Rec> {
  kind: CaseKind;
  schema: z.ZodObject & z.ZodType<Rec>;
  lifecycle: Lifecycle<Rec, string>;
  /** Fills in what follows from the facts: obligations by regime, the clause checklist. Keeps what is there already. */
  prepare: (record: Rec) => Rec;
  /** What becomes of earlier decisions when the facts that they rest on change, at a moment (ISO). */
  reconsider: (before: Rec, after: Rec, at: string) => Rec;
  /** Facts of which one cannot come before another. */
  orders: readonly FactOrder[];
  /** The clocks that the case has now. */
  planClocks: (record: Rec) => ClockPlan[];
  /** The person or company that the list shows beside the title. */
  party: (record: Rec) => string;
  /** The moment or date at which the case began in the world, not when it was typed. Undefined: when it was typed. */
  openedOn: (record: Rec) => string | undefined;
}

/** The obligations that each regime may bring: telling the authority, telling the people. Undecided until decided. */
function addObligations(record: IncidentRecord): IncidentRecord {
  const statutory = record.regimes.filter(({ regime }) => regime !== 'contract');
  const wanted = statutory.flatMap(({ regime }): Obligation[] => {
    const individuals = {
      id: `${regime}.individuals`,
      regime,
      addressee: 'individuals',
      decision: 'undecided',
    } as const;
    if (regime === 'house') return [individuals];
    const toAuthority = ['authority', ...laterStages(record, regime)].map((stage) => ({
      id: `${regime}.${stage}`,
      regime,
      addressee: 'authority' as const,
      decision: 'undecided' as const,
    }));
    return [...toAuthority, individuals];
  });
  const known = new Set(record.obligations.map((obligation) => obligation.id));
  return { ...record, obligations: [...record.obligations, ...wanted.filter(({ id }) => !known.has(id))] };
}

function addClauses(record: AgreementRecord): AgreementRecord {
  const known = new Set(record.clauses.map((clause) => clause.clause));
  const missing = clausesOf(record.regimes.map(({ regime }) => regime)).filter(({ id }) => !known.has(id));
  const added = missing.map(({ id }) => ({ clause: id, finding: 'notChecked' as const }));
  return { ...record, clauses: [...record.clauses, ...added] };
}

function counterparty(record: AgreementRecord): string {
  const other = record.parties.find((party) => party.role !== 'controller') ?? record.parties[0];
  return other?.name ?? '';
}

/**
 * Why a case of each register stays in it whatever was wrong with it: something went out for it. A key of the text namespace
 * `refusals`. A request that was reopened still holds its decision.
 */
const keptOf: { [Kind in CaseKind]: (record: RecordOf[Kind]) => string | undefined } = {
  request: ({ response, decision, extension }) => {
    if (response) return 'answerSent';
    if (decision) return 'decisionMade';
    return extension ? 'noticeSent' : undefined;
  },
  incident: ({ notices }) => (notices.length > 0 ? 'noticeSent' : undefined),
  agreement: ({ noticeGiven }) => (noticeGiven ? 'noticeSent' : undefined),
  transfer: ({ filing }) => (filing ? 'noticeSent' : undefined),
};

const request: Register<RequestRecord> = {
  kind: 'request',
  orders: requestOrders,
  schema: requestRecordSchema,
  lifecycle: discardable(requestLifecycle, keptOf.request),
  prepare: (record) => record,
  reconsider: (_before, after) => after,
  planClocks: (record) => withClockFacts(planRequestClocks(record), record.clockFacts),
  party: (record) => record.requester.name,
  openedOn: (record) => record.receivedAt,
};

const incident: Register<IncidentRecord> = {
  kind: 'incident',
  orders: incidentOrders,
  schema: incidentRecordSchema,
  lifecycle: discardable(incidentLifecycle, keptOf.incident),
  prepare: addObligations,
  reconsider: reconsiderDuties,
  planClocks: (record) =>
    withClockFacts([...planIncidentClocks(record), ...planIncidentTargets(record)], record.clockFacts),
  party: () => '',
  openedOn: (record) => record.discovered.at ?? record.aware.at,
};

const agreement: Register<AgreementRecord> = {
  kind: 'agreement',
  orders: agreementOrders,
  schema: agreementRecordSchema,
  lifecycle: discardable(agreementLifecycle, keptOf.agreement),
  prepare: addClauses,
  reconsider: (_before, after) => after,
  planClocks: (record) => withClockFacts(planAgreementClocks(record), record.clockFacts),
  party: counterparty,
  openedOn: (record) => record.effectiveOn ?? record.signedOn,
};

const transfer: Register<TransferRecord> = {
  kind: 'transfer',
  orders: transferOrders,
  schema: transferRecordSchema,
  lifecycle: discardable(transferLifecycle, keptOf.transfer),
  prepare: (record) => record,
  reconsider: (_before, after) => after,
  planClocks: (record) => withClockFacts(planTransferClocks(record), record.clockFacts),
  party: (record) => record.importer.name,
  openedOn: (record) => record.effectiveOn,
};

export const registers: { [Kind in CaseKind]: Register<RecordOf[Kind]> } = {
  request,
  incident,
  agreement,
  transfer,
};
