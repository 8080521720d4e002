import { type ReactNode, useEffect, useRef } from 'react';
import styles from './CasePage.module.css';

/** The heading of a case or its form. When it appears its page starts at the top, whatever was scrolled before. */
export function PageTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.closest('article')?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <h2 className={styles.title} ref={heading}>
      {children}
    </h2>
  );
}
