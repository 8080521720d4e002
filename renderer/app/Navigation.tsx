import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from './client.ts';
import { Icon, type IconName, kindIcons } from './icons.tsx';
import { kindPaths } from './kinds.ts';
import { useMay } from './may.ts';
import classes from './Navigation.module.css';
import { Seal } from './Seal.tsx';

interface Props {
  onFind: () => void;
  onKeyboard: () => void;
}

/** The registers and screens with the number of what is open or due, and the seal at the foot. */
export function Navigation({ onFind, onKeyboard }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const status = useQuery(
    orpc.session.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY }),
  );
  const counts = useQuery(orpc.cases.counts.queryOptions({ input: {} })).data;
  const newer = useQuery(orpc.rulebook.waiting.queryOptions({ input: {} })).data?.waiting;
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <div className={classes.name}>
        <div className={classes.brand}>{t('product')}</div>
        <div className={classes.docket}>{status.data?.docket?.profile?.name}</div>
      </div>
      <ul>
        <Item icon="today" label={t('nav.today')} count={counts?.today} words="nav.dueCount" urgent>
          {(content) => <Link to="/today">{content}</Link>}
        </Item>
        <Item icon="calendar" label={t('nav.calendar')}>
          {(content) => <Link to="/calendar">{content}</Link>}
        </Item>
        {newer && (
          <Item icon="law" label={t('nav.differences')} count={newer.moves} words="nav.movesCount">
            {(content) => <Link to="/differences">{content}</Link>}
          </Item>
        )}
      </ul>
      <ul>
        {may.kinds.map((kind) => (
          <Item
            key={kind}
            icon={kindIcons[kind]}
            label={t(`kinds.${kind}`)}
            count={counts?.[kind]}
            words="nav.openCount"
            urgent={kind === 'incident'}
          >
            {(content) => (
              <Link to="/$kind" params={{ kind: kindPaths[kind] }}>
                {content}
              </Link>
            )}
          </Item>
        ))}
      </ul>
      <ul>
        <Item icon="pack" label={t('nav.reports')}>
          {(content) => <Link to="/reports">{content}</Link>}
        </Item>
        <Item icon="trail" label={t('nav.trail')}>
          {(content) => <Link to="/trail">{content}</Link>}
        </Item>
        <Item icon="settings" label={t('nav.settings')}>
          {(content) => <Link to="/settings">{content}</Link>}
        </Item>
      </ul>
      <Seal onFind={onFind} onKeyboard={onKeyboard} />
    </nav>
  );
}

interface ItemProps {
  icon: IconName;
  label: string;
  count?: number | undefined;
  /** Text key of what the number counts, for those who do not see it beside the word. */
  words?: string;
  /** The number stands in the colour of what is late. */
  urgent?: boolean;
  children: (content: ReactNode) => ReactNode;
}

function Item({ icon, label, count, words, urgent = false, children }: ItemProps) {
  const { t } = useTranslation();
  return (
    <li title={label}>
      {children(
        <>
          <Icon name={icon} />
          <span className={classes.label}>{label}</span>
          {count !== undefined && count > 0 && words && (
            <>
              <b className={classes.count} data-urgent={urgent} aria-hidden="true">
                {count}
              </b>
              <VisuallyHidden>{t(words, { count })}</VisuallyHidden>
            </>
          )}
        </>,
      )}
    </li>
  );
}
