/** The passphrase of the sample docket. It is public: the sample holds invented people only. */
export const samplePassphrase = 'a sample docket has no secrets';
