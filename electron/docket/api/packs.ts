import { basename } from 'node:path';
import { previewPack } from '../packs/collect.ts';
import { writeKeyLine } from '../packs/minisign.ts';
import { knownSigningKey } from '../packs/signing-key.ts';
import { verifyPack } from '../packs/verify.ts';
import type { Session } from '../session.ts';
import { anytime, whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';

/** Whether a pack was signed by the docket that is open; without one nothing is our own. */
async function isOwnKey(session: Session, keyLine: string | undefined): Promise<boolean> {
  const desk = session.peek();
  if (!desk || keyLine === undefined) return false;
  const own = await knownSigningKey(desk.docket.db);
  return own !== undefined && keyLine.includes(writeKeyLine(own));
}

export const packs = {
  preview: whileOpen.packs.preview.handler(({ context, input }) => previewPack(context.desk, input)),
  build: whileOpen.packs.build.handler(async ({ context, input }) => {
    const { desk, session } = context;
    const proposal = `${basename(desk.docket.folder, '.docket')}-${session.now().slice(0, 10)}.zip`;
    const { paths } = await session.host.ask({ ask: 'chooseTarget', purpose: 'pack', name: proposal });
    const [target] = paths;
    if (target === undefined) return {};
    // Loaded when it is needed: the fonts and the PDF writer would double the time until the window can be used.
    const { exportPack } = await import('../packs/export.ts');
    const choice = { ...input, productVersion: session.productVersion };
    const { size, sha512, publicKey, cases } = await exportPack(desk, choice, chosenTarget(target));
    return { pack: { name: basename(target), size, sha512, publicKey, cases } };
  }),
  verify: anytime.packs.verify.handler(async ({ context }) => {
    const { session } = context;
    const { paths } = await session.host.ask({ ask: 'chooseFiles', purpose: 'pack' });
    const [file] = paths;
    if (file === undefined) return {};
    const { ok, problem, facts } = await verifyPack(file);
    const [stray] = facts.strays ?? [];
    return {
      report: {
        name: basename(file),
        ok,
        ...(problem ? { problem } : {}),
        ...(facts.name === undefined ? {} : { docketName: facts.name }),
        ...(facts.made === undefined ? {} : { madeAt: facts.made }),
        ...(facts.publicKey === undefined ? {} : { publicKey: facts.publicKey }),
        ownKey: await isOwnKey(session, facts.publicKey),
        files: facts.files ?? 0,
        ...(stray ? { strays: { count: facts.strays?.length ?? 0, ...stray } } : {}),
      },
    };
  }),
};
