import type { TFunction } from 'i18next';
import type { Writers } from './dates.ts';

/** The words and the writers with which the window puts values into text. */
export interface Words {
  t: TFunction;
  write: Writers;
}
