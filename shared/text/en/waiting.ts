/** For whom or for what a case waits. */
export const waiting = {
  requester: 'Waiting for the person who asked',
  clarification: 'Waiting for the person to say what is meant',
  signature: 'Waiting for the signature',
  proofOfDeletion: 'Waiting for proof that the data are returned or deleted',
  newDecision: 'A fact changed: decide anew who must be told',
  yourApproval: 'Waits for your decision',
  approver: 'Waiting for approval by somebody other than the applicant',
};
