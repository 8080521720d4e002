import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import type { CaseThen, Past } from '#shared/contract/trail.ts';
import { actionText } from '#shared/text/actionText.ts';
import { orpc } from '../../../app/client.ts';
import { Failure } from '../../../app/Failure.tsx';
import { Card } from '../../../components/Card.tsx';
import { useWriters } from '../../../components/dates.ts';
import { StepStrip } from '../../../components/StepStrip.tsx';
import { small } from '../../../components/small.ts';
import styles from '../CasePage.module.css';
import { originOf } from '../lead.ts';
import { PageTitle } from '../PageTitle.tsx';
import { PeopleCard } from '../PeopleCard.tsx';
import { EntryList } from '../TrailCard.tsx';
import { Differences } from './Differences.tsx';
import { PastClocks } from './PastClocks.tsx';
import { PastFacts, PastParts } from './PastFacts.tsx';
import { PastFiles, PastNotes, PastTasks } from './PastRows.tsx';
import past from './past.module.css';

interface Props {
  present: CaseView;
  moment: Past;
  /** Shows another moment, or the present. */
  show: (moment: Past | undefined) => void;
  back: ReactNode;
}

/** A case as it was at a past moment, for reading only, with what differs from today. */
export function PastCase({ present, moment, show, back }: Props) {
  const { id } = present;
  const { data: found, error } = useQuery({
    ...orpc.cases.asOf.queryOptions({ input: { id, past: moment } }),
    placeholderData: (before) => before,
  });
  return (
    <article className={styles.page}>
      {back}
      {error && (
        <>
          <ToPresent show={show} />
          <Failure error={error} />
        </>
      )}
      {found && <Banner found={found} moment={moment} present={present} show={show} />}
      {found?.past && <WholeCase found={found} past={found.past} present={present} />}
    </article>
  );
}

function ToPresent({ show }: Pick<Props, 'show'>) {
  const { t } = useTranslation('history');
  return (
    <Button onClick={() => show(undefined)} variant="filled" {...small}>
      {t('present')}
    </Button>
  );
}

interface BannerProps extends Pick<Props, 'present' | 'moment' | 'show'> {
  found: CaseThen;
}

/** Says which moment is shown, steps from entry to entry, and leads back to the present. */
function Banner({ found, moment, present, show }: BannerProps) {
  const { t } = useTranslation('history');
  const write = useWriters();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const { past: then, logged } = found;
  const seqs = present.trail.map(({ seq }) => seq).toSorted((one, other) => one - other);
  const here = then?.entry.seq ?? 0;
  const earlier = seqs.findLast((seq) => seq < here);
  const later = seqs.find((seq) => seq > here);
  const when = 'at' in moment ? moment.at : then?.entry.at;
  return (
    <div className={past.banner} ref={place} role="status" tabIndex={-1}>
      <div>
        <b>{when && t('asOf', { when: write.moment(when) })}</b>{' '}
        {then && (
          <span>
            {t('after', {
              seq: write.number(here),
              what: t('registers:trail.line', {
                person: then.entry.by,
                action: actionText(then.entry.action, t),
              }),
            })}
          </span>
        )}
        <p>
          {then ? t('readOnly') : t('notLogged', { when: write.moment(logged.at) })}
          {!found.leadsToPresent && <strong> {t('parted')}</strong>}
        </p>
        {then?.accepted && (
          <p>
            {t('accepted', {
              when: write.moment(then.accepted.at),
              seq: write.number(then.accepted.seq),
            })}
          </p>
        )}
        {found.notRecorded.map(({ part, from }) => (
          <p key={part}>
            {t(`notRecorded.${part}${from === undefined ? '' : 'From'}`, {
              from: from === undefined ? '' : write.number(from),
            })}
          </p>
        ))}
      </div>
      <div className={past.buttons}>
        <Button
          disabled={earlier === undefined}
          onClick={() => earlier !== undefined && show({ seq: earlier })}
          {...small}
        >
          {t('earlier')}
        </Button>
        <Button
          disabled={later === undefined}
          onClick={() => later !== undefined && show({ seq: later })}
          {...small}
        >
          {t('later')}
        </Button>
        <ToPresent show={show} />
      </div>
    </div>
  );
}

interface WholeProps {
  found: CaseThen;
  past: NonNullable<CaseThen['past']>;
  present: CaseView;
}

function WholeCase({ found, past: { view, entry, accepted, changes }, present }: WholeProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const hasClocks = found.notRecorded.every(({ part }) => part !== 'clocks');
  const both = { view, present };
  return (
    <>
      <div className={styles.crumb}>
        {[view.ref, ...originOf(view, t, write)].map((part, index) => (
          <span key={part}>{index > 0 ? `· ${part}` : part}</span>
        ))}
      </div>
      <PageTitle>{view.title}</PageTitle>
      <StepStrip kind={view.kind} state={view.state} />
      <div className={styles.columns}>
        <div>
          <Differences caseRef={view.ref} changes={changes} />
          {hasClocks && (
            <PastClocks {...both} at={accepted && accepted.at > entry.at ? accepted.at : entry.at} />
          )}
          <PastTasks {...both} />
          <PastParts {...both} />
          <PastFacts {...both} />
        </div>
        <div>
          <PeopleCard view={view} />
          <PastFiles {...both} />
          <PastNotes {...both} />
          <Card title={t('history:trail')}>
            <EntryList entries={view.trail} />
          </Card>
        </div>
      </div>
    </>
  );
}
