import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/format.ts';
import { lastRestored } from '../app/restored.ts';
import classes from './forms.module.css';

/** What a restore just did, and where the docket is that it replaced. */
export function RestoredNote({ folder }: { folder: string }) {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const restored = lastRestored();
  // Somebody may have gone on to another docket.
  if (!restored?.replaced.startsWith(`${folder.replace(/\.docket$/, '')}.replaced-`)) return null;
  return (
    <p className={classes.note} role="status">
      {t('restore.after', { when: formats.moment(restored.madeAt), replaced: restored.replaced })}
    </p>
  );
}
