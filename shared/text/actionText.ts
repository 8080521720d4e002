import { caseKinds } from '../cases/kinds.ts';
import type { Translate } from './translate.ts';

/** `recovery-key.confirmed` -> `recoveryKeyConfirmed`: i18next takes a dot as a step into the next object. */
export function toTextKey(action: string): string {
  return action.replace(/(?<![.-])[.-]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const kinds = new Set<string>(caseKinds);

/**
 * The action of a trail entry in words: `request.step.extend` by the verb of its step, `request.clock.meet`,
 * `request.noteAdded` and `docket.created` by the texts of the trail.
 */
export function actionText(action: string, t: Translate): string {
  const [subject = '', what = '', step] = action.split('.');
  if (what === 'clock' && step) return t(`trail:clock.${step}`);
  if (what === 'step' && step) return t('trail:step', { step: t(`moves:${subject}.${step}`) });
  return t(`trail:action.${toTextKey(kinds.has(subject) ? what : action)}`, { defaultValue: action });
}
