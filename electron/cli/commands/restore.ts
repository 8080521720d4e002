import { openDocket } from '#docket/vault/open.ts';
import { restoreDocket } from '#docket/vault/restore.ts';
import { restoreOver } from '#docket/vault/restore-over.ts';
import { previewRestore, type RestorePreview } from '#docket/vault/restore-preview.ts';
import { assertRole } from '#docket/vault/roles.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts, type Language } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import { readPassphrase } from '../passphrase.ts';

interface RestoreFlags {
  over?: boolean;
  yes?: boolean;
  passphraseFile?: string;
}

/** What would change; the code of the failure when the docket that is there does not open any more. */
type Preview = { preview: RestorePreview } | { unreadable: string };

async function look(file: string, folder: string, passphrase: string): Promise<Preview> {
  const docket = await openDocket({ folder, secret: { passphrase }, readOnly: true }).catch(
    (error: unknown) => {
      if (error instanceof DocketError && /-damaged$|^key-mismatch$/.test(error.code)) return error.code;
      throw error;
    },
  );
  if (typeof docket === 'string') return { unreadable: docket };
  try {
    assertRole(docket.person, 'officer');
    return { preview: await previewRestore(file, docket, { passphrase }) };
  } finally {
    await docket.close();
  }
}

function describePreview(found: Preview, language: Language): string[] {
  const { t } = createTexts(language);
  if ('unreadable' in found) {
    return [t('cli:restore.unreadable', { problem: t(`errors:${found.unreadable}.title`) })];
  }
  const { madeAt, earlierKey, registers, files, trail, ...cases } = found.preview;
  const counts = Object.entries(registers).map(([kind, { here, there }]) => `  ${kind}: ${here} → ${there}`);
  const groups = (['newerHere', 'onlyHere', 'newerThere', 'onlyThere'] as const)
    .filter((group) => cases[group].count > 0)
    .map((group) => {
      const { count, refs } = cases[group];
      return `${t(`cli:restore.${group}`, { count })} ${refs.join(', ')}${count > refs.length ? ' …' : ''}`;
    });
  return [
    t('cli:restore.madeAt', { madeAt }),
    ...(earlierKey ? [t('cli:restore.earlierKey')] : []),
    ...counts,
    t('cli:restore.files', files),
    ...groups,
    t(`cli:restore.relation.${trail.relation}`),
  ];
}

/** Shows what would change, and with `--yes` changes it. Nothing is asked: a script has nobody to answer. */
async function over({ io }: CliContext, file: string, folder: string, flags: RestoreFlags): Promise<Answer> {
  const { t } = createTexts(io.language);
  const passphrase = await readPassphrase(io, flags.passphraseFile);
  const found = await look(file, folder, passphrase);
  const lines = describePreview(found, io.language);
  if (!flags.yes) return { json: { ...found, done: false }, lines: [...lines, t('cli:restore.sayYes')] };
  const restored = await restoreOver(folder, file, io.now(), { secret: { passphrase } });
  const { folder: target, replaced } = restored;
  return {
    json: { ...found, ...restored, done: true },
    lines: [...lines, t('cli:restore.done', { folder: target }), t('cli:restore.replaced', { replaced })],
  };
}

/** `restore`: a docket from a backup, in a folder of its own or in the place of one that is there. */
export function addRestore(context: CliContext): void {
  const { io, command, describe, run } = context;
  const { t } = createTexts(io.language);
  const restore = command('restore <FILE> <DIR>')
    .option('--over', describe('option.over'))
    .option('--yes', describe('option.yes'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  restore.action((file: string, folder: string, flags: RestoreFlags) =>
    run(restore, async () => {
      if (flags.over) return over(context, file, folder, flags);
      const result = await restoreDocket(file, folder);
      return { json: result, lines: [t('cli:restore.done', { folder: result.folder })] };
    }),
  );
}
