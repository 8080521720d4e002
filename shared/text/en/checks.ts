/** Words of the full check beyond its findings: when, how far, what is safe, what to do next. */
export const checks = {
  short: 'Damage was found',
  last: 'Last full check: {{when}}.',
  never: 'There was no full check yet.',
  weekly: 'It runs by itself once a week, while the docket is open.',
  running: 'Reading and comparing',
  cancelled: 'Cancelled. The result of the check before it stands.',
  part: 'Part',
  found: 'Found',
  soundAt: 'Last found sound',
  unknown: 'not known',
  safe: 'Sound: {{parts}}.',
  nothingSafe: 'No part was found sound.',
  next: 'What to do next',
  copy: 'Copy the docket’s folder to another disk, before anything else.',
  restore:
    'Restore the newest backup from before the damage. What it would change is shown first, and the present docket is kept.',
  toBackups: 'Go to the backups',
  salvage:
    'If no backup is new enough, “npm run docket -- salvage” writes everything that can still be read into a new docket.',
  searchRebuilt:
    'The search index did not agree with the cases and was made anew from them. Nothing of the cases was touched.',
};
