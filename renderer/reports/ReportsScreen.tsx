import { useTranslation } from 'react-i18next';
import { Inside, Page, Part, Section } from '../app/Page.tsx';
import { BuildPack } from './BuildPack.tsx';
import { VerifyPack } from './VerifyPack.tsx';

/** What leaves the docket as a report. Packs: one is built for an auditor here, and any pack is checked here. */
export function ReportsScreen() {
  const { t } = useTranslation('packs');
  return (
    <Page title={t('common:nav.reports')}>
      <Part title={t('window.title')} lead={t('window.lead')}>
        <BuildPack />
        <Section title={t('window.verify.section')} level={3}>
          <Inside>
            <VerifyPack inPage />
          </Inside>
        </Section>
      </Part>
    </Page>
  );
}
