/** Where the person is before a docket is open. A token stands for a folder that was chosen in a dialog. */
export type Place =
  | { at: 'start' }
  | { at: 'create'; token: string; folder: string }
  | { at: 'unlock'; token?: string; folder: string }
  | { at: 'verify' };
