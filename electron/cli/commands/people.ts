import { z } from 'zod';
import { backUpBefore } from '#docket/vault/automatic.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { addPerson, changePassphrase, listPeople, removePerson } from '#docket/vault/manage-people.ts';
import { openDocket } from '#docket/vault/open.ts';
import { confirmRecoveryKey, replaceRecoveryKey } from '#docket/vault/recovery.ts';
import { rotateDocketKey } from '#docket/vault/rotate.ts';
import type { Secret } from '#docket/vault/wrap.ts';
import { roleSchema } from '#shared/contract/people.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { nowIso } from '#shared/time.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import type { Io } from '../io.ts';
import { readNewPassphrase, readPassphrase, readRecoveryKey } from '../passphrase.ts';

const actionSchema = z.enum(['list', 'add', 'remove']);

interface PeopleFlags {
  person?: string;
  role?: string;
  newPassphraseFile?: string;
  passphraseFile?: string;
}

/** Opens the docket, does the work on it and closes it, whatever happens. */
async function inDocket<T>(
  folder: string,
  secret: Secret,
  work: (docket: OpenDocket) => Promise<T>,
): Promise<T> {
  const docket = await openDocket({ folder, secret });
  try {
    return await work(docket);
  } finally {
    await docket.close();
  }
}

function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new DocketError('bad-input', { fields: [option] });
  return value;
}

async function list(docket: OpenDocket, io: Io): Promise<Answer> {
  const { t } = createTexts(io.language);
  const people = await listPeople(docket);
  const marks = (person: (typeof people)[number]) =>
    [
      ...(person.self ? [t('cli:people.self')] : []),
      ...(person.hasPassphrase ? [] : [t('cli:people.noPassphrase')]),
      ...(person.holdsRecoveryKey ? [t('cli:people.recoveryKey')] : []),
    ].join(', ');
  const line = (person: (typeof people)[number]) =>
    [person.id, t(`cli:role.${person.role}`), person.name, marks(person)].filter(Boolean).join('  ');
  return { json: { people }, lines: people.map(line) };
}

async function add(docket: OpenDocket, io: Io, flags: PeopleFlags): Promise<Answer> {
  const { t } = createTexts(io.language);
  const name = required(flags.person, '--person');
  const role = roleSchema.safeParse(flags.role);
  if (!role.success) throw new DocketError('bad-input', { fields: [`--role ${flags.role ?? ''}`] });
  const passphrase = await readNewPassphrase(io, flags.newPassphraseFile, '--new-passphrase-file');
  const { id } = await addPerson(docket, {
    name,
    role: role.data,
    passphrase,
    ...(io.kdf && { kdf: io.kdf }),
  });
  return { json: { id }, lines: [t('cli:people.added', { name }), t('cli:people.changeIt')] };
}

async function remove(docket: OpenDocket, io: Io, flags: PeopleFlags): Promise<Answer> {
  const { t } = createTexts(io.language);
  const wanted = required(flags.person, '--person');
  const found = (await listPeople(docket)).filter(({ id, name }) => id === wanted || name === wanted);
  const [person] = found;
  // Of two with the same name only the id says who is meant.
  if (person === undefined || found.length > 1)
    throw new DocketError('bad-input', { fields: [`--person ${wanted}`] });
  const { rotationAdvised } = await removePerson(docket, person.id);
  return {
    json: { id: person.id, rotationAdvised },
    lines: [t('cli:people.removed', { name: person.name }), t('cli:people.rotate')],
  };
}

