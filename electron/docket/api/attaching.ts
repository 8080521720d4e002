import type { CaseView } from '#shared/contract/case.ts';
import type { Attaching } from '#shared/contract/files.ts';
import { assertMayChange, type DocketContext } from '../cases/context.ts';
import type { AttachOptions, NewFile } from '../cases/encrypt.ts';
import { filesAt } from '../cases/files.ts';
import { getCase } from '../cases/get.ts';
import type { Session } from '../session.ts';
import { tellingOf } from './events.ts';

/**
 * Asks which files to attach to a case, has them attached, and tells how far that is. Whoever stops listening cancels it, and
 * so does a docket that is closed.
 */
export async function* attaching(
  { desk, session }: { desk: DocketContext; session: Session },
  asked: { id: string; purpose: 'attach' | 'replace'; signal: AbortSignal | undefined },
  attach: (files: NewFile[], options: AttachOptions) => Promise<CaseView>,
): AsyncGenerator<Attaching, void> {
  const before = await getCase(desk, asked.id);
  assertMayChange(desk, before.kind);
  const { paths } = await session.host.ask({ ask: 'chooseFiles', purpose: asked.purpose });
  const files = await filesAt(paths);
  if (files.length === 0) {
    yield { step: 'done', chosen: 0, attached: 0, case: before };
    return;
  }
  const known = new Set(before.files.map(({ id }) => id));
  yield* tellingOf<Attaching>(async (tell) => {
    const now = await attach(files, {
      signal: session.whileOpen(asked.signal),
      onProgress: (progress) => tell({ step: 'encrypting', ...progress }),
    });
    const attached = now.files.filter(({ id }) => !known.has(id)).length;
    tell({ step: 'done', chosen: files.length, attached, case: now });
  });
}
