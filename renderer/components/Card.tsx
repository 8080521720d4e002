import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

interface CardProps {
  title: ReactNode;
  /** What stands beside the title and is no part of the card's name. */
  note?: ReactNode;
  /** What stands at the right of the title: a quiet button or a count. */
  action?: ReactNode;
  children: ReactNode;
}

/** One part of a page under its short title. */
export function Card({ title, note, action, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.card}>
      <div className={styles.head}>
        <h3 id={id}>{title}</h3>
        {note}
        {action && <div className={styles.actions}>{action}</div>}
      </div>
      {children}
    </section>
  );
}
