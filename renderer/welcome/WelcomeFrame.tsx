import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageChoice, ThemeChoice } from '../app/PreferenceChoices.tsx';
import classes from './WelcomeFrame.module.css';

/** What stands around every screen before a docket is open: the name, one sentence, language and theme. */
export function WelcomeFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('welcome');
  return (
    <div className={classes.frame}>
      <aside className={classes.side}>
        <p className={classes.brand}>{t('common:product')}</p>
        <p className={classes.lead}>{t('lead')}</p>
        <ul className={classes.promises}>
          <li>{t('promise.local')}</li>
          <li>{t('promise.sealed')}</li>
          <li>{t('promise.proof')}</li>
        </ul>
        <div className={classes.choices}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </aside>
      <main className={classes.main}>
        <div className={classes.column}>{children}</div>
      </main>
    </div>
  );
}
