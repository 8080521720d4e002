import { useTranslation } from 'react-i18next';
import { type PassphraseWeight, SHORTEST_PASSPHRASE, type Span } from '#shared/assess/passphrase-weight.ts';
import styles from './PassphraseStrength.module.css';
import { useWeight } from './useWeight.ts';

interface Props {
  passphrase: string;
  /** What the form asks beside it and would be guessed first: names. */
  names: readonly string[];
}

/** How many of the bars of the meter each level fills; length alone fills no more than two. */
const bars: Record<PassphraseWeight['level'], number> = { weak: 1, fair: 2, unread: 2, good: 3, strong: 4 };

/** How strong a passphrase is while it is typed, what makes it weak, what would help, and how long guessing takes. */
export function PassphraseStrength({ passphrase, names }: Props) {
  const { t } = useTranslation('passphrase');
  const weight = useWeight(passphrase, names);
  return (
    <div className={styles.strength} role="status" aria-label={t('title')}>
      {weight === undefined ? (
        <p className={styles.muted}>{t('empty', { minimum: SHORTEST_PASSPHRASE })}</p>
      ) : (
        <Weighed weight={weight} />
      )}
    </div>
  );
}

function Weighed({ weight }: { weight: PassphraseWeight }) {
  const { t } = useTranslation('passphrase');
  const { level, weakness, missing, advice, lasts } = weight;
  const span = ({ unit, count }: Span) => t(`span.${unit}`, { count });
  return (
    <>
      <div className={styles.meter} data-level={level}>
        <span className={styles.bars} aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <i key={bar} data-filled={bar <= bars[level]} />
          ))}
        </span>
        <b>{t(`level.${level}`)}</b>
      </div>
      {weakness && <p>{t(`why.${weakness}`, { minimum: SHORTEST_PASSPHRASE })}</p>}
      {missing !== undefined && <p>{t('missing', { count: missing })}</p>}
      {advice.length > 0 && (
        <ul className={styles.advice}>
          {advice.map((one) => (
            <li key={one}>{t(`advice.${one}`)}</li>
          ))}
        </ul>
      )}
      {lasts && (
        <p>
          {t(lasts.thousand.unit === 'ages' ? 'lastsLong' : 'lasts', {
            one: span(lasts.one),
            thousand: span(lasts.thousand),
          })}
        </p>
      )}
      {level === 'unread' && <p>{t('unread')}</p>}
      {lasts && <p className={styles.muted}>{t('honest')}</p>}
    </>
  );
}
