import { appendEntry } from '#docket/trail/append.ts';
import { type OpenDocket, sessionOf } from '#docket/vault/docket.ts';
import { createSeed, Identity } from '#docket/vault/identity.ts';
import { openDocket } from '#docket/vault/open.ts';

/** Does what only somebody with the key and another program could do. */
export function tamper(docket: OpenDocket, sql: string): void {
  const { raw } = sessionOf(docket);
  raw.exec('DROP TRIGGER IF EXISTS trail_refuses_update; DROP TRIGGER IF EXISTS trail_refuses_delete');
  raw.exec(sql);
}

/** What can be wrong with a trail of at least six entries, how it is made so, and the entry that must be named. */
export const faults: readonly {
  kind: string;
  seq: number;
  make: (docket: OpenDocket) => Promise<void> | void;
}[] = [
  {
    kind: 'altered',
    seq: 3,
    make: (docket) => tamper(docket, "UPDATE trail SET reason = 'another' WHERE seq = 3"),
  },
  {
    kind: 'missing',
    seq: 4,
    make: (docket) => tamper(docket, 'DELETE FROM trail WHERE seq = 4'),
  },
  {
    kind: 'moved',
    seq: 3,
    make: (docket) =>
      tamper(
        docket,
        `UPDATE trail SET seq = 99 WHERE seq = 3; UPDATE trail SET seq = 3 WHERE seq = 5;
         UPDATE trail SET seq = 5 WHERE seq = 99;`,
      ),
  },
  {
    kind: 'unsigned',
    seq: 5,
    make: (docket) => tamper(docket, 'UPDATE trail SET signature = NULL WHERE seq = 5'),
  },
  {
    kind: 'unknown-signer',
    seq: 7,
    make: async (docket) => {
      const person = { ...docket.person, signer: new Identity(createSeed()) };
      await docket.db.transaction().execute((trx) => appendEntry(trx, { person, action: 'case.changed' }));
    },
  },
];

/** Opens a docket in a folder, makes its trail faulty, and closes it again. */
export async function tamperIn(
  folder: string,
  passphrase: string,
  make: (docket: OpenDocket) => Promise<void> | void,
): Promise<void> {
  const docket = await openDocket({ folder, secret: { passphrase } });
  await make(docket);
  await docket.close();
}
