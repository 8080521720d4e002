import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Sighting } from '#shared/contract/machine-clock.ts';
import { useWriters, type Writers } from '../components/dates.ts';
import classes from './ClockNotice.module.css';
import { client, orpc, refreshDocket } from './client.ts';
import { Failure } from './Failure.tsx';
import { useMay } from './may.ts';

/** Above every screen while something was seen of the clock of the computer: what, what it means and what to do. */
export function ClockNotice() {
  const { t } = useTranslation('machineClock');
  const write = useWriters();
  const may = useMay();
  const sightings = useQuery(orpc.machineClock.seen.queryOptions({ input: {} })).data?.sightings ?? [];
  const acknowledge = useMutation({
    mutationFn: () => client.machineClock.acknowledge({}),
    onSuccess: () => refreshDocket(),
  });
  if (sightings.length === 0) return null;
  const kind = sightings.some(({ what }) => what !== 'zone') ? 'time' : 'zone';
  return (
    <section className={classes.notice} role="alert" data-kind={kind}>
      <span className={classes.mark} aria-hidden="true" />
      <div className={classes.text}>
        <h2>{t('title')}</h2>
        <ul>
          {sightings.map((one) => (
            <li key={JSON.stringify(one)}>{wordsFor(one, t, write)}</li>
          ))}
        </ul>
        <p>{t(`meaning.${kind}`)}</p>
        <p>{t(`todo.${kind}`)}</p>
        {acknowledge.error && <Failure error={acknowledge.error} />}
      </div>
      {may.call('machineClock.acknowledge') && (
        <Button variant="filled" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
          {t('acknowledge')}
        </Button>
      )}
    </section>
  );
}

function wordsFor(one: Sighting, t: TFunction, write: Writers): string {
  const at = write.moment(one.at);
  switch (one.what) {
    case 'jump':
      return t(`machineClock:jump.${one.byMs > 0 ? 'ahead' : 'back'}`, { at, span: spanOf(one.byMs, t) });
    case 'behind':
      return t('machineClock:behind', { at, span: spanOf(one.byMs, t), lastAt: write.moment(one.lastAt) });
    case 'zone':
      return t('machineClock:zone', { from: one.from, to: one.to });
  }
}

const minute = 60_000;
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
] as const;

/** A length of time in the largest unit of which there are two, else in minutes. */
function spanOf(milliseconds: number, t: TFunction): string {
  const length = Math.abs(milliseconds);
  const [unit, size] = units.find(([, one]) => length >= 2 * one) ?? (['minute', minute] as const);
  return t(`machineClock:span.${unit}`, { count: Math.round(length / size) });
}
