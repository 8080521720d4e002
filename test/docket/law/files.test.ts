import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { toEntryView } from '#docket/cases/entry-view.ts';
import { getCase } from '#docket/cases/get.ts';
import { acceptLaw } from '#docket/law/accept.ts';
import { examineLawFile, listLawFiles, loadLawFile, removeLawFile } from '#docket/law/files.ts';
import { waitingLaw } from '#docket/law/newer.ts';
import { listEntries } from '#docket/trail/list.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import type { Regime } from '#shared/regimes/regime.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, law, openDesk } from '../desk.ts';
import { datesOf, reopenedWith, shippedLater } from './law.ts';

let home: string;
let desk: Desk;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'law-files-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));
beforeEach(async () => {
  desk = await openDesk();
  return () => desk.close();
});

function calendarOf(code: string): Calendar {
  const calendar = law.calendars.find(({ place }) => place === code);
  if (calendar === undefined) throw new Error(code);
  return calendar;
}

function regimeOf(name: string): Regime {
  const regime = law.regimes.find(({ id }) => id === name);
  if (regime === undefined) throw new Error(name);
  return regime;
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(home, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** China with one more holiday, made a year later. */
function newerChina(version = '2027-01-15'): Calendar {
  const china = calendarOf('CN');
  const holidays = [...china.holidays, { date: '2026-11-27', name: 'A day that was proclaimed' }];
  return { ...china, version, holidays };
}

const cancellation = {
  ...requestRecord,
  receivedAt: '2026-11-09T09:00:00+08:00',
  rights: [{ right: 'accountCancellation', outcome: 'open' }],
  regimes: [{ regime: 'cn-pipl', place: 'CN' }],
};
const rule = 'request.account-cancellation';

describe('a calendar from a file', () => {
  test('says what is in it, holds in place of the one that ships once it is accepted, and can be taken back', async () => {
    const { id } = await logCase(desk.context, 'request', cancellation);
    const path = await file('CN.json', newerChina());
    const { facts } = await examineLawFile(desk.context, path);
    expect(facts).toMatchObject({
      kind: 'calendar',
      name: 'CN',
      version: '2027-01-15',
      present: calendarOf('CN').version,
      coverage: calendarOf('CN').coverage,
    });
    await loadLawFile(desk.context, path);
    const [entry] = await listEntries(desk.docket.db, { limit: 1 });
    expect(entry && toEntryView(entry)).toMatchObject({
      action: 'law.loaded',
      changes: [
        { field: 'calendar CN', before: calendarOf('CN').version, after: '2027-01-15' },
        { field: 'source', after: calendarOf('CN').source },
      ],
    });
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-30`]);
    await acceptLaw(desk.context);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-12-01`]);
    expect(await listLawFiles(desk.context)).toMatchObject([{ kind: 'calendar', name: 'CN', holds: true }]);

    await removeLawFile(desk.context, 'calendar', 'CN');
    await acceptLaw(desk.context);
    expect(datesOf(await getCase(desk.context, id))).toEqual([`${rule} 2026-11-30`]);
    expect(await listLawFiles(desk.context)).toEqual([]);
  });

  test('is kept as it was shown: one that changed since is refused', async () => {
    const path = await file('CN.json', newerChina());
    const shown = await examineLawFile(desk.context, path);
    await file('CN.json', newerChina('2027-01-16'));
    await expect(loadLawFile(desk.context, path, shown.fingerprint)).rejects.toMatchObject({
      code: 'law-file-changed',
      details: { file: 'CN.json' },
    });
    expect(await listLawFiles(desk.context)).toEqual([]);
    await file('CN.json', newerChina());
    await loadLawFile(desk.context, path, shown.fingerprint);
    expect(await listLawFiles(desk.context)).toMatchObject([{ version: '2027-01-15' }]);
  });

  test('goes on holding in the next program until that ships one as new', async () => {
    await loadLawFile(desk.context, await file('CN.json', newerChina()));
    await acceptLaw(desk.context);
    const same = await reopenedWith(desk, law);
    expect(await waitingLaw(same)).toBeUndefined();
    const later = shippedLater((calendar) =>
      calendar.place === 'CN' ? { ...calendar, version: '2027-01-15' } : calendar,
    );
    const next = await reopenedWith(desk, later);
    expect((await waitingLaw(next))?.parts).toMatchObject([{ kind: 'calendar', name: 'CN' }]);
    expect(await listLawFiles(next)).toMatchObject([{ holds: false }]);
  });

  test('is replaced by a newer file, and not by one of the same day', async () => {
    await loadLawFile(desk.context, await file('CN.json', newerChina()));
    const older = loadLawFile(desk.context, await file('again.json', newerChina()));
    await expect(older).rejects.toMatchObject({ code: 'law-file-older', details: { present: '2027-01-15' } });
    await loadLawFile(desk.context, await file('later.json', newerChina('2027-01-16')));
    expect(await listLawFiles(desk.context)).toMatchObject([{ version: '2027-01-16' }]);
  });
});

