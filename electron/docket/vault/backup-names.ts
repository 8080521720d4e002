import type { KeptBackup } from './retention.ts';

/** Why the program made a backup by itself. */
export type BackupReason = 'closed' | 'before-rotation' | 'before-import' | `before-schema-${number}`;

const NAME =
  /^(?<reason>[a-z0-9-]+?)-(?<id>[0-9a-f]{8})-(?<day>\d{4}-\d\d-\d\d)T(?<h>\d\d)-(?<m>\d\d)-(?<s>\d\d)-(?<ms>\d{3})Z(?<unproven>\.unproven)?\.zip$/;

/** The first digits of the docket's id tell the backups of several dockets in one folder apart. */
function shortId(docketId: string): string {
  return docketId.slice(0, 8);
}

/** The name of an automatic backup; `madeAt` is ISO in UTC with milliseconds. */
export function backupName(reason: BackupReason, docketId: string, madeAt: string): string {
  return `${reason}-${shortId(docketId)}-${madeAt.replace(/[:.]/g, '-')}.zip`;
}

/** The name under which a backup whose proof failed is kept aside. */
export function unprovenName(name: string): string {
  return name.replace(/\.zip$/, '.unproven.zip');
}

/** What the name of an automatic backup says, of this docket or, without an id, of any; undefined for every other file. */
export function readBackupName(name: string, docketId?: string): KeptBackup | undefined {
  const parts = NAME.exec(name)?.groups;
  if (parts === undefined) return undefined;
  if (docketId !== undefined && parts.id !== shortId(docketId)) return undefined;
  const madeAt = `${parts.day}T${parts.h}:${parts.m}:${parts.s}.${parts.ms}Z`;
  if (Number.isNaN(Date.parse(madeAt))) return undefined;
  return {
    name,
    madeAt,
    proven: parts.unproven === undefined,
    milestone: parts.reason !== 'closed',
  };
}
