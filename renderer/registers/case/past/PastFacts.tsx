import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { Card } from '../../../components/Card.tsx';
import { useWriters } from '../../../components/dates.ts';
import styles from '../cards.module.css';
import { useParts } from '../PartsCard.tsx';
import { type PastFact, partToday, pastSections } from './differences.ts';
import { Mark } from './Mark.tsx';
import past from './past.module.css';

interface Props {
  view: CaseView;
  present: CaseView;
}

/** Everything that the record said then, section by section, with what it says today where that differs. */
export function PastFacts({ view, present }: Props) {
  const { t } = useTranslation();
  const write = useWriters();
  const sections = pastSections(view, present, { t, write }).filter(({ facts }) => facts.length > 0);
  return (
    <Card title={t('registers:facts.title')}>
      <div className={styles.facts}>
        {sections.map(({ key, facts }) => (
          <section key={key}>
            <h4>{t(`registers:section.${view.kind}.${key}`)}</h4>
            <dl>
              {facts.map((fact) => (
                <div data-differs={fact.today !== undefined || undefined} key={fact.path}>
                  <dt>{fact.label}</dt>
                  <dd>
                    {fact.text} <Today fact={fact} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}

function Today({ fact: { today, isNew } }: { fact: PastFact }) {
  const { t } = useTranslation('history');
  if (today === undefined) return null;
  if (isNew) return <Mark>{t('mark.notYet', { value: today })}</Mark>;
  return <Mark>{today === '' ? t('mark.empty') : t('mark.today', { value: today })}</Mark>;
}

/** The parts that have an outcome each, as it was then. */
export function PastParts({ view, present }: Props) {
  const { t } = useTranslation();
  const parts = useParts(view);
  const now = useParts(present);
  if (parts.rows.length === 0) return null;
  const { list, rows } = parts;
  return (
    <Card title={t(`registers:parts.${list}.title`)}>
      <ul className={styles.rows}>
        {rows.map((row) => {
          const today = partToday(row, now.rows);
          return (
            <li key={row.key}>
              <div className={past.part}>
                <span>{row.name}</span>
                <b>{row.outcome}</b>
              </div>
              {[row.detail, row.reason, ...(row.lines ?? [])].filter(Boolean).map((text) => (
                <div className={styles.sub} key={text}>
                  {text}
                </div>
              ))}
              {today !== undefined && (
                <Mark>
                  {today === '' ? t('history:mark.empty') : t('history:mark.today', { value: today })}
                </Mark>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
