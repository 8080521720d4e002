import { type ReactNode, useId } from 'react';
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
  /** The level of its heading; 3 within a `Part`. */
  level?: 2 | 3;
  children: ReactNode;
}

/** A card of a page: a quiet heading, then hairlines. */
export function Section({ title, hint, level = 2, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes.section}>
      <Heading className={classes.sectionTitle}>{title}</Heading>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  );
}

interface PartProps {
  title: string;
  /** What the part is for. */
  lead: string;
  children: ReactNode;
}

/** Some cards of a page that are about one thing, under its title. */
export function Part({ title, lead, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.part}>
      <div>
        <h2 id={id} className={classes.partTitle}>
          {title}
        </h2>
        <p className={classes.lead}>{lead}</p>
      </div>
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
