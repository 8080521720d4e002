import { describe, expect, it } from 'vitest';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { addMonths, weeksOf } from '../../../renderer/calendar/month.ts';
import { stripOf } from '../../../renderer/components/strip.ts';
import { nextStepOf } from '../../../renderer/registers/next-step.ts';

interface LifecycleFacts {
  steps: readonly { name: string; from: readonly string[] }[];
  closed: readonly string[];
}

/** A case in a state, with the steps that the docket process would offer for its record. */
function caseIn(kind: CaseKind, state: string, record: CaseView['record']): CaseView {
  const lifecycle: LifecycleFacts = registers[kind].lifecycle;
  const steps = lifecycle.steps.filter((step) => step.from.includes(state)).map(({ name }) => ({ name }));
  const now = '2026-11-22T00:00:00Z';
  return {
    id: '00000000-0000-4000-8000-000000000000',
    kind,
    ref: 'REQ-2026-0001',
    state,
    closed: lifecycle.closed.includes(state),
    version: 1,
    title: 'A case',
    party: '',
    createdAt: now,
    updatedAt: now,
    record,
    clocks: [],
    tasks: [],
    notes: [],
    files: [],
    steps,
    trail: [],
  };
}

describe('the next step', () => {
  it.each([
    ['request', 'received', 'confirmIdentity'],
    ['request', 'working', 'decide'],
    ['request', 'decided', 'answer'],
    ['request', 'answered', 'close'],
    ['incident', 'logged', 'assess'],
    ['agreement', 'draft', 'sign'],
    ['agreement', 'ended', 'settle'],
    ['transfer', 'draft', 'assess'],
    ['transfer', 'applied', 'approve'],
    ['transfer', 'approved', 'start'],
  ] as const)('of a %s that is %s is %s', (kind, state, step) => {
    expect(nextStepOf(caseIn(kind, state, {}))).toBe(step);
  });

  it('of an assessed incident is to decide who must be told, then to tell them', () => {
    const undecided = { obligations: [{ decision: 'undecided' }, { decision: 'required' }] };
    expect(nextStepOf(caseIn('incident', 'assessed', undecided))).toBe('decideObligation');
    const required = { obligations: [{ decision: 'required' }] };
    expect(nextStepOf(caseIn('incident', 'assessed', required))).toBe('fileNotification');
    expect(nextStepOf(caseIn('incident', 'assessed', { obligations: [{ decision: 'met' }] }))).toBe(
      'contain',
    );
  });

  it('of a Chinese standard contract in force is its filing, and then nothing', () => {
    const record = { mechanism: 'cnStandardContract' };
    expect(nextStepOf(caseIn('transfer', 'inForce', record))).toBe('file');
    expect(
      nextStepOf(caseIn('transfer', 'inForce', { ...record, filing: { on: '2026-11-20' } })),
    ).toBeUndefined();
  });

  it('of a closed case does not exist', () => {
    expect(nextStepOf(caseIn('request', 'closed', {}))).toBeUndefined();
  });
});

describe('the strip of states', () => {
  const phases = (kind: CaseKind, state: string) =>
    stripOf(kind, state).map(({ state: one, phase }) => `${one} ${phase}`);

  it('shows what is done, where the case is, and what lies ahead', () => {
    expect(phases('incident', 'assessed')).toEqual([
      'logged done',
      'assessed now',
      'contained ahead',
      'closed ahead',
    ]);
  });

  it('takes a state beside the ordinary way in at its place', () => {
    expect(phases('agreement', 'noticeGiven')).toEqual([
      'draft done',
      'inForce done',
      'noticeGiven now',
      'ended ahead',
      'settled ahead',
    ]);
  });

  it('promises nothing after a state that ends the case early', () => {
    expect(phases('request', 'withdrawn')).toEqual(['received done', 'withdrawn now']);
  });
});

describe('the month', () => {
  it('starts its weeks on Monday and holds every day of it', () => {
    const weeks = weeksOf('2026-11-22');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.flat().filter((date) => date.startsWith('2026-11'))).toHaveLength(30);
    expect(weeksOf('2027-02-10')).toHaveLength(4);
  });

  it('moves to the last day where the next month is shorter', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  });
});
