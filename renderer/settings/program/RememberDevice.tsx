import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { failWith } from '../../app/failure.ts';
import { useMay } from '../../app/may.ts';
import { Inside, Section } from '../../app/Page.tsx';
import classes from '../SettingsScreen.module.css';

const state = orpc.device.state.queryOptions({ input: {} });

/** Whether the keychain of this computer opens the docket: what it means, and the way in and out. */
export function RememberDevice() {
  const { t } = useTranslation('device');
  const may = useMay();
  const queries = useQueryClient();
  const { data, error } = useQuery({ ...state, staleTime: 0 });
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.device.key() });
  const remember = useMutation({ mutationFn: () => client.device.remember({}), onSettled: refresh });
  const forget = useMutation({ mutationFn: () => client.device.forget({}), onSettled: refresh });
  const failure = error ?? remember.error ?? forget.error;
  const refusal = data?.keychain.refusal;
  const nameOf = (backend: string) => t(`keychain.name.${backend}`, { defaultValue: backend });
  return (
    <Section title={t('keychain.section')} hint={t('keychain.hint')}>
      <Inside>
        <div className={classes.stack}>
          <p>{t('keychain.meaning')}</p>
          {data && (
            <p className={data.remembered ? classes.good : classes.muted} role="status">
              {forget.isSuccess && !data.remembered
                ? t('keychain.forgotten')
                : t(data.remembered ? (data.own ? 'keychain.on' : 'keychain.onOther') : 'keychain.off')}
            </p>
          )}
          {data && !refusal && !failure && (
            <p className={classes.muted}>
              {t('keychain.backend', { backend: nameOf(data.keychain.backend) })}
            </p>
          )}
          {refusal && !failure && (
            <Failure
              error={failWith('keychain-refused', { problem: refusal, backend: data.keychain.backend })}
            />
          )}
          {failure && <Failure error={failure} />}
          {data && (
            <div className={classes.buttons}>
              {may.call('device.remember') && !(data.remembered && data.own) && (
                <Button
                  disabled={refusal !== undefined}
                  loading={remember.isPending}
                  onClick={() => {
                    forget.reset();
                    remember.mutate();
                  }}
                >
                  {t('keychain.remember')}
                </Button>
              )}
              {data.remembered && (
                <Button
                  loading={forget.isPending}
                  onClick={() => {
                    remember.reset();
                    forget.mutate();
                  }}
                >
                  {t('keychain.forget')}
                </Button>
              )}
            </div>
          )}
        </div>
      </Inside>
    </Section>
  );
}
