import { contextOf } from '#docket/cases/context.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { createDocket } from '#docket/vault/create.ts';
import { confirmRecoveryKey } from '#docket/vault/recovery.ts';
import { LEAST_KDF } from '#docket/vault/slots.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Answer } from '../answer.ts';
import type { CliContext } from '../context.ts';
import { readPassphrase } from '../passphrase.ts';
import { fillSample } from '../sample/make.ts';
import { readSampleScript } from '../sample/script.ts';

interface SampleFlags {
  cases?: string;
  passphraseFile?: string;
}

function readCount(given: string | undefined, all: number): number {
  if (given === undefined) return all;
  const count = Number(given);
  if (/^\d+$/.test(given) && count <= 200_000) return count;
  throw new DocketError('bad-input', { fields: [`--cases ${given}`] });
}

async function makeSample({ io }: CliContext, folder: string, flags: SampleFlags): Promise<Answer> {
  const { t } = createTexts(io.language);
  const script = await readSampleScript();
  const wanted = readCount(flags.cases, script.cases.length);
  const law = await loadLaw(findResources());
  const passphrase = flags.passphraseFile
    ? await readPassphrase(io, flags.passphraseFile)
    : SAMPLE_PASSPHRASE;
  const { docket, recoveryKey } = await createDocket({
    folder,
    profile: { ...script.profile, language: io.language },
    person: { name: script.person },
    passphrase,
    // A public passphrase needs no guessing.
    ...(flags.passphraseFile === undefined ? { kdf: LEAST_KDF } : io.kdf && { kdf: io.kdf }),
  });
  try {
    await confirmRecoveryKey(docket, recoveryKey);
    const count = await fillSample(await contextOf(docket, law, { now: io.now }), script, wanted);
    const isPublic = flags.passphraseFile === undefined;
    const hint = isPublic ? [t('cli:sample.passphrase', { passphrase })] : [];
    return {
      json: { folder: docket.folder, cases: count, ...(isPublic ? { passphrase } : {}) },
      lines: [t('cli:sample.done', { count, folder: docket.folder }), ...hint],
    };
  } finally {
    await docket.close();
  }
}

/** `sample`: a docket with invented cases. Without a passphrase file it gets the public one of all samples. */
export function addSample(context: CliContext): void {
  const { command, describe, run } = context;
  const sample = command('sample <DIR>')
    .option('--cases <number>', describe('option.cases'))
    .option('--passphrase-file <file>', describe('option.passphraseFile'));
  sample.action((folder: string, flags: SampleFlags) =>
    run(sample, () => makeSample(context, folder, flags)),
  );
}
