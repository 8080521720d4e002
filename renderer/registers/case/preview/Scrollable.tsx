import type { KeyboardEventHandler, ReactNode, Ref } from 'react';

interface ScrollableProps {
  label: string;
  className: string | undefined;
  onKeyDown?: KeyboardEventHandler;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** What is larger than its place: it takes the focus, so that it can be scrolled by keys. */
export function Scrollable({ label, className, onKeyDown, ref, children }: ScrollableProps) {
  return (
    <section
      aria-label={label}
      className={className}
      onKeyDown={onKeyDown}
      ref={ref}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus it could be scrolled by the mouse alone
      tabIndex={0}
    >
      {children}
    </section>
  );
}
