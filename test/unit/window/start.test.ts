import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf } from '#shared/cases/fields.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { newRecord, stepAnswers } from '../../../renderer/registers/start.ts';
import { stepsOf } from '../../../renderer/registers/steps.ts';

const now = '2026-12-01T03:00:00+01:00';
const profile = {
  name: 'Nordlicht',
  person: 'Ada',
  place: 'DE',
  language: 'en' as const,
  role: 'officer' as const,
  regimes: [{ regime: 'eu-gdpr', place: 'DE' }],
};

/** Other times than now, one for each place of a record where a step could look for one. */
const record = {
  receivedAt: '2026-11-02T09:00:00+01:00',
  at: '2026-11-03T09:00:00+01:00',
  on: '2026-11-04',
  identity: { state: 'asked', askedAt: '2026-11-05T09:00:00+01:00' },
  clarification: { askedAt: '2026-11-06T09:00:00+01:00', about: 'Which account?' },
  fee: { askedAt: '2026-11-07T09:00:00+01:00' },
  handlingEndedAt: undefined,
};

const isTime = (field: Field) =>
  field.kind === 'leaf' && (field.note.widget === 'moment' || field.note.widget === 'date');

/** The steps that record what is done in that moment, with the time that starts with now. */
const doneNow = [
  'request.askIdentity.askedAt',
  'request.confirmIdentity.verifiedAt',
  'request.skipIdentity.verifiedAt',
  'request.askClarification.askedAt',
  'request.askFee.askedAt',
  'request.extend.noticeSentAt',
  'request.decide.at',
  'request.answer.sentAt',
  'incident.decideObligation.decidedAt',
  'incident.fileNotification.toldAt',
  'transfer.apply.at',
  'transfer.file.on',
];

describe('what a form holds before anybody types', () => {
  it('has no time in a new request: when it reached the organisation nobody knows but who logs it', () => {
    expect(JSON.stringify(newRecord('request', profile, now))).not.toContain('2026');
  });

  it('has the present moment as discovery and as awareness of a new incident', () => {
    const { discovered, aware, occurred } = newRecord('incident', profile, now);
    expect([discovered, aware]).toEqual([
      { certainty: 'exact', at: now },
      { certainty: 'exact', at: now },
    ]);
    expect(occurred).toEqual({ certainty: 'notKnownYet' });
  });

  it('has no time in a new agreement or transfer', () => {
    for (const kind of ['agreement', 'transfer'] as const)
      expect(JSON.stringify(newRecord(kind, profile, now))).not.toContain('2026');
  });

  it('has now in a step only as the time of what is done as it is recorded', () => {
    const started = caseKinds.flatMap((kind) =>
      stepsOf(kind).flatMap((step) => {
        const answers = stepAnswers(step, record, now);
        return fieldsOf(step.asks)
          .filter(isTime)
          .filter(({ key }) => String(answers[key] ?? '').startsWith('2026-12-01'))
          .map(({ key }) => `${kind}.${step.name}.${key}`);
      }),
    );
    expect(started.toSorted()).toEqual(doneNow.toSorted());
  });

  it('has no time of another fact: when the proof came is not when the request came', () => {
    const asked = stepsOf('request').flatMap((step) => {
      const answers = stepAnswers(step, record, now);
      return fieldsOf(step.asks)
        .filter(isTime)
        .map(({ key }) => answers[key]);
    });
    expect(asked).not.toContain(record.receivedAt);
  });
});
