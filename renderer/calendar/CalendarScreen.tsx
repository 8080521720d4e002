/** Shown by the shell's routes. */
export function CalendarScreen() {
  return null;
}
