import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Failure as FailureFacts } from '#shared/contract/failure.ts';
import classes from './Failure.module.css';
import { failureOf } from './failure.ts';

interface Props {
  /** What a call threw. */
  error: unknown;
}

/** Shows a failure in words: what happened, what was kept, what to do next. Read out at once by screen readers. */
export function Failure({ error }: Props) {
  const { t } = useTranslation();
  const { code, details } = failureOf(error);
  const notes = useNotes(code, details);
  return (
    <div className={classes.failure} role="alert">
      <span className={classes.mark} aria-hidden="true" />
      <div>
        <p className={classes.title}>{t(`errors:${code}.title`, details)}</p>
        {notes.length > 0 && (
          <ul className={classes.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <p className={classes.kept}>{t(`errors:${code}.kept`, details)}</p>
        <p>{t(`errors:${code}.next`, details)}</p>
      </div>
    </div>
  );
}

/** Where the words are for the `problem` that a failure names. */
const explanations: Partial<Record<FailureFacts['code'], string>> = {
  'recovery-key-mistyped': 'recovery:mistyped',
  'import-invalid': 'imports:invalid',
  'keychain-refused': 'device:refusal',
  'device-unusable': 'device:problem',
};

/** Why, with the article where the law is the reason. */
function because(why: string, citation: unknown, t: TFunction): string {
  return typeof citation === 'string' ? t('steps:cited', { sentence: why, citation }) : why;
}

/** The facts of a failure that people can use: why a step was refused, which fields, which file or regime, which word of a key. */
function useNotes(code: FailureFacts['code'], details: FailureFacts['details']): string[] {
  const { t } = useTranslation();
  const { reason, citation, fields, file, regime, place } = details;
  const explained = explanations[code];
  return [
    typeof reason === 'string' ? because(t(`refusals:${reason}`), citation, t) : '',
    ...(Array.isArray(fields) ? fields : []),
    explained === undefined ? '' : t(`${explained}.${details.problem}`, details),
    ...[file, regime, place].map((fact) => (typeof fact === 'string' ? fact : '')),
  ].filter((note) => note !== '');
}
