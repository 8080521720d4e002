import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusShape } from '../../components/clocks/StatusShape.tsx';
import classes from './trouble.module.css';

interface Props {
  /** `late`: something is lost or damaged; `soon`: nothing is; `met`: it was put right. */
  tone: 'late' | 'soon' | 'met';
  title: string;
  happened?: ReactNode;
  kept?: ReactNode;
  next?: ReactNode;
  /** Buttons, and what they unfold. */
  children?: ReactNode;
}

/** What happened, what was kept and what can be done, each in its place. Read out at once by screen readers. */
export function Panel({ tone, title, happened, kept, next, children }: Props) {
  const { t } = useTranslation('trouble');
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  // The button that led here may be gone, and the keyboard would begin at the top again.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, []);
  const facts = [
    { label: t('label.happened'), text: happened },
    { label: t('label.kept'), text: kept },
    { label: t('label.next'), text: next },
  ].filter(({ text }) => text);
  return (
    <section ref={panel} tabIndex={-1} className={classes.panel} aria-labelledby={id}>
      <div role={tone === 'met' ? 'status' : 'alert'} className={classes.said}>
        <div className={classes.head}>
          <span className={`${classes.mark} ${classes[tone]}`}>
            <StatusShape shape={tone} />
          </span>
          <h2 id={id}>{title}</h2>
        </div>
        <dl className={classes.facts}>
          {facts.map(({ label, text }) => (
            <Fact key={label} label={label}>
              {text}
            </Fact>
          ))}
        </dl>
      </div>
      {children}
    </section>
  );
}

/** One line of a list of facts. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
