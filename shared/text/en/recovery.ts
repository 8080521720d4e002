/** Words around the recovery key: what is wrong with one that was typed, and the page on which it is printed. */
export const recovery = {
  mistyped: {
    word: 'Word {{position}}, “{{word}}”, is not in the list; did you mean “{{nearest}}”?',
    'word-strange': 'Word {{position}}, “{{word}}”, is not in the list.',
    'words-count': '{{found}} of {{expected}} words were typed.',
    'words-checksum': 'Every word is in the list, but one of them is wrong or two are swapped.',
    length: '{{found}} of {{expected}} characters were typed.',
    character: 'Group {{group}} holds a character that no key has.',
    checksum: 'A character is wrong, or two are swapped.',
  },
  paper: {
    title: 'Recovery key',
    docket: 'Docket',
    made: 'Made',
    what: 'These 24 words open the docket named above when its passphrase is lost. Start Privacy Docket, choose the docket’s folder, then “Use the recovery key”, and type the words in their order.',
    keep: 'Keep this page apart from the computer, where only those find it who may open the docket. Whoever has the words can open it, and nobody can replace them. A newer recovery key of the same docket makes this page worthless: destroy it then.',
  },
};
