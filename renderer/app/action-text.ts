import { useTranslation } from 'react-i18next';

/** `recovery-key.confirmed` -> `recoveryKeyConfirmed`: i18next takes a dot as a step into the next object. */
export function toTextKey(action: string): string {
  return action.replace(/(?<![.-])[.-]+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * Puts the action of a trail entry into words: `request.step.extend` by the verb of its step, `request.clock.meet`, `request.noteAdded` and
 * `docket.created` by the texts of the trail.
 */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation('trail');
  return (action) => {
    const [subject, what, step] = action.split('.');
    if (what === 'clock' && step) return t(`clock.${step}`);
    if (what === 'step' && step) return t('step', { step: t(`moves:${subject}.${step}`) });
    const key = ['request', 'incident', 'agreement', 'transfer'].includes(subject ?? '') ? what : action;
    return t(`action.${toTextKey(key ?? action)}`, { defaultValue: action });
  };
}
