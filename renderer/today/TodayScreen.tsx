/** Shown by the shell's routes. */
export function TodayScreen() {
  return null;
}
