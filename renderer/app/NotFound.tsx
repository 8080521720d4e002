import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from './Page.tsx';

/** For an address that names no screen. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <p>
        <Link to="/today">{t('notFound.back')}</Link>
      </p>
    </Page>
  );
}
