import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotedReport, PackHead } from '#shared/contract/trail.ts';
import { orpc } from '../app/client.ts';
import { Failure } from '../app/Failure.tsx';
import { useFormats } from '../app/format.ts';
import { Inside, Section } from '../app/Page.tsx';
import { useWriters } from '../components/dates.ts';
import classes from './CheckNoted.module.css';

/** Checks a head that was noted, or that of a pack, against the trail as it is now. */
export function CheckNoted() {
  const { t } = useTranslation('trail');
  const [noted, setNoted] = useState('');
  const head = useMutation(orpc.trail.checkHead.mutationOptions());
  const pack = useMutation(orpc.trail.checkPack.mutationOptions());
  function submit(event: FormEvent) {
    event.preventDefault();
    pack.reset();
    head.mutate({ noted });
  }
  function choosePack() {
    head.reset();
    pack.mutate({});
  }
  const found = pack.data?.pack;
  return (
    <Section title={t('noted.title')} hint={t('noted.lead')}>
      <Inside>
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            label={t('noted.label')}
            maxLength={300}
            onChange={(event) => setNoted(event.currentTarget.value)}
            spellCheck={false}
            value={noted}
          />
          <Button disabled={noted.trim() === ''} loading={head.isPending} type="submit">
            {t('noted.check')}
          </Button>
        </form>
        <div className={classes.pack}>
          <Button loading={pack.isPending} onClick={choosePack}>
            {t('noted.pack')}
          </Button>
          <span className={classes.quiet}>{t('noted.packLead')}</span>
        </div>
      </Inside>
      <div aria-live="polite">
        {head.data && <Verdict report={head.data} />}
        {found && <PackVerdict pack={found} />}
        {(head.error ?? pack.error) && <Failure error={head.error ?? pack.error} />}
      </div>
    </Section>
  );
}

function Finding({ ok, title, children }: { ok: boolean; title: string; children: ReactNode }) {
  return (
    <div className={classes.finding} data-ok={ok}>
      <span aria-hidden="true" className={classes.mark} />
      <div>
        <b>{title}</b>
        <div className={classes.text}>{children}</div>
      </div>
    </div>
  );
}

function Verdict({ report, about }: { report: NotedReport; about?: string }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const write = useWriters();
  const { verdict, seq, count, entry } = report;
  const numbers = { seq: formats.number(seq), count: formats.number(count) };
  return (
    <Finding ok={verdict === 'holds'} title={t(`noted.verdict.${verdict}`)}>
      {about && <p>{about}</p>}
      <p>
        {entry
          ? t('noted.proven', {
              seq: numbers.seq,
              at: write.momentIn(entry.at, entry.zone),
              zone: entry.zone,
              person: entry.by,
              count: formats.number(count - seq),
            })
          : t(`noted.means.${verdict}`, numbers)}
      </p>
    </Finding>
  );
}

function PackVerdict({ pack }: { pack: PackHead }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const { name, docketName, madeAt, report, packOk } = pack;
  const about =
    docketName && madeAt
      ? t('noted.packIs', { name, docket: docketName, made: formats.moment(madeAt) })
      : name;
  if (report) return <Verdict about={about} report={report} />;
  return (
    <Finding ok={false} title={t(packOk ? 'noted.packOther' : 'noted.packBad')}>
      <p>{about}</p>
      <p>{t(packOk ? 'noted.packOtherMeans' : 'noted.packBadMeans')}</p>
    </Finding>
  );
}
