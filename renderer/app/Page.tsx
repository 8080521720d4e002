import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Props {
  title: string;
  /** One sentence under the title that says what the page is for. */
  lead?: string | undefined;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A screen that is one column of sections: reports, trail, settings. */
export function Page({ title, lead, actions, children }: Props) {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  hint?: string | undefined;
  children: ReactNode;
}

/** A card of a page: a quiet heading, then hairlines. */
export function Section({ title, hint, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  );
}

/** The padded inside of a card. */
export function Inside({ children }: { children: ReactNode }) {
  return <div className={classes.inside}>{children}</div>;
}

/** Facts as pairs of a muted label and a value. */
export function Facts({ rows }: { rows: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
