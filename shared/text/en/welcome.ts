/** Words before a docket is open: making one, unlocking one, its recovery key. */
export const welcome = {
  lead: 'An encrypted docket of requests, incidents, agreements and transfers, with every deadline worked out and explained.',
  promise: {
    local: 'On this computer only: no server, no account, no network.',
    sealed: 'Encrypted before it is written. Nobody can open it without the passphrase or the recovery key.',
    proof: 'Every change is kept in a trail that an auditor can check.',
  },
  back: 'Back',
  showPassphrase: 'Show or hide the passphrase',
  start: {
    title: 'Open a docket',
    create: 'Create a docket…',
    open: 'Open a folder…',
    verify: 'Check a pack',
    given: { open: 'Given at the start', locked: 'Locked just now', crashed: 'Open until just now' },
    recent: 'Opened lately',
    openedAt: 'opened {{when}}',
    none: 'No docket was opened on this computer yet. Create one, or open the folder of one that you were given.',
  },
  create: {
    title: 'A new docket',
    folder: 'In the folder {{folder}}',
    name: 'Organisation',
    nameHint: 'Whose docket it is; it stands on every pack.',
    person: 'Your name',
    personHint: 'It stands beside what you enter.',
    place: 'Home',
    placeHint: 'Whose working days and time count.',
    choosePlace: 'Choose…',
    regimes: 'Regimes',
    regimesHint:
      'What the organisation is bound by, and where it acts under each. A case can be under fewer or others.',
    regimePlace: 'Place for {{regime}}',
    passphrase: 'Passphrase',
    passphraseHint:
      'It cannot be reset: without it and without the recovery key, nobody can open the docket, not even its makers.',
    repeat: 'Once more',
    strength: {
      empty:
        'At least {{minimum}} characters. Five or six words that do not belong together are easy to keep in mind.',
      short: 'Too short by {{count}}.',
      ownWords: 'It holds a name from this form. Whoever guesses will begin with that.',
      enough:
        'Long enough, if it is no quotation and no name with a year. Another word makes it much harder to guess.',
      long: 'Long. It is as good as it is unpredictable.',
    },
    submit: 'Create the docket',
    error: {
      missing: 'Is still missing.',
      tooLong: 'Is too long.',
      noPlace: 'Choose a place.',
      noRegime: 'Choose at least one regime.',
      short: 'Is too short.',
      different: 'The two are not the same.',
    },
  },
  key: {
    title: 'Recovery key',
    lead: 'It opens the docket if the passphrase is lost. It is shown only now. Print it or write it down, and keep it apart from this computer.',
    of: 'Docket {{folder}}',
    note: 'Whoever has these words can open the docket. Their order counts; capital and small letters are the same.',
    kept: 'I printed it or wrote it down',
    goOn: 'Go on',
    print: 'Print…',
    typeTitle: 'Type the recovery key',
    typeLead: 'From your paper, to be sure that it can be read. The docket opens after that.',
    lostLead:
      'The recovery key of this docket was never typed back, so nothing may be entered yet. Type it from your paper. If it is lost, create a new docket: this one is still empty.',
    confirm: 'Confirm',
    showAgain: 'Show the key again',
    leave: 'Leave and lock',
  },
  unlock: {
    title: 'Unlock',
    passphrase: 'Passphrase',
    sample: 'This is the sample docket, with the public passphrase “{{passphrase}}”.',
    recoveryKey: 'Recovery key',
    recoveryKeyHint:
      '24 words, in English or Chinese, in their order. A key from before there were words has 11 groups of 5 characters.',
    open: 'Open',
    useRecoveryKey: 'Use the recovery key',
    usePassphrase: 'Use the passphrase',
    locked:
      'The docket was locked. What was saved is safe; an unfinished form is kept as an encrypted draft.',
    crashed:
      'The part of the program that holds the docket ended by itself and was started anew. Everything saved is safe; unlock to go on.',
  },
};
