import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { useMay } from '../../app/may.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { small } from '../../components/small.ts';
import styles from './cards.module.css';
import { filledSections } from './facts.ts';

interface FactsCardProps {
  view: CaseView;
  edit: () => void;
}

/** Everything that the record says, section by section; what is empty is left out. */
export function FactsCard({ view, edit }: FactsCardProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const may = useMay();
  const filled = filledSections(view, { t, write });
  return (
    <Card
      action={
        may.call('cases.change') && (
          <Button onClick={edit} {...small}>
            {t('registers:facts.edit')}
          </Button>
        )
      }
      title={t('registers:facts.title')}
    >
      <div className={styles.facts}>
        {filled.map(({ key, facts }) => (
          <section key={key}>
            <h4>{t(`registers:section.${view.kind}.${key}`)}</h4>
            <dl>
              {facts.map(({ path, label, text }) => (
                <div key={path}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}
