import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClockStand } from '#shared/contract/case.ts';
import type { Move, Why } from '#shared/contract/rulebook.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName } from '#shared/text/clockName.ts';
import { kindPaths } from '../app/kinds.ts';
import { useNow } from '../components/clocks/useNow.ts';
import { useWriters, type Writers } from '../components/dates.ts';
import classes from './differences.module.css';

/** Where a clock stands, in one line: its date, with the time of day where hours count, or why it has none. */
function standText(stand: ClockStand, t: TFunction, write: Writers): string {
  const { state, due, dueDate, inHours } = stand;
  if (state === 'waiting' || dueDate === undefined || due === undefined)
    return t(`rulebook:differences.state.${state}`);
  const date = inHours ? `${write.date(dueDate)}, ${due.slice(11, 16)}` : write.longDate(dueDate);
  return state === 'paused' ? `${date} (${t('rulebook:differences.state.paused')})` : date;
}

function whyText(why: Why, t: TFunction, write: Writers): string {
  switch (why.code) {
    case 'rule':
      return t('rulebook:why.rule', { ...why, name: t(regimeTitleKey(why.name)) });
    case 'calendar':
      return t('rulebook:why.calendar', { ...why, name: t(placeTitleKey(why.name)) });
    case 'ownDays':
      return t('rulebook:why.ownDays', {
        name: t(placeTitleKey(why.name)),
        days: write.list(why.days.map(write.date)),
      });
    default:
      return t(`rulebook:why.${why.code}`);
  }
}

/** How lateness changes with a move; undefined where there is none before or after. */
function lateness({ from, to }: Move, now: string): 'over' | 'stays' | 'begins' | undefined {
  const isLate = (stand: ClockStand | undefined) =>
    stand?.state === 'running' && stand.due !== undefined && Date.parse(stand.due) < Date.parse(now);
  if (!from || !to) return undefined;
  if (isLate(from)) return isLate(to) ? 'stays' : 'over';
  return isLate(to) ? 'begins' : undefined;
}

/** Every clock that would move, with its case, from when to when, and why. */
export function Moves({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation();
  const write = useWriters();
  const now = useNow();
  return (
    <div className={classes.scroll}>
      <table className={classes.moves}>
        <thead>
          <tr>
            {(['case', 'clock', 'from', 'to', 'why'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`rulebook:differences.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.clockId}>
              <td>
                <Link to="/$kind/$id" params={{ kind: kindPaths[move.kind], id: move.caseId }}>
                  {move.ref}
                </Link>
                <div className={classes.sub}>{move.title}</div>
              </td>
              <td>
                {clockName(move.kind, move, t)}
                <div className={classes.sub}>
                  {t('registers:inPlace', {
                    regime: t(regimeTitleKey(move.regime)),
                    place: t(placeTitleKey(move.place)),
                  })}
                </div>
              </td>
              <td className={classes.date}>
                {move.from ? standText(move.from, t, write) : t('rulebook:differences.begins')}
              </td>
              <td className={`${classes.date} ${classes.then}`}>
                {move.to ? standText(move.to, t, write) : t('rulebook:differences.ends')}
                <Lateness of={lateness(move, now)} />
              </td>
              <td>
                {move.why.map((why) => (
                  <div key={JSON.stringify(why)}>{whyText(why, t, write)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lateness({ of }: { of: ReturnType<typeof lateness> }) {
  const { t } = useTranslation();
  return of && <div className={classes.sub}>{t(`rulebook:differences.late.${of}`)}</div>;
}
