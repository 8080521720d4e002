/** The passphrase of every sample docket. It protects nothing: all people in a sample are invented. */
export const SAMPLE_PASSPHRASE = 'lantern harbour violet quarry';
