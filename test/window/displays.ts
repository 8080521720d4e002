/** The X displays for windows under test, `:99 :100` as `npm test` opens them; the one that is there without that. */
const displays: readonly string[] = (process.env.PRIVACY_DOCKET_DISPLAYS ?? process.env.DISPLAY ?? '').split(
  ' ',
);

/** The display of this worker of Playwright, as a variable of the environment. */
export function ownDisplay(): { DISPLAY?: string } {
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return display ? { DISPLAY: display } : {};
}
