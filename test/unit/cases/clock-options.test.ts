import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import type { ClockAct } from '#shared/cases/clock-facts.ts';
import {
  type ClockAbout,
  type ClockOption,
  canRecord,
  clockOptions,
  lapse,
} from '#shared/cases/clock-options.ts';
import { computeClock } from '#shared/clocks/compute.ts';
import { isAfter } from '#shared/clocks/moments.ts';
import type { Rule } from '#shared/regimes/regime.ts';
import { requestRecord } from '#test/fixtures/records.ts';

const law = await loadLaw(findResources());
const now = '2026-11-10T12:00:00Z';

const places: Record<string, string> = { 'uk-gdpr': 'GB-ENG', 'us-ca': 'US-CA' };
const placeOf = (regime: string) => places[regime] ?? regime.slice(0, 2).toUpperCase().replace('EU', 'DE');

function ruleOf(regime: string, id: string): Rule {
  const found = law.regimes.find((one) => one.id === regime)?.rules.findLast((one) => one.id === id);
  if (!found) throw new Error(`no rule ${regime} ${id}`);
  return found;
}

interface Standing {
  regime: string;
  rule: Rule;
  events?: Record<string, string>;
  extended?: boolean;
  now?: string;
  change?: Partial<ClockAbout<'request'>['clock']>;
}

/** A clock of a request on access, with what happened and what was recorded of it. */
function about({ regime, rule, events = {}, extended = false, now: moment = now, change }: Standing) {
  const all = { [rule.trigger]: '2026-10-26T09:00:00Z', ...events };
  const question = { regime, rule: rule.id, place: placeOf(regime), events: all, extended };
  const regimes = [
    {
      id: regime,
      format: 'privacy-docket-regime/1' as const,
      version: '2026-11-22',
      source: 'x',
      rules: [rule],
    },
  ];
  const result = computeClock(question, { ...law, regimes });
  const state = result.pausedSince ? ('paused' as const) : ('running' as const);
  const clock = { regime, rule: rule.id, subject: 'access', state, extended, ...change, result };
  return {
    kind: 'request' as const,
    state: 'received',
    record: requestRecord,
    clock,
    events: all,
    rule,
    now: moment,
  };
}

const line = ({ act, event, citation, refusal }: ClockOption) =>
  [act, event, refusal?.reason ?? 'open', citation].filter((part) => part !== undefined).join(' | ');
const linesOf = (standing: Standing) => clockOptions(about(standing)).map(line);

describe('what each rule with a pause, an extension or a restart allows of a clock that runs', () => {
  test.each([
    [
      'eu-gdpr',
      'request.response',
      [
        'pause | pauseInReading | EDPB Guidelines 01/2022 section 5.3',
        'extend | open | GDPR Art. 12(3)',
        'restart | noRestart | GDPR Art. 12(3)',
        'meet | stepNotOpen | GDPR Art. 12(3)',
      ],
    ],
    [
      'uk-gdpr',
      'request.response',
      [
        'pause | clarificationAsked | open | UK GDPR Art. 12A(5)-(6)',
        'extend | open | UK GDPR Art. 12A(3)-(4)',
        'restart | identityReceived | identityNotAsked | UK GDPR Art. 12A(2)(b)',
        'restart | feePaid | feeNotAsked | UK GDPR Art. 12A(2)(c)',
        'meet | stepNotOpen | UK GDPR Art. 12(3), 12A(1)-(2)',
      ],
    ],
    [
      'us-ca',
      'request.response',
      [
        'pause | noPause | 11 CCR 7021(b); Civ. Code 1798.130(a)(2)',
        'extend | open | 11 CCR 7021(b); Civ. Code 1798.145(h)(1)',
        'restart | noRestart | 11 CCR 7021(b); Civ. Code 1798.130(a)(2)',
        'meet | stepNotOpen | 11 CCR 7021(b); Civ. Code 1798.130(a)(2)',
      ],
    ],
    [
      'us-ca',
      'request.confirmation',
      [
        'pause | noPause | 11 CCR 7021(a)',
        'extend | noExtension | 11 CCR 7021(a)',
        'restart | noRestart | 11 CCR 7021(a)',
        'meet | open | 11 CCR 7021(a)',
      ],
    ],
    [
      'ch-fadp',
      'request.response',
      [
        'pause | noPause | DSV Art. 18(1); DSG Art. 25(7)',
        'extend | noExtension | DSV Art. 18(1); DSG Art. 25(7)',
        'restart | costShareAnnounced | open | DSV Art. 19(3)',
        'meet | stepNotOpen | DSV Art. 18(1); DSG Art. 25(7)',
      ],
    ],
    [
      'ca-pipeda',
      'request.response',
      [
        'pause | noPause | PIPEDA s. 8(3)',
        'extend | open | PIPEDA s. 8(4)',
        'restart | noRestart | PIPEDA s. 8(3)',
        'meet | stepNotOpen | PIPEDA s. 8(3)',
      ],
    ],
    [
      'za-popia',
      'request.access',
      [
        'pause | noPause | POPIA s. 23; PAIA s. 25, 26',
        'extend | open | PAIA s. 26',
        'restart | noRestart | POPIA s. 23; PAIA s. 25, 26',
        'meet | stepNotOpen | POPIA s. 23; PAIA s. 25, 26',
      ],
    ],
    [
      'vn-pdp',
      'request.restrict',
      [
        'pause | noPause | Decree 356/2025/ND-CP (article not verified)',
        'extend | open | Decree 356/2025/ND-CP (article not verified)',
        'restart | noRestart | Decree 356/2025/ND-CP (article not verified)',
        'meet | stepNotOpen | Decree 356/2025/ND-CP (article not verified)',
      ],
    ],
  ])('%s %s', (regime, id, lines) => {
    expect(linesOf({ regime, rule: ruleOf(regime, id) })).toEqual(lines);
  });

  test('of every rule that ships, only what its data hold is ever open', () => {
    for (const regime of law.regimes) {
      for (const rule of regime.rules.filter(
        ({ period, validFrom }) => period.from === 'law' && validFrom !== null,
      )) {
        const base = {
          kind: 'request' as const,
          state: 'received',
          record: requestRecord,
          events: {},
          rule,
          now,
        };
        const clock = {
          regime: regime.id,
          rule: rule.id,
          subject: 'access',
          state: 'running' as const,
          extended: false,
        };
        const open = clockOptions({ ...base, clock }).filter(canRecord);
        const allowed: Record<ClockAct, boolean> = {
          pause: rule.pauses.length > 0,
          resume: false,
          extend: rule.extension !== undefined,
          restart: rule.restarts.length > 0,
          meet: rule.outcome === 'deadline',
        };
        expect(open.filter(({ act }) => !allowed[act])).toEqual([]);
      }
    }
  });
});

