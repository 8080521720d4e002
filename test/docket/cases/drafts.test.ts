import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addNote, addTask } from '#docket/cases/additions.ts';
import { changeCase, logCase, takeStep } from '#docket/cases/commands.ts';
import type { DocketContext } from '#docket/cases/context.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from '#docket/cases/drafts.ts';
import { LONGEST_DRAFT, MOST_DRAFTS } from '#shared/contract/drafts.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.close());

/** Keeps a draft of a form and gives its id. */
async function keep(context: DocketContext, form: string, body = {}, title = ''): Promise<string> {
  const id = randomUUID();
  await saveDraft(context, { id, form, title, body });
  return id;
}

/** The same docket as another person would have it open. */
async function as(role: 'officer' | 'responder' | 'auditor'): Promise<DocketContext> {
  const person = { ...desk.context.person, id: randomUUID(), name: `A ${role}`, role };
  return { ...desk.context, person };
}

const entries = () => desk.docket.db.selectFrom('trail').select('action').execute();

describe('a draft', () => {
  test('is one of several of its form, and a new one leaves the older as they are', async () => {
    const { context } = desk;
    const older = await keep(context, 'request.new', { title: 'first' }, 'first');
    desk.at('2026-11-22T10:00:00+08:00');
    const newer = await keep(context, 'request.new', { title: 'second' }, 'second');
    await saveDraft(context, { id: newer, form: 'request.new', title: 'second, more', body: { title: 'm' } });
    expect(await getDraft(context, older)).toMatchObject({ title: 'first', body: { title: 'first' } });
    expect((await listDrafts(context, 'request.new')).map(({ title }) => title)).toEqual([
      'second, more',
      'first',
    ]);
  });

  test('is used up by the command that it became, and by no other and no refused one', async () => {
    const { context } = desk;
    const [mine, other] = [await keep(context, 'request.new'), await keep(context, 'request.new')];
    await expect(logCase(context, 'request', {}, { draft: mine })).rejects.toMatchObject({
      code: 'bad-input',
    });
    expect(await getDraft(context, mine)).toBeDefined();
    const { id } = await logCase(context, 'request', requestRecord, { draft: mine });
    expect((await listDrafts(context)).map((draft) => draft.id)).toEqual([other]);
    await discardDraft(context, other);
    const forms = ['edit', 'askIdentity', 'note', 'task'].map((part) => `request.${id}.${part}`);
    const [edit, step, note, task] = await Promise.all(forms.map((form) => keep(context, form)));
    await changeCase(context, { id, version: 1, record: { ...requestRecord, title: 'N' }, draft: edit });
    const answers = { askedAt: '2026-11-21T09:00:00+08:00' };
    await takeStep(context, { id, version: 2, step: 'askIdentity', answers, draft: step });
    await addNote(context, id, 'Said', note);
    await addTask(context, id, { title: 'Ask', draft: task });
    expect(await listDrafts(context)).toEqual([]);
  });

  test('says its register, its case and what is done there', async () => {
    const { context } = desk;
    const { id, ref } = await logCase(context, 'request', requestRecord);
    await keep(context, `request.${id}.note`, 'Rang her', 'Rang her');
    expect(await listDrafts(context)).toMatchObject([
      { kind: 'request', part: 'note', title: 'Rang her', about: { id, ref } },
    ]);
  });

  test('that is discarded is given back, so that it can be kept again', async () => {
    const { context } = desk;
    const id = await keep(context, 'request.new', { title: 'a mistake' }, 'a mistake');
    const gone = await discardDraft(context, id);
    expect(await listDrafts(context)).toEqual([]);
    if (!gone) throw new Error('nothing was discarded');
    await saveDraft(context, { id, ...gone });
    expect(await getDraft(context, id)).toMatchObject({ body: { title: 'a mistake' } });
  });

  test('of another person is not there, neither to read, to discard, to write over nor to use up', async () => {
    const id = await keep(desk.context, 'request.new', { title: 'mine' });
    const other = await as('officer');
    expect(await listDrafts(other)).toEqual([]);
    expect(await getDraft(other, id)).toBeUndefined();
    expect(await discardDraft(other, id)).toBeUndefined();
    const over = saveDraft(other, { id, form: 'request.new', title: '', body: 'over' });
    await expect(over).rejects.toMatchObject({ code: 'not-allowed' });
    await logCase(other, 'request', requestRecord, { draft: id });
    expect(await getDraft(desk.context, id)).toMatchObject({ body: { title: 'mine' } });
  });

  test('of a register that its person sees no longer does not exist', async () => {
    const id = await keep(desk.context, 'request.new');
    const incident = await keep(desk.context, 'incident.new');
    const person = { ...desk.context.person, role: 'responder' as const };
    const demoted = { ...desk.context, person };
    expect((await listDrafts(demoted)).map((draft) => draft.id)).toEqual([incident]);
    expect(await getDraft(demoted, id)).toBeUndefined();
    await expect(keep(demoted, 'request.new')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(keep(await as('auditor'), 'incident.new')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('is neither cut nor put in the place of another when there is no room', async () => {
    const { context } = desk;
    const id = await keep(context, 'request.new', 'short');
    const long = saveDraft(context, { id, form: 'request.new', title: '', body: 'x'.repeat(LONGEST_DRAFT) });
    await expect(long).rejects.toMatchObject({ code: 'draft-too-long' });
    expect(await getDraft(context, id)).toMatchObject({ body: 'short' });
    for (let more = 1; more < MOST_DRAFTS; more += 1) await keep(context, 'request.new');
    await expect(keep(context, 'request.new')).rejects.toMatchObject({ code: 'drafts-full' });
    await saveDraft(context, { id, form: 'request.new', title: '', body: 'still kept' });
    expect(await listDrafts(context)).toHaveLength(MOST_DRAFTS);
  });

  test('leaves no entry in the trail', async () => {
    const before = await entries();
    const id = await keep(desk.context, 'request.new');
    await discardDraft(desk.context, id);
    expect(await entries()).toEqual(before);
  });

  test('of notes that a repair kept is in nobody’s list', async () => {
    const row = { id: 's', form: 'salvaged:notes', body: '{}', updated_at: '2026-11-01T00:00:00.000Z' };
    await desk.docket.db.insertInto('drafts').values(row).execute();
    expect(await listDrafts(desk.context)).toEqual([]);
  });
});
