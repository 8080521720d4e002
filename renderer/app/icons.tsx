import type { CaseKind } from '#shared/cases/kinds.ts';
import classes from './icons.module.css';

/** Line drawings on a grid of 16, each one path; they are decoration beside a word and silent to screen readers. */
const paths = {
  today: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3l2 2',
  calendar: 'M4 3h8a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM2 6.5h12M5 1.5v3M11 1.5v3',
  request: 'M2 4h12v9H2zM2 4l6 5 6-5',
  incident: 'M8 2l6.5 11.5h-13zM8 6.5v3M8 11.6v.2',
  agreement: 'M4 1.5h6l3 3v10H4zM6.5 8h4M6.5 11h4',
  transfer: 'M2 6h11l-3-3M14 10H3l3 3',
  law: 'M8 2v12M5 14h6M3 4.5h10M3.2 4.5L1.2 9.5h4zM12.8 4.5l-2 5h4z',
  pack: 'M2 5l6-3 6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6',
  trail: 'M4 2v12M4 3.5h.01M4 8h.01M4 12.5h.01M7 3.5h7M7 8h7M7 12.5h5',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4l3.4 3.4',
  lock: 'M3.5 7h9v7h-9zM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7',
  language: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12',
  theme: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12M8 5l4-1.5M8 8h6M8 11l4 1.5',
  keyboard: 'M1.5 4.5h13v8h-13zM4 7h.01M6.7 7h.01M9.4 7h.01M12 7h.01M4.5 10h7',
  plus: 'M8 3v10M3 8h10',
  folder: 'M1.5 4h5l1.5 2h6.5v7.5h-13z',
  check: 'M3 8.5l3.2 3.2L13 4.5',
  bell: 'M8 2a4 4 0 0 0-4 4v3l-1.2 2.2h10.4L12 9V6a4 4 0 0 0-4-4zM6.8 13.4a1.3 1.3 0 0 0 2.4 0',
  back: 'M10 3L5 8l5 5',
} as const;

export type IconName = keyof typeof paths;

/** The drawing of each register. */
export const kindIcons = {
  request: 'request',
  incident: 'incident',
  agreement: 'agreement',
  transfer: 'transfer',
} as const satisfies Record<CaseKind, IconName>;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={classes.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
