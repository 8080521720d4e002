import { describe, expect, test } from 'vitest';
import { isLawOn, type Rule } from '#shared/regimes/regime.ts';
import { ask, errorOf, law } from './law.ts';
import { ruleTable } from './rule-table.ts';

const rules = law.regimes.flatMap(({ id, rules: own }) => own.map((rule): [string, Rule] => [id, rule]));
const inForceEver = rules.filter(([, rule]) => rule.validFrom !== null);
const nameOf = ([regime, rule]: [string, Rule]) => `${regime} ${rule.id}`;

describe('each rule of each regime', () => {
  test('stands in the table, and the table names no other', () => {
    expect(Object.keys(ruleTable).sort()).toEqual([...new Set(inForceEver.map(nameOf))].sort());
  });

  for (const [name, rows] of Object.entries(ruleTable)) {
    const [regime = '', rule = ''] = name.split(' ');
    for (const { place, events, due, more = {} } of rows) {
      test(`${name} in ${place}${more.extended ? ', extended' : ''}: ${Object.values(events).join()} gives ${due}`, () => {
        const result = ask(regime, rule, place, events, more);
        expect(due.includes('T') ? result.due : result.dueDate).toBe(due);
      });
    }
  }

  test('has a row for each of its versions that were law one after the other', () => {
    for (const [regime, rule] of inForceEver) {
      const rows = ruleTable[`${regime} ${rule.id}`] ?? [];
      const days = rows.map(({ events }) => (events[rule.trigger] ?? '').slice(0, 10));
      const versions = inForceEver.filter(([id, other]) => id === regime && other.id === rule.id);
      if (versions.length === 1) continue;
      const covered = days.some((day) => isLawOn(rule, day));
      expect(`${regime} ${rule.id} ${rule.validFrom} ${covered}`).toBe(
        `${regime} ${rule.id} ${rule.validFrom} true`,
      );
    }
  });

  test('has a row with its extension where it has one', () => {
    for (const entry of inForceEver.filter(([, rule]) => rule.extension)) {
      const isTested = ruleTable[nameOf(entry)]?.some(({ more }) => more?.extended);
      expect(`${nameOf(entry)} ${isTested}`).toBe(`${nameOf(entry)} true`);
    }
  });

  test('names its source, how well it was checked, and what lateness brings', () => {
    for (const [regime, rule] of rules) {
      expect(`${regime} ${rule.id} ${rule.citation.length > 5}`).toContain('true');
      expect(rule.consequence, `${regime} ${rule.id}`).toBeDefined();
    }
  });

  test('that has no number in the law takes none for the law’s own, and refuses to guess', () => {
    const targets = rules.filter(([, rule]) => rule.period.from === 'target');
    expect(targets.length).toBeGreaterThan(15);
    for (const [regime, rule] of targets) {
      const [row] = ruleTable[`${regime} ${rule.id}`] ?? [];
      if (!row) throw new Error(`${regime} ${rule.id} has no row`);
      const result = ask(regime, rule.id, row.place, row.events, row.more);
      expect(result.rule.nature).toBe('house');
      expect(result.explanation.map(({ code }) => code)).toContain('target');
      const refused = errorOf(() => ask(regime, rule.id, row.place, row.events));
      expect(refused.details).toEqual({ field: 'parameters', problem: 'missing' });
    }
  });
});

const dormant = rules.filter(([, rule]) => rule.validFrom === null);

describe('a rule that is only proposed', () => {
  test('is there for the 96 hours of the Digital Omnibus, and no clock runs under it', () => {
    expect(dormant.map(nameOf)).toEqual(['eu-gdpr breach.authority-omnibus']);
    const [regime = '', rule] = dormant[0] ?? [];
    expect(rule?.period).toEqual({ from: 'law', amount: 96, unit: 'hour' });
    const asked = () => ask(regime, rule?.id ?? '', 'DE', { aware: '2026-11-20T09:00:00+01:00' });
    expect(errorOf(asked).details).toMatchObject({ problem: 'notInForce' });
  });
});
