import { basename } from 'node:path';
import type { Language } from '#shared/text/texts.ts';
import type { DocketContext } from '../cases/context.ts';
import { noteDisclosure } from '../vault/note.ts';
import { type BuildOptions, type BuiltPack, buildPack } from './build.ts';
import { collectPack, type PackChoice } from './collect.ts';
import { signingKey } from './signing-key.ts';

/**
 * Builds a pack of the chosen registers at `target`, signed with the docket's key, and tells the trail that it was made:
 * an export is a disclosure. The entry is written before the pack appears, so that none is ever handed out untold; it
 * comes after what the pack holds.
 * Errors: those of `buildPack`.
 */
export async function exportPack(
  context: DocketContext,
  choice: PackChoice & { language: Language; productVersion: string },
  target: string,
  options: BuildOptions = {},
): Promise<BuiltPack & { cases: number }> {
  const content = await collectPack(context, choice);
  const { db } = context.docket;
  const cases = content.registers.reduce((sum, register) => sum + register.cases.length, 0);
  const { registers, from, to } = choice;
  const tellTrail = async ({ sha512 }: BuiltPack) => {
    const details = { name: basename(target), sha512, registers: [...registers], from, to, cases };
    const entry = { person: context.person, action: 'pack.built', details, at: context.now() };
    await noteDisclosure(context.docket, entry);
  };
  const built = await buildPack(content, await signingKey(db), target, {
    ...options,
    beforeRelease: tellTrail,
  });
  return { ...built, cases };
}