function addPeople({ io, command, describe, run }: CliContext): void {
  const people = command('people <DIR> <ACTION>')
    .option('--person <name>', describe('option.personNamed'))
    .option('--role <role>', describe('option.role'))
    .option('--new-passphrase-file <file>', describe('option.newPassphraseFile'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  people.action((folder: string, given: string, flags: PeopleFlags) =>
    run(people, async () => {
      const action = actionSchema.safeParse(given);
      if (!action.success) throw new DocketError('bad-input', { fields: [given] });
      const secret = { passphrase: await readPassphrase(io, flags.passphraseFile) };
      return inDocket(folder, secret, (docket) => {
        if (action.data === 'list') return list(docket, io);
        return action.data === 'add' ? add(docket, io, flags) : remove(docket, io, flags);
      });
    }),
  );
}

interface PassphraseFlags {
  passphraseFile?: string;
  newPassphraseFile?: string;
  recoveryKeyFile?: string;
}

function addPassphrase({ io, command, describe, run }: CliContext): void {
  const { t } = createTexts(io.language);
  const passphrase = command('passphrase <DIR>')
    .option('--new-passphrase-file <file>', describe('option.newPassphraseFile'))
    .option('--recovery-key-file <file>', describe('option.recoveryKeyFile'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  passphrase.action((folder: string, flags: PassphraseFlags) =>
    run(passphrase, async () => {
      const current: Secret =
        flags.recoveryKeyFile === undefined
          ? { passphrase: await readPassphrase(io, flags.passphraseFile) }
          : { recoveryKey: await readRecoveryKey(flags.recoveryKeyFile, '--recovery-key-file') };
      return inDocket(folder, current, async (docket) => {
        const next = await readNewPassphrase(io, flags.newPassphraseFile, '--new-passphrase-file');
        await changePassphrase(docket, { current, next, ...(io.kdf && { kdf: io.kdf }) });
        return { json: { changed: true }, lines: [t('cli:passphrase.done')] };
      });
    }),
  );
}

function addRotate({ io, command, describe, run }: CliContext): void {
  const { t } = createTexts(io.language);
  const rotate = command('rotate <DIR>')
    .option('--without-backup', describe('option.withoutBackup'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  rotate.action((folder: string, flags: { passphraseFile?: string; withoutBackup?: true }) =>
    run(rotate, async () => {
      const secret = { passphrase: await readPassphrase(io, flags.passphraseFile) };
      const docket = await openDocket({ folder, secret });
      let now = docket;
      try {
        if (flags.withoutBackup === undefined) await backUpBefore(docket, 'before-rotation', nowIso());
        now = await rotateDocketKey(docket);
      } finally {
        await now.close();
      }
      return { json: { rotated: true }, lines: [t('cli:rotate.done'), t('cli:rotate.backups')] };
    }),
  );
}

/** Asks for the new key to be typed back where a terminal is there to ask; else that is the next command. */
async function replace(docket: OpenDocket, io: Io): Promise<Answer> {
  const { t } = createTexts(io.language);
  const recoveryKey = await replaceRecoveryKey(docket, io.language);
  const shown = [t('cli:recoveryKey.made'), recoveryKey];
  if (!io.askSecret) {
    return { json: { recoveryKey, confirmed: false }, lines: [...shown, t('cli:recoveryKey.typeBack')] };
  }
  io.err(`${shown.join('\n')}\n`);
  await confirmRecoveryKey(docket, await io.askSecret(t('cli:recoveryKey.ask')));
  return { json: { recoveryKey, confirmed: true }, lines: [t('cli:recoveryKey.confirmed')] };
}

function addRecoveryKey({ io, command, describe, run }: CliContext): void {
  const { t } = createTexts(io.language);
  const key = command('recovery-key <DIR>')
    .option('--typed-file <file>', describe('option.typedFile'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  key.action((folder: string, flags: { typedFile?: string; passphraseFile?: string }) =>
    run(key, async () => {
      const typed =
        flags.typedFile === undefined ? undefined : await readRecoveryKey(flags.typedFile, '--typed-file');
      const secret = { passphrase: await readPassphrase(io, flags.passphraseFile) };
      return inDocket(folder, secret, async (docket) => {
        if (typed === undefined) return replace(docket, io);
        await confirmRecoveryKey(docket, typed);
        return { json: { confirmed: true }, lines: [t('cli:recoveryKey.confirmed')] };
      });
    }),
  );
}

/** `people`, `passphrase`, `rotate` and `recovery-key`: who opens the docket, and with what. */
export function addKeys(context: CliContext): void {
  for (const add of [addPeople, addPassphrase, addRotate, addRecoveryKey]) add(context);
}
