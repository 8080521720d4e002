import { randomUUID } from 'node:crypto';
import { usualReminders } from '#shared/clocks/reminder-settings.ts';
import type { CallName } from '#shared/contract/roles.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { addFiles, type Client, lastOf, passphrase, windowProfile } from './window.ts';

export type Role = 'officer' | 'responder' | 'auditor';

export const passphrases: Record<Role, string> = {
  officer: passphrase,
  responder: 'eleven calm otters drift',
  auditor: 'nine pale moths hover',
};

/** Ids of one case of each register, each with a note by which it is found, a task that is due and a file. */
export const ids: Record<'request' | 'incident' | 'agreement' | 'transfer', string> = {
  request: '',
  incident: '',
  agreement: '',
  transfer: '',
};
export const fileIds: Record<string, string> = {};

/** Hears a call to its end that tells how far it is. */
async function drain(progress: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of progress);
}

const list = (kind: keyof typeof ids) =>
  ({
    kind,
    show: 'all',
    due: 'any',
    waiting: false,
    search: '',
    sort: 'due',
    direction: 'up',
    limit: 10,
  }) as const;

/** A fresh draft of the form for a new case. */
export const draftOf = (kind: keyof typeof ids) => ({ id: randomUUID(), form: `${kind}.new`, title: 'x' });

const nobody = '00000000-0000-4000-8000-000000000000';
const denied = 'not-allowed';

interface Row {
  call: CallName;
  about: string;
  make: (client: Client) => Promise<unknown>;
  officer: string;
  responder: string;
  auditor: string;
}

const row = (
  call: CallName,
  about: string,
  make: Row['make'],
  [officer, responder, auditor]: [string, string, string],
): Row => ({ call, about, make, officer, responder, auditor });

const all: [string, string, string] = ['ok', 'ok', 'ok'];
const officers: [string, string, string] = ['ok', denied, denied];
const overseers: [string, string, string] = ['ok', denied, 'ok'];
/** The main process of these tests has no keychain, which everybody is told alike. */
const noKeychain: [string, string, string] = ['keychain-refused', 'keychain-refused', 'keychain-refused'];
/** Repairs are of a docket that is not open. */
const occupied: [string, string, string] = ['docket-in-use', 'docket-in-use', 'docket-in-use'];
const secret = { passphrase };
const workers: [string, string, string] = ['ok', 'ok', denied];

