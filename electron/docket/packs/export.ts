import { basename } from 'node:path';
import type { Language } from '#shared/text/texts.ts';
import type { DocketContext } from '../cases/context.ts';
import { noteDisclosure } from '../vault/note.ts';
import { assertTarget, type Target } from '../vault/target.ts';
import { type BuildOptions, type BuiltPack, buildPack } from './build.ts';
import { collectPack, type PackChoice } from './collect.ts';
import { signingKey } from './signing-key.ts';

/**
 * Builds a pack of the chosen registers at `target`, signed with the docket's key, and tells the trail that it was made:
 * an export is a disclosure. The entry is written before the pack appears, so that none is ever handed out untold; it
 * comes after what the pack holds.
 * Errors: those of `assertTarget` and `buildPack`.
 */
export async function exportPack(
  context: DocketContext,
  choice: PackChoice & { language: Language; productVersion: string },
  target: Target,
  options: BuildOptions = {},
): Promise<BuiltPack & { cases: number }> {
  await assertTarget(target);
  const content = await collectPack(context, choice);
  const { db } = context.docket;
  const cases = content.registers.reduce((sum, register) => sum + register.cases.length, 0);
  const { registers, from, to } = choice;
  const tellTrail = async ({ sha512 }: BuiltPack) => {
    // Told only of what will appear: the place may have changed while the pack was made.
    await assertTarget(target);
    const details = { name: basename(target.path), sha512, registers: [...registers], from, to, cases };
    const entry = { person: context.person, action: 'pack.built', details, at: context.now() };
    await noteDisclosure(context.docket, entry);
  };
  const built = await buildPack(content, await signingKey(db), target.path, {
    ...options,
    beforeRelease: tellTrail,
  });
  return { ...built, cases };
}
