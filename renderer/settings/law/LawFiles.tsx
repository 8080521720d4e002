import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LawFileFacts } from '#shared/contract/rulebook.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { Facts, Section } from '../../app/Page.tsx';
import { useWriters } from '../../components/dates.ts';
import { small } from '../../components/small.ts';
import classes from './law.module.css';
import { useLawChange, useMayChangeLaw } from './useLawChange.ts';

interface Loaded {
  kind: 'regime' | 'calendar';
  name: string;
  version: string;
  source: string;
  loadedAt: string;
  loadedBy: string;
  holds: boolean;
}

/** What a regime or a calendar is called. */
function useLawName(): (law: Pick<Loaded, 'kind' | 'name'>) => string {
  const { t } = useTranslation('rulebook');
  return ({ kind, name }) =>
    t(`files.what.${kind}`, { name: t(kind === 'regime' ? regimeTitleKey(name) : placeTitleKey(name)) });
}

/** Regimes and calendars that were loaded from files; loads another after showing what is in it. */
export function LawFiles({ files }: { files: readonly Loaded[] }) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  const choose = useMutation({ mutationFn: () => client.rulebook.chooseFile({}) });
  const keep = useLawChange(client.rulebook.loadFile, () => choose.reset());
  const nameOf = useLawName();
  const chosen = choose.data?.chosen;
  return (
    <Section title={t('files.section')} hint={t('files.hint')}>
      {files.length === 0 && <p className={classes.empty}>{t('files.none')}</p>}
      <ul className={classes.rows}>
        {files.map((file) => (
          <li key={`${file.kind} ${file.name}`}>
            <LoadedFile file={file} mayChange={mayChange} />
          </li>
        ))}
      </ul>
      {chosen && (
        <div className={classes.found}>
          <p className={classes.title}>
            {nameOf(chosen.facts)}{' '}
            <span className={classes.sub}>{t('files.found', { file: chosen.file })}</span>
          </p>
          <FileFacts facts={chosen.facts} />
          <div className={classes.foot}>
            {keep.error && <Failure error={keep.error} />}
            <div className={classes.buttons}>
              <Button
                loading={keep.isPending}
                onClick={() => keep.mutate({ token: chosen.token, fingerprint: chosen.fingerprint })}
                variant="filled"
              >
                {t('files.keep')}
              </Button>
              <Button onClick={() => choose.reset()}>{t('cancel')}</Button>
            </div>
          </div>
        </div>
      )}
      {mayChange && !chosen && (
        <div className={classes.foot}>
          {choose.error && <Failure error={choose.error} />}
          <Button loading={choose.isPending} onClick={() => choose.mutate()}>
            {t('files.load')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function FileFacts({ facts }: { facts: LawFileFacts }) {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  const { version, present, source, coverage, rules, days } = facts;
  const spans = coverage.map(({ from, to, basis }) =>
    t('files.span', { from: write.date(from), to: write.date(to), basis: t(`files.basis.${basis}`) }),
  );
  return (
    <Facts
      rows={[
        { label: t('files.version'), value: t('files.versions', { version, present }) },
        { label: t('files.source'), value: source },
        ...(rules > 0 ? [{ label: t('files.rules'), value: rules }] : []),
        ...(days > 0 ? [{ label: t('files.days'), value: days }] : []),
        ...(spans.length > 0
          ? [{ label: t('files.coverage'), value: spans.map((span) => <div key={span}>{span}</div>) }]
          : []),
      ]}
    />
  );
}

function LoadedFile({ file, mayChange }: { file: Loaded; mayChange: boolean }) {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  const nameOf = useLawName();
  const remove = useLawChange(client.rulebook.removeFile);
  const { kind, name, version, source, loadedAt, loadedBy, holds } = file;
  return (
    <>
      <div className={classes.line}>
        <div>
          <div className={classes.name}>{nameOf(file)}</div>
          <p>{t('files.loaded', { version, by: loadedBy, date: write.moment(loadedAt) })}</p>
          <p className={classes.sub}>{holds ? source : t('files.superseded')}</p>
        </div>
        {mayChange && (
          <Button
            {...small}
            aria-label={`${nameOf(file)}: ${t('files.remove')}`}
            loading={remove.isPending}
            onClick={() => remove.mutate({ kind, name })}
          >
            {t('files.remove')}
          </Button>
        )}
      </div>
      {remove.error && <Failure error={remove.error} />}
    </>
  );
}
