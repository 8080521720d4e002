import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { Facts, Section } from '../app/Page.tsx';
import classes from './SettingsScreen.module.css';

/** Whose docket it is, and the key that its packs are signed with. */
export function Profile() {
  const { t } = useTranslation('settings');
  const { data: profile, error } = useQuery(orpc.keep.profile.queryOptions({ input: {} }));
  if (error) return <Failure error={error} />;
  if (!profile) return null;
  const regimes = profile.regimes.map(({ regime, place }) =>
    t('profile.regimeInPlace', { regime: t(regimeTitleKey(regime)), place: t(placeTitleKey(place)) }),
  );
  return (
    <Section title={t('profile.section')}>
      <Facts
        rows={[
          { label: t('profile.name'), value: profile.name },
          { label: t('profile.place'), value: t(placeTitleKey(profile.place)) },
          { label: t('profile.regimes'), value: regimes.map((regime) => <div key={regime}>{regime}</div>) },
          { label: t('profile.person'), value: profile.person },
          { label: t('profile.folder'), value: profile.folderName },
          {
            label: t('profile.publicKey'),
            value: (
              <>
                {profile.publicKey && <code className={classes.code}>{profile.publicKey}</code>}
                <div className={classes.muted}>{t('profile.publicKeyHint')}</div>
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
