import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { caseKinds } from '#shared/cases/kinds.ts';
import type { SalvageReportView } from '#shared/contract/damage.ts';
import { Failure } from '../../app/Failure.tsx';
import { Fact, Panel } from './Panel.tsx';
import classes from './trouble.module.css';
import { type Secret, useOpen } from './useTrouble.ts';

interface Props {
  report: SalvageReportView;
  secret: Secret | undefined;
}

/** What salvage kept and what was lost, and the way into the new docket. */
export function SalvageReport({ report, secret }: Props) {
  const { t } = useTranslation('trouble');
  const open = useOpen();
  const isWhole = report.incomplete.length === 0 && report.trail.ok && report.files.lost.count === 0;
  return (
    <Panel
      tone={isWhole ? 'met' : 'soon'}
      title={t('salvage.done.title', { folder: report.folderName })}
      kept={t('salvage.done.damaged', { folder: report.damagedFolder })}
      next={t('salvage.done.next')}
    >
      <dl className={`${classes.part} ${classes.facts}`}>
        {linesOf(report, t).map(({ label, text }) => (
          <Fact key={label} label={t(label)}>
            {text}
          </Fact>
        ))}
      </dl>
      <div className={classes.buttons}>
        <Button
          variant="filled"
          disabled={secret === undefined}
          loading={open.isPending}
          onClick={() => secret && open.mutate({ token: report.token, secret })}
        >
          {t('salvage.done.open')}
        </Button>
      </div>
      {open.error && <Failure error={open.error} />}
    </Panel>
  );
}

interface Line {
  label: string;
  text: string;
}

function linesOf(report: SalvageReportView, t: TFunction<'trouble'>): Line[] {
  const { cases, casesLost, incomplete, orphans, logLeftOut } = report;
  const separator = t('separator');
  const kept = caseKinds.map((kind) => `${t(`common:kinds.${kind}`)} ${cases[kind]}`);
  return [
    { label: 'salvage.done.cases', text: kept.join(' · ') },
    { label: 'salvage.done.casesLost', text: listed(casesLost, t) || t('salvage.done.none') },
    ...(incomplete.length > 0
      ? [
          {
            label: 'salvage.done.incomplete',
            text: incomplete
              .map((table) => t(`salvage.table.${table}`, { defaultValue: table }))
              .join(separator),
          },
        ]
      : []),
    { label: 'salvage.done.entries', text: trailText(report, t) },
    { label: 'salvage.done.files', text: filesText(report, t) },
    ...(orphans > 0
      ? [{ label: 'salvage.done.orphans', text: t('salvage.done.orphansKept', { count: orphans }) }]
      : []),
    ...(logLeftOut ? [{ label: 'salvage.done.log', text: t('salvage.done.logLeftOut') }] : []),
  ];
}

/** Names, and how many there are beyond those that are listed; empty when there is none. */
function listed({ count, names }: { count: number; names: string[] }, t: TFunction<'trouble'>): string {
  const text = names.join(t('separator'));
  const more = count - names.length;
  return more > 0 ? t('salvage.done.more', { names: text, count: more }) : text;
}

function trailText({ trail, entriesLost }: SalvageReportView, t: TFunction<'trouble'>): string {
  const state = trail.ok
    ? t('salvage.done.trailWhole', { count: trail.count })
    : t('salvage.done.trailBroken', { seq: trail.problem?.seq });
  return entriesLost > 0 ? `${state} · ${t('salvage.done.entriesLost', { count: entriesLost })}` : state;
}

function filesText({ files }: SalvageReportView, t: TFunction<'trouble'>): string {
  const kept = t('salvage.done.filesKept', { count: files.kept });
  const lost = listed(files.lost, t);
  return lost === '' ? kept : `${kept} · ${t('salvage.done.filesLost', { names: lost })}`;
}
