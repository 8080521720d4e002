import { Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/Page.tsx';
import { CheckNoted } from './CheckNoted.tsx';
import { type ChosenFilter, noFilter } from './entry-filter.ts';
import { TrailEntries } from './TrailEntries.tsx';
import { TrailFilters } from './TrailFilters.tsx';
import { TrailFindings } from './TrailFindings.tsx';
import { TrailHead } from './TrailHead.tsx';
import classes from './TrailScreen.module.css';
import { TrailSeal } from './TrailSeal.tsx';
import { useTrailReport } from './useTrailReport.ts';

/** Every change of the docket, newest first, with the proof that none was altered. */
export function TrailScreen() {
  const { t } = useTranslation('trail');
  const { ref = '' } = useSearch({ from: '/trail' });
  const [tab, setTab] = useState<string | null>('entries');
  const [filter, setFilter] = useState<ChosenFilter>({ ...noFilter, ref });
  const [around, setAround] = useState<number>();
  const { data: report, dataUpdatedAt, mayVerify } = useTrailReport();

  function goTo(seq: number) {
    setFilter(noFilter);
    setAround(seq);
    setTab('entries');
  }
  function choose(next: ChosenFilter) {
    setAround(undefined);
    setFilter(next);
  }

  const entries = (
    <div className={classes.part}>
      <TrailFilters choose={choose} chosen={filter} />
      <TrailEntries around={around} filter={filter} key={around} showNewest={() => setAround(undefined)} />
    </div>
  );
  return (
    <div className={tab === 'head' ? classes.printsHead : undefined}>
      <Page lead={t('lead')} title={t('title')}>
        {mayVerify && <TrailSeal goTo={goTo} />}
        {!mayVerify && entries}
        {mayVerify && (
          <Tabs keepMounted={false} onChange={setTab} value={tab}>
            <Tabs.List className={classes.tabs}>
              <Tabs.Tab value="entries">{t('tabs.entries')}</Tabs.Tab>
              <Tabs.Tab value="head">{t('tabs.head')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="entries">{entries}</Tabs.Panel>
            <Tabs.Panel value="head">
              <div className={classes.part}>
                {report && <TrailHead report={report} verifiedAt={dataUpdatedAt} />}
                <div className={classes.screenOnly}>
                  <CheckNoted />
                </div>
                {report && (
                  <div className={classes.screenOnly}>
                    <TrailFindings goTo={goTo} report={report} />
                  </div>
                )}
              </div>
            </Tabs.Panel>
          </Tabs>
        )}
      </Page>
    </div>
  );
}
