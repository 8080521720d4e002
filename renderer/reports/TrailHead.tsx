import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '#shared/contract/case.ts';
import type { TrailReportView } from '#shared/contract/trail.ts';
import { orpc } from '../app/client.ts';
import { useFormats } from '../app/format.ts';
import { Facts, Inside, Section } from '../app/Page.tsx';
import { useWriters } from '../components/dates.ts';
import { copyText } from './copyText.ts';
import { inGroups } from './groups.ts';
import classes from './TrailHead.module.css';

interface Props {
  report: TrailReportView;
  /** When the trail was verified, in milliseconds since 1970. */
  verifiedAt: number;
}

/** The head of the trail as a short block to be copied or printed as one page; nothing while the trail is not intact. */
export function TrailHead({ report, verifiedAt }: Props) {
  const { t } = useTranslation('trail');
  const { data: newest } = useQuery(orpc.trail.list.queryOptions({ input: { limit: 1 } }));
  const head = newest?.entries[0];
  return (
    <Section title={t('head.title')} hint={t('head.lead')}>
      {report.ok && head?.hash === report.head ? (
        <Sheet head={head} verifiedAt={verifiedAt} />
      ) : (
        <Inside>{t('head.nothing')}</Inside>
      )}
    </Section>
  );
}

function Sheet({ head, verifiedAt }: { head: EntryView; verifiedAt: number }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const write = useWriters();
  const { data: profile } = useQuery(orpc.keep.profile.queryOptions({ input: {} }));
  const [copied, setCopied] = useState(false);
  const { seq, hash, keyId } = head;
  const groups = inGroups(hash);
  const rows = [
    { label: t('head.docket'), value: profile && `${profile.name} · ${profile.folderName}` },
    { label: t('head.entry'), value: <b>{seq}</b> },
    { label: t('head.hash'), value: <Groups groups={groups} /> },
    { label: t('head.written'), value: `${write.momentIn(head.at, head.zone)} (${head.zone})` },
    { label: t('head.verified'), value: formats.moment(new Date(verifiedAt).toISOString()) },
    {
      label: t('head.signer'),
      value: (
        <>
          {head.by}
          {keyId && (
            <div className={classes.key}>{t('findings.key', { key: inGroups(keyId).join(' ') })}</div>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <div className={classes.sheet}>
        <Facts rows={rows} />
        <p className={classes.later}>{t('head.later')}</p>
      </div>
      <div className={classes.buttons}>
        <Button onClick={() => setCopied(copyText(`${seq}:${hash}`))}>{t('head.copy')}</Button>
        <Button onClick={() => window.print()}>{t('head.print')}</Button>
        <span aria-live="polite" className={classes.copied}>
          {copied && t('head.copied', { seq, hash: `${groups.slice(0, 2).join('')}…` })}
        </span>
      </div>
    </>
  );
}

function Groups({ groups }: { groups: string[] }) {
  // A hash may have the same group twice; its place is what it is.
  const placed = groups.map((group, place) => ({ group, place }));
  return (
    <code className={classes.groups}>
      {placed.map(({ group, place }) => (
        <span key={place}>{group} </span>
      ))}
    </code>
  );
}
