import { Button } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { otherEnd } from '#shared/clocks/safe.ts';
import type { CaseClock, CaseView, ClockView } from '#shared/contract/case.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import { judgementText } from '#shared/text/told.ts';
import { orpc } from '../../app/client.ts';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { ClockChip } from '../../components/clocks/ClockChip.tsx';
import { ClockDate } from '../../components/clocks/ClockDate.tsx';
import { type Changers, ClockWhy } from '../../components/clocks/ClockWhy.tsx';
import { endingOf, endThere } from '../../components/clocks/ending.ts';
import { useNewerText } from '../../components/clocks/newer.ts';
import { useWriters } from '../../components/dates.ts';
import { inline } from '../../components/small.ts';
import { planOf } from '../plans.ts';
import { factsOfClock, judgementsOf } from './acts/acts.ts';
import { ClockActs } from './acts/ClockActs.tsx';
import styles from './cards.module.css';

/** Every clock of a case with its date; one click shows why. */
export function ClocksCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('registers:case.clocks')}>
      {view.clocks.length === 0 ? (
        <p className={styles.empty}>{t(`registers:case.noClocks.${view.kind}`)}</p>
      ) : (
        <ul className={styles.rows}>
          {view.clocks.map((clock) => (
            <li key={clock.id}>
              <ClockLine clock={clock} view={view} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ClockLine({ clock, view }: { clock: CaseClock; view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const may = useMay();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { result } = clock;
  const newer = useNewerText(clock);
  const isHouse = result?.rule.nature === 'house';
  return (
    <>
      <div className={styles.clock}>
        <div>
          <div className={styles.strong}>{clockName(view.kind, clock, t)}</div>
          <div className={styles.sub}>
            {t('registers:inPlace', {
              regime: t(regimeTitleKey(clock.regime)),
              place: t(placeTitleKey(clock.place)),
            })}
            {isHouse && <span className={styles.mark}>{t('registers:clock.houseTarget')}</span>}
            {clock.extended && <span className={styles.mark}>{t('registers:clock.extended')}</span>}
          </div>
        </div>
        <div className={styles.clockEnd}>
          <ClockChip clock={clock} />
          <DueText clock={clock} />
          {newer && (
            <Link className={styles.sub} to="/differences">
              {newer}
            </Link>
          )}
        </div>
      </div>
      {factsOfClock(view, clock).map(({ act, at, reason, evidence }) => (
        <p className={styles.sub} key={`${act} ${at}`}>
          {t('acts:recorded', { act: t(`choices:act.${act}`), when: write.either(at), reason })}{' '}
          {t('acts:evidence', { evidence })}
        </p>
      ))}
      {judgementsOf(view, clock).map((judgement) => (
        <p className={styles.sub} key={judgement.correctedAt}>
          {judgementText(judgement, t, write.moment)}
        </p>
      ))}
      <div className={styles.acts}>
        {result && (
          <Button
            aria-controls={id}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            {...inline}
            variant="transparent"
          >
            {t(isOpen ? 'registers:why.hide' : 'registers:why.show')}
          </Button>
        )}
        {may.call('clocks.meet') && <ClockActs clock={clock} view={view} />}
      </div>
      <div className={styles.why} hidden={!isOpen} id={id}>
        {isOpen && <WhyOfCase clock={clock} view={view} />}
      </div>
    </>
  );
}

/** The due date in full, for hours with the time of day; for a clock without one, what it waits for. */
function DueText({ clock }: { clock: ClockView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const { result } = clock;
  if (!result) {
    return (
      <span className={styles.sub}>
        <ClockDate clock={clock} />
      </span>
    );
  }
  const isHours = result.period.unit === 'hour';
  const end = endingOf(clock);
  // A clock that no longer runs keeps the time of its place: nobody hurries for it.
  const due = isHours ? write.momentIn(result.due, result.zone) : write.longDate(result.dueDate);
  const other = otherEnd(result);
  return (
    <span className={styles.due}>
      <b>{end ? write.longMoment(end.at) : due}</b>
      <span className={styles.sub}>
        {clock.metAt
          ? t('registers:clock.metOn', { date: write.either(clock.metAt) })
          : end && endThere(end, clock.place, t, write)}
      </span>
      {other && (
        <span className={styles.sub}>
          {t(`registers:clock.other.${other.is}`, {
            date: isHours ? write.momentIn(other.due, result.zone) : write.longDate(other.dueDate),
          })}
        </span>
      )}
    </span>
  );
}

/** The explanation of a clock of a case, with what in the case would move its date. */
function WhyOfCase({ clock, view }: { clock: CaseClock; view: CaseView }) {
  const plan = planOf(view.kind, view.record, clock);
  const law = useQuery(orpc.law.list.queryOptions({ input: {} })).data;
  const rule = law?.regimes.find(({ id }) => id === clock.regime)?.rules.find(({ id }) => id === clock.rule);
  // A plan holds all that happened on the case; the rule counts only from the events that it names.
  const counted = new Set(rule ? [rule.trigger, ...rule.events] : []);
  const events = Object.entries(plan?.events ?? {}).filter(([name]) => counted.has(name));
  const canExtend = clock.extendable && !clock.extended && !view.closed;
  const extended = useQuery(
    orpc.law.compute.queryOptions({
      input:
        plan && rule && canExtend
          ? {
              regime: plan.regime,
              rule: plan.rule,
              place: plan.place,
              events: Object.fromEntries(events),
              extended: true,
            }
          : skipToken,
    }),
  ).data;
  if (!clock.result) return null;
  const movers = events.map(([name, at]) => (plan?.assumed?.[name] === undefined ? { name, at } : { name }));
  const changers: Changers =
    clock.state === 'met'
      ? { events: [], options: [] }
      : { events: movers, options: clock.options, ...(extended ? { extended } : {}) };
  return <ClockWhy changers={changers} result={clock.result} />;
}
