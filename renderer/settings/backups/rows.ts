import type { Backups } from '#shared/contract/keep.ts';

type Listed = Backups['backups'][number];

/** A backup as the list shows it, with where copies of it lie. */
export interface BackupRow extends Listed {
  here: boolean;
  second: boolean;
}

/** The backups of the docket's folder and of the second one as one list, the newest first. */
export function rowsOf({ backups, second }: Backups): BackupRow[] {
  const elsewhere = second?.backups ?? [];
  const isIn = (list: readonly Listed[], name: string) => list.some((one) => one.name === name);
  const rows = [
    ...backups.map((one) => ({ ...one, here: true, second: isIn(elsewhere, one.name) })),
    ...elsewhere
      .filter(({ name }) => !isIn(backups, name))
      .map((one) => ({ ...one, here: false, second: true })),
  ];
  return rows.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}
