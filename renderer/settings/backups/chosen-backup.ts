/** A backup that somebody chose to restore. The path stays in the docket process; the window holds the token. */
export interface ChosenBackup {
  token: string;
  name: string;
}
