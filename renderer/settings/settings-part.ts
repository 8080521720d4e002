/** The tabs of the settings, in their order. */
export const settingsParts = [
  'docket',
  'people',
  'law',
  'reminders',
  'backups',
  'check',
  'program',
  'about',
] as const;

/** One tab of the settings, as it stands in the address: `/settings/backups`. */
export type SettingsPart = (typeof settingsParts)[number];

export function isSettingsPart(text: string | undefined): text is SettingsPart {
  return settingsParts.some((part) => part === text);
}
