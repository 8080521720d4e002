/** Words about this computer: how it locks, and whether its keychain opens the docket. */
export const device = {
  lock: {
    section: 'Locking',
    hint: 'The docket is locked when this computer is locked, sleeps or changes its user, and when nobody was there for as long as is set here. Text that was copied from the window is then taken off the clipboard, unless something else was copied since.',
    idle: 'Lock after',
    minutes_one: '{{count}} minute without anybody',
    minutes_other: '{{count}} minutes without anybody',
  },
  keychain: {
    section: 'Opening without the passphrase',
    hint: 'This computer can keep a key of its own for this docket, encrypted by the keychain of the system. It opens the docket only together with the docket’s folder.',
    meaning:
      'Whoever can use your session of this computer then opens the docket as you, without a passphrase. Your passphrase and the recovery key stay as they are. It is off until you ask for it.',
    on: 'This computer opens the docket as you.',
    onOther:
      'This computer opens the docket as somebody else. If you have it remembered, it opens the docket as you instead.',
    off: 'This computer keeps no key for this docket.',
    remember: 'Remember on this computer',
    forget: 'Forget this device',
    forgotten:
      'This computer keeps nothing of this docket any more. Only a passphrase or the recovery key opens it.',
    backend: 'Keychain: {{backend}}',
    name: {
      gnome_libsecret: 'GNOME Keyring',
      kwallet: 'KWallet',
      kwallet5: 'KWallet',
      kwallet6: 'KWallet',
      keychain: 'Keychain of macOS',
      dpapi: 'Data Protection of Windows',
    },
  },
  unlock: {
    open: 'Open with this computer’s keychain',
    forget: 'Forget this device',
    forgotten: 'This computer keeps no key for this docket any more.',
  },
  refusal: {
    obfuscated:
      'The system offers no keychain here; what it calls one would only hide the key under a password that everybody knows. Install and unlock a keyring (GNOME Keyring or KWallet), start the program anew and try again.',
    unknown:
      'The program does not know which keychain the system has, or it was asked too early. Start the program anew in a desktop session with a keyring and try again.',
    unavailable:
      'The keychain of the system does not answer, or it is locked and was not opened. Unlock it and try again.',
    unsupported:
      'This version of the program has no way to the keychain that does not hold up the window. Update it.',
    'not-written':
      'The file with the keys of this computer could not be written. Check the disk and the rights to your user folder.',
  },
  problem: {
    missing:
      'This computer keeps no key for this docket. It was forgotten, or the program’s user folder is another one.',
    backend:
      'The key was encrypted by another keychain ({{was}}) than the one that the system offers now ({{now}}). With the earlier one it opens again.',
    unavailable: 'The keychain of the system does not answer, or it is locked and was not opened.',
    unreadable: 'The keychain of the system no longer decrypts the key that it once encrypted.',
    slot: 'The docket no longer has the slot to which the key of this computer belongs: it was taken out, or an earlier state of the docket was restored.',
  },
};
