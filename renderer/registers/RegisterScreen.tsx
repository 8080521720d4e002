import { Button, VisuallyHidden } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { orpc } from '../app/client.ts';
import { useMay } from '../app/may.ts';
import { classes } from '../components/classes.ts';
import { small } from '../components/small.ts';
import { useAddress, useOpenCase } from './address.ts';
import { CasePage } from './case/CasePage.tsx';
import { NewCase } from './case/NewCase.tsx';
import { RegisterList } from './list/RegisterList.tsx';
import styles from './RegisterScreen.module.css';

/** Below this width the list and the case do not fit side by side, so one of them is shown. */
const narrow = '(max-width: 1199px)';

/** A register with its list in the middle and the case at the right; narrow windows and the wide table show one of them. */
export function RegisterScreen() {
  const { t } = useTranslation();
  const { kind, id } = useAddress();
  const isNarrow = useMediaQuery(narrow, undefined, { getInitialValueInEffect: false });
  const [isWide, setWide] = useLocalStorage({
    key: 'docket.wideTable',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const isFolded = isNarrow || isWide;
  const showsList = !isFolded || id === undefined;
  const showsCase = !isFolded || id !== undefined;
  return (
    <div className={classes(styles.screen, isFolded && styles.whole)}>
      {showsList && (
        <div className={styles.left}>
          <RegisterList isWide={isWide} key={kind} kind={kind} selected={id} setWide={setWide} />
        </div>
      )}
      {showsCase && (
        <div className={styles.right} key={`${kind} ${id}`}>
          {!showsList && <VisuallyHidden component="h1">{t(`registers:list.title.${kind}`)}</VisuallyHidden>}
          <Right back={isFolded ? <BackToList kind={kind} /> : undefined} id={id} kind={kind} />
        </div>
      )}
    </div>
  );
}

function Right({ kind, id, back }: { kind: CaseKind; id: string | undefined; back: ReactNode }) {
  const may = useMay();
  if (id === 'new' && may.call('cases.log')) return <NewCase back={back} kind={kind} />;
  if (id !== undefined && id !== 'new') return <CasePage back={back} id={id} />;
  return <NothingChosen kind={kind} />;
}

/** Says that a case can be chosen; nothing where there is none yet, since the list itself offers the first step. */
function NothingChosen({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.cases.list.queryOptions({ input: { kind, ...anyCase } }));
  if (!data || data.all === 0) return null;
  return <div className={styles.nothing}>{t('registers:case.noneChosen')}</div>;
}

/** Asks only how many cases there are. */
const anyCase = {
  show: 'all',
  due: 'any',
  waiting: false,
  search: '',
  sort: 'ref',
  direction: 'up',
  limit: 1,
} as const;

function BackToList({ kind }: { kind: CaseKind }) {
  const { t } = useTranslation();
  const openCase = useOpenCase();
  return (
    <Button mb={8} onClick={() => openCase(kind)} {...small}>
      {t('registers:case.back')}
    </Button>
  );
}