describe('a file is refused by name', () => {
  test.each([
    ['text.json', 'no JSON at all', 'is not JSON'],
    ['list.json', [], 'expected object'],
    ['other.json', { format: 'another-format/9' }, 'format'],
    ['more.json', { ...newerChina(), added: true }, 'added'],
    [
      'stray.json',
      { ...newerChina(), holidays: [{ date: '2199-01-01', name: 'x' }] },
      'does not cover 2199-01-01',
    ],
    ['zone.json', { ...newerChina(), zone: 'Asia/Nowhere' }, 'zone: Asia/Nowhere'],
    ['large.json', `"${'x'.repeat(2 * 2 ** 20)}"`, 'is larger than 2 MiB'],
  ])('%s: what is wrong in it', async (name, content, problem) => {
    const refused = examineLawFile(desk.context, await file(name, content));
    await expect(refused).rejects.toMatchObject({ code: 'law-file-invalid', details: { file: name } });
    await expect(refused).rejects.toHaveProperty('details.problem', expect.stringContaining(problem));
  });

  test('when it is not there, not newer, for a place or a regime that nobody here knows, or for the own policy', async () => {
    const refused = async (content: unknown) => examineLawFile(desk.context, await file('x.json', content));
    await expect(examineLawFile(desk.context, join(home, 'nothing.json'))).rejects.toMatchObject({
      code: 'file-missing',
    });
    await expect(refused(calendarOf('CN'))).rejects.toMatchObject({ code: 'law-file-older' });
    await expect(refused({ ...newerChina(), place: 'XX' })).rejects.toMatchObject({ code: 'unknown-place' });
    const gdpr = { ...regimeOf('eu-gdpr'), version: '2027-05-01' };
    await expect(refused({ ...gdpr, id: 'xx-law' })).rejects.toMatchObject({ code: 'law-file-invalid' });
    await expect(refused({ ...regimeOf('house'), version: '2027-05-01' })).rejects.toMatchObject({
      code: 'unknown-regime',
    });
  });

  test('when a rule in it has no words in this program', async () => {
    const gdpr = regimeOf('eu-gdpr');
    const [first] = gdpr.rules;
    const rules = [...gdpr.rules, { ...first, id: 'request.unheard-of' }];
    const refused = examineLawFile(
      desk.context,
      await file('x.json', { ...gdpr, version: '2027-05-01', rules }),
    );
    await expect(refused).rejects.toHaveProperty(
      'details.problem',
      expect.stringContaining('request.unheard-of'),
    );
  });
});

describe('a regime from a file', () => {
  /** The GDPR with two months for the answer from a day on; without the old version where `keep` is false. */
  function twoMonths(from: string, keep: boolean): Regime {
    const gdpr = regimeOf('eu-gdpr');
    const rules = gdpr.rules.flatMap((one) => {
      if (one.id !== 'request.response') return [one];
      const before = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
      const next = {
        ...one,
        validFrom: from,
        period: { from: 'law' as const, amount: 2, unit: 'month' as const },
      };
      return keep ? [{ ...one, validTo: before }, next] : [next];
    });
    return { ...gdpr, version: '2027-05-01', rules };
  }

  test('is refused when open cases run under a rule that it has no more, and held once it keeps that rule', async () => {
    await logCase(desk.context, 'request', requestRecord);
    const dropping = loadLawFile(desk.context, await file('drops.json', twoMonths('2027-01-01', false)));
    await expect(dropping).rejects.toMatchObject({
      code: 'law-file-drops',
      details: { fields: ['request.response'] },
    });
    await loadLawFile(desk.context, await file('keeps.json', twoMonths('2027-01-01', true)));
    expect((await waitingLaw(desk.context))?.moves).toEqual([]);
    await acceptLaw(desk.context);
  });

  test('moves the cases that its rule is about, and back again when it is taken away', async () => {
    const { id } = await logCase(desk.context, 'request', requestRecord);
    await loadLawFile(desk.context, await file('from.json', twoMonths('2026-10-01', true)));
    expect((await waitingLaw(desk.context))?.moves).toMatchObject([
      {
        from: { dueDate: '2026-11-26' },
        to: { dueDate: '2026-12-28' },
        why: [{ code: 'rule', name: 'eu-gdpr' }],
      },
    ]);
    await acceptLaw(desk.context);
    expect(datesOf(await getCase(desk.context, id))).toEqual(['request.response 2026-12-28']);
    await removeLawFile(desk.context, 'regime', 'eu-gdpr');
    expect((await waitingLaw(desk.context))?.moves).toMatchObject([{ to: { dueDate: '2026-11-26' } }]);
  });
});
