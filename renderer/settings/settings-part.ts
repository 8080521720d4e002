const settingsParts = ['docket', 'backups', 'check', 'program', 'about'] as const;

/** One tab of the settings, as it stands in the address: `/settings/backups`. */
export type SettingsPart = (typeof settingsParts)[number];

export function isSettingsPart(text: string | undefined): text is SettingsPart {
  return settingsParts.some((part) => part === text);
}

/** A responder sees nothing of the docket as a whole, and so neither its backups nor its check. */
export function isHiddenFrom(role: string | undefined, part: string): boolean {
  return role === 'responder' && (part === 'backups' || part === 'check');
}
