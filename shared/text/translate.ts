/**
 * The texts of one language by key: `t('states:request.closed')`. The window's `t` and the words of reports are of this
 * form, which is why it has two signatures: i18next takes no optional second argument.
 */
export interface Translate {
  (key: string): string;
  (key: string, values: Record<string, string | number>): string;
}
