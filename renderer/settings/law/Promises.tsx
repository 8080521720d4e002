import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HousePromise, PromiseTemplate } from '#shared/regimes/house.ts';
import { ruleTitleKey } from '#shared/regimes/titleKey.ts';
import { Section } from '../../app/Page.tsx';
import { today, useWriters } from '../../components/dates.ts';
import { small } from '../../components/small.ts';
import { EndPromise } from './EndPromise.tsx';
import classes from './law.module.css';
import { OwnMark } from './OwnMark.tsx';
import { PromiseForm } from './PromiseForm.tsx';
import { useMayChangeLaw } from './useLawChange.ts';

const firstDay = ({ validFrom }: HousePromise): string => (validFrom === 'always' ? '' : validFrom);

/** By what is promised, in the order of the policy's rights; of each the newest version first. */
function inOrder(promises: readonly HousePromise[]): HousePromise[] {
  return promises.toSorted(
    (one, other) => one.id.localeCompare(other.id) || firstDay(other).localeCompare(firstDay(one)),
  );
}

type Standing = 'past' | 'inForce' | 'future';

function standingOf(promise: HousePromise): Standing {
  if (promise.validTo !== null && promise.validTo < today()) return 'past';
  return firstDay(promise) > today() ? 'future' : 'inForce';
}

interface PromisesProps {
  promises: readonly HousePromise[];
  offered: readonly PromiseTemplate[];
}

/** The numbers of the organisation's policy, each version with its days. */
export function Promises({ promises, offered }: PromisesProps) {
  const { t } = useTranslation('rulebook');
  const mayChange = useMayChangeLaw();
  const [adding, setAdding] = useState<PromiseTemplate | 'own'>();
  const listed = inOrder(promises);
  const newest = new Map(listed.toReversed().map((promise) => [promise.id, promise]));
  const free = offered.filter(({ id }) => !newest.has(id));
  return (
    <Section title={t('promise.section')} hint={t('promise.hint')}>
      {listed.length === 0 && <p className={classes.empty}>{t('promise.none')}</p>}
      <ul className={classes.rows}>
        {listed.map((promise) => (
          <li key={`${promise.id} ${promise.validFrom}`}>
            <PromiseRow promise={promise} mayChange={mayChange && newest.get(promise.id) === promise} />
          </li>
        ))}
      </ul>
      {mayChange && (
        <div className={classes.foot}>
          {adding ? (
            <PromiseForm
              taken={[...newest.keys()]}
              close={() => setAdding(undefined)}
              {...(adding === 'own' ? {} : { template: adding })}
            />
          ) : (
            <div className={classes.buttons}>
              {free.map((template) => (
                <Button key={template.id} onClick={() => setAdding(template)}>
                  {t('promise.takeOver', {
                    name: t(ruleTitleKey('house', template.id)),
                    period: t(`steps:unit.${template.unit}`, { count: template.amount }),
                  })}
                </Button>
              ))}
              <Button onClick={() => setAdding('own')}>{t('promise.add')}</Button>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}

function PromiseRow({ promise, mayChange }: { promise: HousePromise; mayChange: boolean }) {
  const { t } = useTranslation('rulebook');
  const write = useWriters();
  const [open, setOpen] = useState<'change' | 'end'>();
  const { id, amount, unit, citation, wording, validFrom, validTo } = promise;
  const name = t(ruleTitleKey('house', id));
  const standing = standingOf(promise);
  const from =
    validFrom === 'always' ? t('promise.always') : t('promise.since', { date: write.date(validFrom) });
  const span =
    validTo === null
      ? from
      : t('promise.span', { from, to: t('promise.until', { date: write.date(validTo) }) });
  return (
    <>
      <div className={standing === 'past' ? `${classes.line} ${classes.past}` : classes.line}>
        <div>
          <div className={classes.name}>
            {name}
            <OwnMark />
          </div>
          <p>
            {t('promise.line', {
              period: t(`steps:unit.${unit}`, { count: amount }),
              standing: t(`promise.${standing}`),
              span,
            })}
          </p>
          <p className={classes.sub}>
            {citation}
            {wording && (
              <>
                : <q>{wording}</q>
              </>
            )}
          </p>
        </div>
        {mayChange && open === undefined && (
          <div className={classes.buttons}>
            <Button {...small} aria-label={`${name}: ${t('change')}`} onClick={() => setOpen('change')}>
              {t('change')}
            </Button>
            {validTo === null && (
              <Button {...small} aria-label={`${name}: ${t('promise.end')}`} onClick={() => setOpen('end')}>
                {t('promise.end')}
              </Button>
            )}
          </div>
        )}
      </div>
      {open === 'change' && <PromiseForm present={promise} taken={[]} close={() => setOpen(undefined)} />}
      {open === 'end' && <EndPromise id={id} close={() => setOpen(undefined)} />}
    </>
  );
}
