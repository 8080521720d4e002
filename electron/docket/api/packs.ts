import { basename } from 'node:path';
import type { CheckedPack, Verifying } from '#shared/contract/packs.ts';
import { previewPack } from '../packs/collect.ts';
import { writeKeyLine } from '../packs/minisign.ts';
import type { PackReport } from '../packs/report.ts';
import { knownSigningKey } from '../packs/signing-key.ts';
import { verifyPackApart } from '../reader/ask.ts';
import type { Session } from '../session.ts';
import { anytime, whileOpen } from './base.ts';
import { chosenTarget } from './chosen-target.ts';
import { tellingOf } from './events.ts';

/** Whether a pack was signed by the docket that is open; without one nothing is our own. */
async function isOwnKey(session: Session, keyLine: string | undefined): Promise<boolean> {
  const desk = session.peek();
  if (!desk || keyLine === undefined) return false;
  const own = await knownSigningKey(desk.docket.db);
  return own !== undefined && keyLine.includes(writeKeyLine(own));
}

/** The report on a pack as the window gets it. */
async function describe(
  session: Session,
  name: string,
  { ok, problem, facts }: PackReport,
): Promise<CheckedPack> {
  const [stray] = facts.strays ?? [];
  return {
    name,
    ok,
    ...(problem ? { problem } : {}),
    ...(facts.name === undefined ? {} : { docketName: facts.name }),
    ...(facts.made === undefined ? {} : { madeAt: facts.made }),
    ...(facts.publicKey === undefined ? {} : { publicKey: facts.publicKey }),
    ownKey: await isOwnKey(session, facts.publicKey),
    files: facts.files ?? 0,
    ...(stray ? { strays: { count: facts.strays?.length ?? 0, ...stray } } : {}),
  };
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
  verify: anytime.packs.verify.handler(({ context: { session }, signal }) =>
    tellingOf<Verifying>(async (tell) => {
      const { paths } = await session.host.ask({ ask: 'chooseFiles', purpose: 'pack' });
      const [file] = paths;
      if (file === undefined) return tell({ step: 'done' });
      const found = await verifyPackApart(session.startReader, file, {
        signal,
        onProgress: (progress) => tell({ step: 'reading', ...progress }),
      });
      tell({ step: 'done', report: await describe(session, basename(file), found) });
    }),
  ),
};
