import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli } from './cli.ts';

const summariesIn = async (file: string) =>
  new ICAL.Component(ICAL.parse(await readFile(file, 'utf8')))
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')));

describe('ics', () => {
  it('writes every date, or those of a register, in the language of the terminal, and tells the trail', async () => {
    const made = await freshDocket();
    await logByCli(made, 'request', { ...requestRecord, assignee: 'Li Na' });
    await logByCli(made, 'incident', incidentRecord);
    const { folder, place, secret } = made;
    const out = join(place, 'dates.ics');
    const all = await answerOf(['ics', folder, '--out', out, ...secret]);
    const summaries = await summariesIn(out);
    expect(all).toEqual({ file: out, dates: summaries.length });
    expect(new Set(summaries.map((text) => text.slice(0, 3)))).toEqual(new Set(['REQ', 'INC']));
    for (const language of ['en', 'zh-CN'] as const) {
      const run = await cli(['ics', folder, '--out', out, '--force', '--register', 'request', ...secret], {
        language,
      });
      expect(run).toMatchObject({ exit: 0, err: '' });
      expect(run.out).not.toMatch(/\{\{|cli:|exchange:/);
      expect((await summariesIn(out)).every((text) => text.startsWith('REQ-'))).toBe(true);
    }
    const narrowed = ['ics', folder, '--out', out, '--force', ...secret];
    expect(await answerOf([...narrowed, '--person', 'Li Na', '--regime', 'eu-gdpr'])).toMatchObject({
      dates: expect.any(Number),
    });
    expect((await summariesIn(out)).every((text) => text.startsWith('REQ-'))).toBe(true);
    expect(await answerOf([...narrowed, '--person', 'Nobody'])).toMatchObject({ dates: 0 });
    const trail = await cli(['trail', folder, ...secret]);
    expect(trail.out.split('\n')[0]).toContain('calendar.exported');
    expect(await answerOf(['trail', folder, '--verify', ...secret])).toMatchObject({ ok: true });
  });

  it('refuses a register that is none, and says by which option', async () => {
    const { folder, place, secret } = await freshDocket();
    const out = join(place, 'dates.ics');
    await expectRefusal(['ics', folder, '--out', out, '--register', 'contracts', ...secret], {
      code: 'bad-input',
      exit: 2,
      folder: place,
    });
  });
});
