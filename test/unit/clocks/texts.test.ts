import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainSteps } from '#shared/clocks/explain.ts';
import { unitSchema } from '#shared/clocks/types.ts';
import {
  consequenceKey,
  eventTitleKey,
  placeTitleKey,
  readingKey,
  regimeTitleKey,
  ruleDutyKey,
  ruleTitleKey,
} from '#shared/regimes/titleKey.ts';
import { createTexts, type Language, languages } from '#shared/text/texts.ts';
import { ask, law } from './law.ts';

/** Every step code that the engine's source can write: the texts of `steps` must know each and no other. */
function codesInSource(): Set<string> {
  const folder = join(import.meta.dirname, '../../../shared/clocks');
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return new Set([...source.matchAll(/'([a-z][A-Za-z]+)'/g)].map((match) => match[1] ?? ''));
}

function translator(language: Language) {
  const texts = createTexts(language);
  return {
    t: (key: string, values?: Record<string, string | number>) => texts.t(key, { ...values }),
    has: (key: string) => texts.exists(key, { fallbackLng: [] }),
    steps: Object.keys(texts.getResourceBundle(language, 'steps')),
  };
}

for (const language of languages) {
  describe(`texts in ${language}`, () => {
    const { t, has, steps } = translator(language);
    const texts = createTexts(language);

    test('every rule, reading, note, event and place that ships has its words', () => {
      const keys = law.regimes.flatMap((regime) => [
        regimeTitleKey(regime.id),
        ...regime.rules.flatMap((rule) => [
          ruleTitleKey(regime.id, rule.id),
          ruleDutyKey(regime.id, rule.id),
          ...[rule.trigger, ...rule.optionalEvents].map(eventTitleKey),
          ...rule.alternatives.map(({ reason }) => readingKey(reason)),
          ...(rule.note ? [`rules:note.${rule.note}`] : []),
          // A rule that ships always says what lateness brings.
          consequenceKey(rule.consequence?.text ?? 'notStated'),
        ]),
      ]);
      const places = law.calendars.map(({ place }) => placeTitleKey(place));
      expect([...keys, ...places].filter((key) => !has(key))).toEqual([]);
    });

    test('no consequence, note or reading is written that no rule points to', () => {
      const rules = law.regimes.flatMap((regime) => regime.rules);
      const written = (namespace: string, path: string) =>
        Object.keys(
          texts.getResource(language, namespace, path) ?? texts.getResourceBundle(language, namespace),
        );
      const notes = new Set(rules.map(({ note }) => note));
      const readings = new Set(rules.flatMap(({ alternatives }) => alternatives.map(({ reason }) => reason)));
      const named = new Set(rules.map(({ consequence }) => consequence?.text));
      expect(written('rules', 'note').filter((key) => !notes.has(key))).toEqual([]);
      expect(written('rules', 'reading').filter((key) => !readings.has(key))).toEqual([]);
      expect(written('consequences', '').filter((key) => !named.has(key))).toEqual([]);
    });

    test('every step has its sentence, and no sentence is without a step', () => {
      const codes = codesInSource();
      const unused = steps.filter((code) => !codes.has(code) && !['cited', 'unit'].includes(code));
      expect(unused).toEqual([]);
      for (const unit of unitSchema.options) expect(has(`steps:unit.${unit}_other`)).toBe(true);
    });

    const results = [
      ask(
        'eu-gdpr',
        'request.response',
        'DE',
        { received: '2026-11-25T23:30:00Z', identityAsked: '2026-11-27' },
        { extended: true },
      ),
      ask('eu-gdpr', 'request.response', 'DE', { received: '2026-01-30' }),
      ask('eu-gdpr', 'breach.authority', 'DE', { aware: '2026-03-27T15:20:00+01:00' }),
      ask('uk-gdpr', 'request.response', 'GB-ENG', {
        received: '2026-03-02',
        feePaid: '2026-03-04',
        clarificationAsked: '2026-03-09',
        clarificationReceived: '2026-03-16',
      }),
      ask('uk-gdpr', 'request.response', 'GB-ENG', {
        received: '2026-03-02',
        clarificationAsked: '2026-03-09',
      }),
      ask('cn-pipl', 'request.app', 'CN', { received: '2026-09-21' }),
      ask('cn-pipl', 'request.response', 'CN', { identityVerified: '2026-09-01' }),
      ask('cn-pipl', 'officer.filing', 'CN', { thresholdReached: '2024-09-21' }),
      ask('cn-pipl', 'transfer.assessment-extension-opens', 'CN', { validTo: '2027-06-20' }),
      ask('cn-pipl', 'assessment.retention', 'CN', { approved: '2026-11-22' }),
      ask('house', 'policy.effect', 'CN', { noticed: '2026-11-22' }),
      ask('us-ca', 'request.response', 'US-CA', { received: '2026-01-05' }, { extended: true }),
      ask('jp-appi', 'breach.final', 'JP', { known: '2026-04-04' }),
      ask('br-lgpd', 'breach.authority', 'BR', { known: '2026-04-02' }),
      ask('eu-gdpr', 'request.response', 'DE-BY', { received: '2026-05-04' }),
      ask('ch-fadp', 'request.response', 'CH', { received: '2026-03-02', costShareAnnounced: '2026-03-04' }),
      ask(
        'contract',
        'agreement.notice',
        'CN',
        { expires: '2026-12-31' },
        { parameters: { amount: 3, unit: 'month' } },
      ),
    ];
    for (const result of results) {
      test(`${result.rule.regime} ${result.rule.id}, ${result.dueDate}: nothing is left untranslated`, () => {
        const sentences = explainSteps(result.explanation, t, {
          date: (d) => `<${d}>`,
          moment: (m) => `<${m}>`,
        });
        for (const { code } of result.explanation) expect(has(`steps:${code}`)).toBe(true);
        for (const sentence of sentences) {
          expect(sentence).not.toMatch(/[{}]|undefined|steps:|rules:|consequences:|unit\.|reading\.|note\./);
        }
        expect(sentences.join('\n')).toContain(`<${result.dueDate}`);
        expect(sentences.join('\n')).toContain(result.rule.citation);
      });
    }
  });
}

test('one month is said as a person would say it', () => {
  const result = ask('eu-gdpr', 'request.response', 'DE', { received: '2026-11-25' });
  const english = explainSteps(result.explanation, translator('en').t);
  expect(english.slice(0, 2)).toEqual([
    'Received: 2026-11-25. [GDPR Art. 12(3)]',
    'The day of the event, 2026-11-25, is not counted. [Regulation (EEC, Euratom) 1182/71 Art. 3(1), 3(2)(c), 3(4)]',
  ]);
  expect(english[2]).toMatch(/^1 month, to the same date of the month: 2026-12-25\./);
  expect(english[3]).toMatch(
    /^No working day in Germany: 2026-12-25 1\. Weihnachtstag; 2026-12-26 2\. Weihnachtstag; 2026-12-27\. Moved to 2026-12-28\./,
  );
  const chinese = explainSteps(result.explanation, translator('zh-CN').t);
  expect(chinese[2]).toMatch(/^1 个月，至到期月的对应日：2026-12-25。/);
});