/** Every call of the contract, where it matters once about a request and once about an incident; in this order. */
export const rows: Row[] = [
  row('session.status', '', (c) => c.session.status({}), all),
  row('session.chooseFolder', '', (c) => c.session.chooseFolder({ purpose: 'open' }), all),
  row('law.list', '', (c) => c.law.list({}), all),
  row(
    'law.compute',
    '',
    (c) =>
      c.law.compute({
        regime: 'eu-gdpr',
        rule: 'breach.authority',
        place: 'DE',
        events: { aware: '2026-11-20T09:00:00+01:00' },
        extended: false,
      }),
    all,
  ),
  row('cases.list', 'requests', (c) => c.cases.list(list('request')), ['ok', denied, 'ok']),
  row('cases.list', 'incidents', (c) => c.cases.list(list('incident')), all),
  row('cases.counts', '', (c) => c.cases.counts({}), all),
  row('cases.get', 'a request', (c) => c.cases.get({ id: ids.request }), ['ok', 'unknown-case', 'ok']),
  row('cases.get', 'an incident', (c) => c.cases.get({ id: ids.incident }), all),
  row('cases.asOf', 'a request', (c) => c.cases.asOf({ id: ids.request, past: { seq: 99 } }), [
    'ok',
    'unknown-case',
    'ok',
  ]),
  row('cases.asOf', 'an incident', (c) => c.cases.asOf({ id: ids.incident, past: { seq: 99 } }), all),
  row('cases.countries', '', (c) => c.cases.countries({}), all),
  row('cases.find', '', (c) => c.cases.find({ text: 'zebra', limit: 10 }), all),
  row('cases.log', 'a request', (c) => c.cases.log({ kind: 'request', record: requestRecord }), officers),
  row('cases.log', 'an incident', (c) => c.cases.log({ kind: 'incident', record: incidentRecord }), workers),
  row(
    'cases.change',
    'a request',
    (c) => c.cases.change({ id: ids.request, version: 1, record: requestRecord }),
    officers,
  ),
  row(
    'cases.change',
    'an incident',
    (c) => c.cases.change({ id: ids.incident, version: 1, record: incidentRecord }),
    workers,
  ),
  row(
    'cases.takeStep',
    'a request',
    (c) => c.cases.takeStep({ id: ids.request, version: 1, step: 'no such step', answers: {} }),
    ['transition-refused', denied, denied],
  ),
  row(
    'cases.takeStep',
    'an incident',
    (c) => c.cases.takeStep({ id: ids.incident, version: 1, step: 'no such step', answers: {} }),
    ['transition-refused', 'transition-refused', denied],
  ),
  ...(['pause', 'resume', 'extend', 'restart', 'meet', 'preview'] as const).flatMap((act) =>
    (['request', 'incident'] as const).map((kind) =>
      row(
        `clocks.${act}`,
        `a clock of ${kind === 'incident' ? 'an incident' : 'a request'}`,
        (c) => {
          const input = { id: ids[kind], version: 1, clock: nobody, answers: {} };
          return act === 'preview' ? c.clocks.preview({ ...input, act: 'meet' }) : c.clocks[act](input);
        },
        kind === 'incident' ? ['bad-input', 'bad-input', denied] : ['bad-input', denied, denied],
      ),
    ),
  ),
  row('cases.addNote', 'a request', (c) => c.cases.addNote({ id: ids.request, text: 'x' }), officers),
  row('cases.addNote', 'an incident', (c) => c.cases.addNote({ id: ids.incident, text: 'x' }), workers),
  row('cases.addTask', 'a request', (c) => c.cases.addTask({ id: ids.request, title: 'x' }), officers),
  row('cases.addTask', 'an incident', (c) => c.cases.addTask({ id: ids.incident, title: 'x' }), workers),
  row(
    'cases.finishTask',
    'a request',
    (c) => c.cases.finishTask({ id: ids.request, taskId: nobody, done: true }),
    ['bad-input', denied, denied],
  ),
  row(
    'cases.finishTask',
    'an incident',
    (c) => c.cases.finishTask({ id: ids.incident, taskId: nobody, done: true }),
    ['bad-input', 'bad-input', denied],
  ),
  row('cases.addFiles', 'a request', (c) => addFiles(c, ids.request), ['ok', 'unknown-case', denied]),
  row('cases.addFiles', 'an incident', (c) => addFiles(c, ids.incident), workers),
  row(
    'cases.saveFile',
    'a request',
    (c) => c.cases.saveFile({ id: ids.request, fileId: fileIds.request ?? '' }),
    ['ok', 'unknown-case', 'ok'],
  ),
  row(
    'cases.saveFile',
    'an incident',
    (c) => c.cases.saveFile({ id: ids.incident, fileId: fileIds.incident ?? '' }),
    all,
  ),
  row(
    'cases.replaceFile',
    'a request',
    async (c) => lastOf(await c.cases.replaceFile({ id: ids.request, fileId: nobody })),
    ['ok', 'unknown-case', denied],
  ),
  row(
    'cases.replaceFile',
    'an incident',
    async (c) => lastOf(await c.cases.replaceFile({ id: ids.incident, fileId: nobody })),
    workers,
  ),
  row(
    'cases.removeFile',
    'a request',
    (c) => c.cases.removeFile({ id: ids.request, fileId: nobody, reason: 'x' }),
    ['file-missing', denied, denied],
  ),
  row(
    'cases.removeFile',
    'an incident',
    (c) => c.cases.removeFile({ id: ids.incident, fileId: nobody, reason: 'x' }),
    ['file-missing', 'file-missing', denied],
  ),
  row(
    'cases.previewFile',
    'a request',
    (c) => c.cases.previewFile({ id: ids.request, fileId: fileIds.request ?? '' }),
    ['ok', 'unknown-case', 'ok'],
  ),
  row(
    'cases.previewFile',
    'an incident',
    (c) => c.cases.previewFile({ id: ids.incident, fileId: fileIds.incident ?? '' }),
    all,
  ),
  row(
    'cases.openFile',
    'a request',
    (c) => c.cases.openFile({ id: ids.request, fileId: fileIds.request ?? '' }),
    ['file-not-opened', 'unknown-case', 'file-not-opened'],
  ),
  row(
    'cases.openFile',
    'an incident',
    (c) => c.cases.openFile({ id: ids.incident, fileId: fileIds.incident ?? '' }),
    ['file-not-opened', 'file-not-opened', 'file-not-opened'],
  ),
  row('agenda.today', '', (c) => c.agenda.today({}), all),
  row('agenda.range', '', (c) => c.agenda.range({ from: '2026-11-01', to: '2026-12-31' }), all),
  row('agenda.days', '', (c) => c.agenda.days({ from: '2026-11-01', to: '2026-12-31', first: 3 }), all),
  row('agenda.exportIcs', '', (c) => c.agenda.exportIcs({ filter: {}, language: 'en' }), all),
  row('agenda.savePdf', '', (c) => c.agenda.savePdf({ filter: {} }), all),
  row('agenda.choices', '', (c) => c.agenda.choices({}), all),
  row('packs.preview', 'requests', (c) => c.packs.preview({ registers: ['request'] }), ['ok', denied, 'ok']),
  row('packs.preview', 'incidents', (c) => c.packs.preview({ registers: ['incident'] }), all),
  row(
    'packs.build',
    'requests too',
    (c) => c.packs.build({ registers: ['request', 'incident'], language: 'en' }),
    ['ok', denied, 'ok'],
  ),
  row('packs.build', 'incidents', (c) => c.packs.build({ registers: ['incident'], language: 'en' }), all),
  row('packs.verify', '', async (c) => drain(await c.packs.verify({})), all),
  row('trail.list', '', (c) => c.trail.list({ limit: 200 }), all),
  row('trail.choices', '', (c) => c.trail.choices({}), all),
  row('trail.checkHead', '', (c) => c.trail.checkHead({ noted: `1:${'a'.repeat(64)}` }), overseers),
  row('trail.checkPack', '', (c) => c.trail.checkPack({}), overseers),
  row('trail.verify', '', (c) => c.trail.verify({}), overseers),
  row('keep.backup', '', (c) => c.keep.backup({}), officers),
  row('keep.check', '', (c) => c.keep.check({}), overseers),
  row('keep.checkNow', '', async (c) => drain(await c.keep.checkNow({})), overseers),
  row('keep.lastCheck', '', (c) => c.keep.lastCheck({}), overseers),
  row('keep.backups', '', (c) => c.keep.backups({}), overseers),
  row('keep.setBackups', '', (c) => c.keep.setBackups({}), officers),
  row('keep.backUpNow', '', async (c) => drain(await c.keep.backUpNow({})), officers),
  row('keep.previewRestore', '', (c) => c.keep.previewRestore({ backup: 'x' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row('session.chooseBackup', 'a file', (c) => c.session.chooseBackup({}), all),
  row(
    'session.chooseBackup',
    'of the list',
    (c) => c.session.chooseBackup({ listed: { name: 'x', second: false } }),
    ['file-missing', denied, denied],
  ),
  row(
    'session.restoreOver',
    '',
    async (c) => drain(await c.session.restoreOver({ backup: 'x', passphrase })),
    ['bad-input', denied, denied],
  ),
  row('keep.profile', '', (c) => c.keep.profile({}), all),
  row('drafts.save', 'a request', (c) => c.drafts.save({ ...draftOf('request'), body: {} }), officers),
  row('drafts.save', 'an incident', (c) => c.drafts.save({ ...draftOf('incident'), body: {} }), workers),
  row('drafts.get', '', (c) => c.drafts.get({ id: randomUUID() }), workers),
  row('drafts.list', '', (c) => c.drafts.list({}), workers),
  row('drafts.discard', '', (c) => c.drafts.discard({ id: randomUUID() }), workers),
  row('reminders.view', '', (c) => c.reminders.view({}), all),
  row('reminders.set', '', (c) => c.reminders.set({ settings: usualReminders }), officers),
  row('reminders.snooze', '', (c) => c.reminders.snooze({ clockId: nobody, minutes: 60 }), [
    'bad-input',
    'bad-input',
    denied,
  ]),
  row('reminders.speak', '', (c) => c.reminders.speak({ language: 'en' }), all),
  row('reminders.followed', '', async (c) => (await c.reminders.followed({})).return(), all),
  row('machineClock.seen', '', (c) => c.machineClock.seen({}), all),
  row('machineClock.acknowledge', '', (c) => c.machineClock.acknowledge({}), workers),
  row('changes.watch', '', async (c) => (await c.changes.watch({})).return(), all),
  row('rulebook.view', '', (c) => c.rulebook.view({}), all),
  row(
    'rulebook.setPromise',
    '',
    (c) =>
      c.rulebook.setPromise({
        id: 'request.correction',
        amount: 20,
        unit: 'day',
        citation: 'Policy 5',
        from: '2027-01-01',
      }),
    officers,
  ),
  row('rulebook.endPromise', '', (c) => c.rulebook.endPromise({ id: 'request.copy', on: '2027-01-01' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row('rulebook.setTarget', '', (c) => c.rulebook.setTarget({ id: 'notice.individuals' }), officers),
  row('rulebook.setLead', '', (c) => c.rulebook.setLead({ lead: 'safe' }), officers),
  row('rulebook.setChildAge', '', (c) => c.rulebook.setChildAge({ age: 14 }), officers),
  row(
    'rulebook.addDay',
    '',
    (c) => c.rulebook.addDay({ place: 'DE', date: '2026-11-24', name: 'x', works: false }),
    officers,
  ),
  row('rulebook.removeDay', '', (c) => c.rulebook.removeDay({ place: 'DE', date: '2030-01-01' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row('rulebook.chooseFile', '', (c) => c.rulebook.chooseFile({}), officers),
  row('rulebook.loadFile', '', (c) => c.rulebook.loadFile({ token: 'x', fingerprint: 'x' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row('rulebook.removeFile', '', (c) => c.rulebook.removeFile({ kind: 'calendar', name: 'DE' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row('rulebook.waiting', '', (c) => c.rulebook.waiting({}), all),
  row('rulebook.differences', '', (c) => c.rulebook.differences({ search: '', limit: 10 }), all),
  row('rulebook.exportDifferences', '', (c) => c.rulebook.exportDifferences({ language: 'en' }), all),
  row('rulebook.accept', '', async (c) => drain(await c.rulebook.accept({})), officers),
  row('imports.choose', '', (c) => c.imports.choose({}), officers),
  row('imports.preview', '', (c) => c.imports.preview({ token: 'x', kind: 'incident' }), [
    'bad-input',
    denied,
    denied,
  ]),
  row(
    'imports.run',
    '',
    async (c) => drain(await c.imports.run({ token: 'x', kind: 'incident', fingerprint: 'x' })),
    ['bad-input', denied, denied],
  ),
  row('people.list', '', (c) => c.people.list({}), overseers),
  row(
    'people.add',
    '',
    (c) => c.people.add({ name: 'x', role: 'officer', passphrase: passphrases.officer }),
    ['passphrase-taken', denied, denied],
  ),
  row('people.remove', '', (c) => c.people.remove({ id: nobody }), ['bad-input', denied, denied]),
  row(
    'session.changePassphrase',
    '',
    (c) => c.session.changePassphrase({ current: { passphrase: 'wrong' }, next: 'twelve soft owls listen' }),
    ['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase'],
  ),
  row('session.weighPassphrase', '', (c) => c.session.weighPassphrase({ passphrase: 'x', names: [] }), all),
  row('session.replaceRecoveryKey', '', (c) => c.session.replaceRecoveryKey({}), officers),
  row('session.confirmRecoveryKey', '', (c) => c.session.confirmRecoveryKey({ typed: 'x' }), [
    'recovery-key-mistyped',
    denied,
    denied,
  ]),
  row(
    'keep.rotate',
    '',
    async (c) => {
      for await (const { step } of await c.keep.rotate({})) if (step === 'done') return;
    },
    officers,
  ),
  row(
    'session.create',
    '',
    (c) => c.session.create({ token: 'x', profile: windowProfile, person: 'x', passphrase }),
    ['docket-in-use', 'docket-in-use', 'docket-in-use'],
  ),
  row('session.unlock', '', (c) => c.session.unlock({ secret: { passphrase: 'x' } }), [
    'docket-in-use',
    'docket-in-use',
    'docket-in-use',
  ]),
  row('device.known', '', (c) => c.device.known({}), all),
  row('device.state', '', (c) => c.device.state({}), all),
  row('device.remember', '', (c) => c.device.remember({}), noKeychain),
  row('device.forget', '', (c) => c.device.forget({}), noKeychain),
  row('device.idleLimit', '', (c) => c.device.idleLimit({}), all),
  row('device.setIdleLimit', '', (c) => c.device.setIdleLimit({ minutes: 15 }), all),
  row('device.copied', '', (c) => c.device.copied({ to: 'clipboard' }), all),
  row('damage.backups', '', (c) => c.damage.backups({}), occupied),
  row('damage.restore', '', async (c) => drain(await c.damage.restore({ backup: 'x', secret })), occupied),
  row('damage.restoreSlots', '', (c) => c.damage.restoreSlots({ secret }), occupied),
  row('damage.salvage', '', async (c) => drain(await c.damage.salvage({ secret })), occupied),
  row('session.closing', '', async (c) => (await c.session.closing({})).return(), all),
  row('session.stay', '', (c) => c.session.stay({}), all),
  row('session.close', '', async (c) => drain(await c.session.close({})), all),
  row('session.lock', '', (c) => c.session.lock({}), all),
];
