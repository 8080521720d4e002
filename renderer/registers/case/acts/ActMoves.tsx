import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ClockAct } from '#shared/cases/clock-facts.ts';
import { fieldsOf } from '#shared/cases/fields.ts';
import { momentSchema, plainDateSchema } from '#shared/clocks/types.ts';
import type { CaseView, ClockStand } from '#shared/contract/case.ts';
import type { ClockMove } from '#shared/contract/clocks.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import { orpc } from '../../../app/client.ts';
import { Failure } from '../../../app/Failure.tsx';
import { useWriters } from '../../../components/dates.ts';
import type { FormShape } from '../../../components/form/shape.ts';
import { recordFrom } from '../../../components/form/values.ts';
import styles from '../cards.module.css';

interface Props {
  view: CaseView;
  about: { id: string; version: number; clock: string; event?: string; act: ClockAct };
  /** The answer that holds the moment; an act without one moves what its other answers say. */
  at: string | undefined;
  shape: FormShape;
}

/** How long somebody may go on typing before the dates are counted, in ms. */
const TYPING = 200;

const isTime = (value: unknown): boolean =>
  momentSchema.safeParse(value).success || plainDateSchema.safeParse(value).success;

/** From when to when each date of the case would move, counted by the docket process as it would be kept. */
export function ActMoves({ view, about, at, shape }: Props) {
  const { t } = useTranslation();
  const [values] = useDebouncedValue(useWatch(), TYPING);
  const answers = recordFrom(fieldsOf(shape.schema), values);
  const isReady = at === undefined || isTime(answers[at]);
  const { data, error } = useQuery({
    ...orpc.clocks.preview.queryOptions({ input: isReady ? { ...about, answers } : skipToken }),
    gcTime: 0,
  });
  return (
    <section aria-label={t('acts:moves.title')} aria-live="polite" className={styles.moves}>
      <h3>{t('acts:moves.title')}</h3>
      {!isReady && <p>{t('acts:moves.wait')}</p>}
      {isReady && !data && !error && <p>{t('acts:moves.counting')}</p>}
      {error && <Failure error={error} />}
      {data && <Moves moves={data.moves} view={view} />}
    </section>
  );
}

function Moves({ moves, view }: { moves: readonly ClockMove[]; view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  if (moves.length === 0) return <p>{t('acts:moves.none')}</p>;
  const stand = ({ state, due, dueDate, inHours }: ClockStand) => {
    const date = dueDate === undefined ? '' : write.longDate(dueDate);
    return t(`acts:moves.stand.${due === undefined ? 'waiting' : state}`, {
      due: inHours && due !== undefined ? write.either(due) : date,
    });
  };
  return (
    <ul>
      {moves.map((move) => (
        <li key={`${move.regime} ${move.rule} ${move.subject}`}>
          {t(move.from ? 'acts:moves.line' : 'acts:moves.begins', {
            clock: clockName(view.kind, move, t),
            regime: t(regimeTitleKey(move.regime)),
            from: move.from ? stand(move.from) : '',
            to: stand(move.to),
          })}
        </li>
      ))}
    </ul>
  );
}