describe('how a clock stands closes what its rule allows', () => {
  const rule = ruleOf('uk-gdpr', 'request.response');
  const standing = { regime: 'uk-gdpr', rule };
  const asked = { clarificationAsked: '2026-11-02T09:00:00Z' };
  const refusal = (one: Standing, act: ClockAct) =>
    clockOptions(about(one)).find((option) => option.act === act)?.refusal;

  test.each<[string, Partial<Standing>, ClockAct, string | undefined]>([
    ['a period that stands still is not paused again', { events: asked }, 'pause', 'clockPaused'],
    [
      'one that stands still runs on where the question is on record',
      { events: asked },
      'resume',
      'clarificationNotAsked',
    ],
    [
      'it is paused once',
      { events: { ...asked, clarificationReceived: '2026-11-05T09:00:00Z' } },
      'pause',
      'pausedOnce',
    ],
    ['it is extended once', { extended: true }, 'extend', 'alreadyExtended'],
    ['a period that is over is not extended', { now: '2026-12-20T09:00:00Z' }, 'extend', 'extensionTooLate'],
    ['nor paused', { now: '2026-12-20T09:00:00Z' }, 'pause', 'pauseLapsed'],
    [
      'a restart happens once',
      { events: { feePaid: '2026-11-05T09:00:00Z' } },
      'restart',
      'identityNotAsked',
    ],
    ['nothing is done with a duty that was met', { change: { state: 'met' } }, 'extend', 'clockMet'],
    ['nor with one that fell away', { change: { state: 'stopped' } }, 'pause', 'clockStopped'],
    ['a period that has not begun is not paused', { change: { state: 'waiting' } }, 'pause', 'clockWaiting'],
  ])('%s', (_, change, act, reason) => {
    expect(refusal({ ...standing, ...change }, act)?.reason).toBe(reason);
  });

  test('what happened before the end can be recorded after it, what happened later cannot', () => {
    const late = clockOptions(about({ ...standing, now: '2026-12-20T09:00:00Z' }));
    const extend = late.find(({ act }) => act === 'extend');
    expect(extend && canRecord(extend)).toBe(true);
    expect(extend && lapse(extend, '2026-11-26T23:59:59Z')).toBeUndefined();
    expect(extend && lapse(extend, '2026-11-27T00:00:00Z')).toBe('extensionTooLate');
  });
});

/** California's ninety days with a pause and a restart besides, so that every act pulls at the maximum. */
const elastic: Rule = {
  ...ruleOf('us-ca', 'request.response'),
  optionalEvents: ['identityAsked', 'identityReceived', 'accepted'],
  pauses: [
    {
      from: 'identityAsked',
      to: 'identityReceived',
      inclusiveFrom: true,
      inclusiveTo: true,
      narrow: false,
      citation: 'Test Act s. 1',
    },
  ],
  restarts: [{ event: 'accepted', citation: 'Test Act s. 2' }],
  alternatives: [],
};

test.each([
  ['as it is', ruleOf('us-ca', 'request.response')],
  ['with a pause and a restart besides', elastic],
])('no sequence of acts moves a date of California beyond its ninety days, %s', (_, rule) => {
  // Received on 26 October 2026, which counts as the first day (11 CCR 7021(b)).
  const latest = '2027-01-24';
  const step = fc.record({ pick: fc.nat(9), day: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const standing = { regime: 'us-ca', rule, events: {} as Record<string, string>, extended: false };
      for (const { pick, day } of steps.toSorted((one, other) => one.day - other.day)) {
        const at = new Date(Date.parse('2026-10-26T09:00:00Z') + day * 86_400_000).toISOString();
        const here = about({ ...standing, now: at });
        // The record of a case follows its steps; what this rule is about is the clock alone.
        const open = clockOptions(here).filter(
          (option) =>
            option.act !== 'meet' &&
            (option.refusal === undefined ||
              option.refusal.reason.startsWith('identity') ||
              option.refusal.reason === 'stepNotOpen'),
        );
        const option = open[pick % Math.max(1, open.length)];
        if (!option || (option.until !== undefined && isAfter(at, option.until))) continue;
        if (option.event !== undefined) standing.events[option.event] = at;
        if (option.act === 'extend') standing.extended = true;
        const { dueDate } = about({ ...standing, now: at }).clock.result;
        expect(dueDate <= latest, dueDate).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
