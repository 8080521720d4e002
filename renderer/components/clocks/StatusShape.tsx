import styles from './ClockChip.module.css';
import type { Shape } from './standing.ts';

const filled: Partial<Record<Shape, string>> = {
  late: 'M0.5 0.5h9v9h-9z',
  soon: 'M5 0.5l5 9h-10z',
  rest: 'M1.2 0.5h2.6v9h-2.6zM6.2 0.5h2.6v9h-2.6z',
  quiet: 'M0.5 4h9v2h-9z',
};

interface Props {
  shape: Shape;
  /** The date may still move: the shape is a dashed outline. */
  isProvisional?: boolean;
}

/** The shape of a status alone, in the colour of its text: square, triangle, ring, two bars, tick, dash. */
export function StatusShape({ shape, isProvisional = false }: Props) {
  const dashes = isProvisional ? { strokeDasharray: '2 1.4' } : {};
  const paint = isProvisional
    ? { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3, ...dashes }
    : { fill: 'currentColor' };
  return (
    <svg aria-hidden="true" className={styles.shape} viewBox="0 0 10 10">
      {filled[shape] && <path d={filled[shape]} {...paint} />}
      {shape === 'run' && (
        <circle cx="5" cy="5" fill="none" r="3.8" stroke="currentColor" strokeWidth="2" {...dashes} />
      )}
      {shape === 'met' && (
        <path d="M0.8 5.4l2.8 2.8 5.6-6.2" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
    </svg>
  );
}
