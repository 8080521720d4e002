import type { ReactNode } from 'react';
import styles from './past.module.css';

/** Says beside something of the past what it is today. */
export function Mark({ children }: { children: ReactNode }) {
  return <span className={styles.mark}>{children}</span>;
}
