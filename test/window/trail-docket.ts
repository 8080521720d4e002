import { changeCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { getCase } from '#docket/cases/get.ts';
import { findCases } from '#docket/cases/list.ts';
import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { trailHead } from '#docket/trail/append.ts';
import { openDocket } from '#docket/vault/open.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { tamper } from '#test/docket/trail/tamper.ts';

/** A request of the sample that has gone through some steps. */
export const TITLE = 'What do you hold on me, and delete it';

const secret = { passphrase: SAMPLE_PASSPHRASE };

/** Gives the case with `TITLE` to somebody else, as its newest change; the head of the trail after it, as people note it. */
export async function correctAssignee(folder: string, assignee: string): Promise<string> {
  const docket = await openDocket({ folder, secret });
  const context = await contextOf(docket, await loadLaw(findResources()));
  const [row] = await findCases(context, TITLE, 1);
  const { id, version, record } = await getCase(context, row?.id ?? '');
  await changeCase(context, { id, version, record: { ...record, assignee } });
  const head = await trailHead(docket.db);
  await docket.close();
  return `${head?.seq}:${head?.hash}`;
}

/** Changes the trail of a docket that is closed, as somebody with the key could. */
export async function tamperWith(folder: string, sql: string): Promise<void> {
  const docket = await openDocket({ folder, secret });
  tamper(docket, sql);
  await docket.close();
}
