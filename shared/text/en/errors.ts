/**
 * The words for every code of `shared/errors.ts`. `title`: what happened; `kept`: what was kept or left as it was;
 * `next`: what to do. The window and the CLI show all three.
 */
export const errors = {
  'wrong-passphrase': {
    title: 'This passphrase or recovery key does not open the docket',
    kept: 'Nothing was changed. The docket is as it was.',
    next: 'Check the Caps Lock key and the keyboard language, and try again. The recovery key opens the docket too.',
  },
  'not-a-docket': {
    title: 'This folder is not a docket',
    kept: 'Nothing in the folder was touched.',
    next: 'Choose the folder itself that holds docket.db and slots.json. Its name usually ends in .docket.',
  },
  'docket-exists': {
    title: 'There is a docket in this folder already',
    kept: 'The docket that is there was not touched.',
    next: 'Open it instead, or choose an empty folder for the new docket.',
  },
  'folder-not-empty': {
    title: 'This folder is not empty',
    kept: 'Nothing in the folder was touched.',
    next: 'Choose or make an empty folder. A docket keeps its folder to itself.',
  },
  'docket-damaged': {
    title: 'The docket’s database is damaged',
    kept: 'Nothing was repaired or overwritten: the files are as they were found.',
    next: 'Copy the whole folder to a safe place first. Then restore the latest backup, or salvage what can still be read into a new folder.',
  },
  'slots-damaged': {
    title: 'The file with the docket’s wrapped keys, slots.json, is damaged',
    kept: 'No file was changed. The data itself is not affected.',
    next: 'The previous copy, slots.previous.json, can be put in its place if it opens: “npm run docket -- restore-slots” tries that and keeps the damaged one. Otherwise restore the latest backup.',
  },
  'slot-unknown': {
    title: 'This passphrase or key opens nothing any more: the docket does not know its slot',
    kept: 'It was not opened, and no file was changed. The slot was taken out of the docket (a person was removed, a passphrase changed, a recovery key replaced) and then put back into slots.json, or it was never the docket’s.',
    next: 'Open it with the passphrase of today, or ask an officer of the docket. If slots.json was replaced by an earlier copy, put the newer one back: from slots.previous.json, the latest backup or the synchronised folder.',
  },
  'key-mismatch': {
    title: 'The keys and the database of this docket do not belong together',
    kept: 'Nothing was changed. The passphrase is right; it is no sign of damage in slots.json.',
    next: 'slots.json and docket.db come from different copies or from different days, or docket.db was overwritten. Copy the whole folder to a safe place, then put the two files of the same day together, or restore a backup.',
  },
  'docket-too-new': {
    title: 'This docket was written by a newer version of Privacy Docket',
    kept: 'It was not opened for writing and nothing was changed.',
    next: 'Update Privacy Docket on this computer, then open the docket again.',
  },
  'docket-in-use': {
    title: 'The docket is open elsewhere',
    kept: 'Nothing was changed. The other program goes on working.',
    next: 'Close it in the other window, program or computer, then try again.',
  },
  'docket-gone': {
    title: 'The docket’s folder is not where it was',
    kept: 'Everything that was confirmed before lies in the folder, wherever it is now. This change was not confirmed; what you typed in the window is still there.',
    next: 'Something moved, replaced or deleted files of the docket while it was open: a program that synchronises folders, or a disk that was taken out. Copy what you typed, put the folder back where it was, then lock and unlock the docket. A backup holds the state of the last closing.',
  },
  'disk-full': {
    title: 'The disk is full',
    kept: 'The change was taken back as a whole; everything saved before it is safe.',
    next: 'Free some space on the disk and save again. What you typed in the window is still there.',
  },
  'disk-error': {
    title: 'The disk could not be read or written',
    kept: 'The change was taken back as a whole; everything saved before it is safe.',
    next: 'Check the drive or the network folder, make a backup to another disk, then try again.',
  },
  'folder-not-writable': {
    title: 'This folder cannot be written to',
    kept: 'Nothing was changed.',
    next: 'Choose a folder of your own, or ask for the right to write to this one.',
  },
  'target-in-docket': {
    title: 'This place lies in the docket {{docket}}',
    kept: 'Nothing was written, and the docket is as it was.',
    next: 'Choose a place outside of every docket: what is written into one could replace its cases or its keys.',
  },
  'target-exists': {
    title: 'There is a file named {{name}} already',
    kept: 'It was left as it is, and nothing was written.',
    next: 'Choose another name. To replace the file, give the command with --force.',
  },
  'target-is-folder': {
    title: 'The name {{name}} belongs to a folder',
    kept: 'Nothing was written.',
    next: 'Give the name of a file in it.',
  },
  'target-no-folder': {
    title: 'There is no folder {{folder}}',
    kept: 'Nothing was written.',
    next: 'Make the folder first, or choose another one.',
  },
  'target-name-too-long': {
    title: 'This name is too long for a file',
    kept: 'Nothing was written.',
    next: 'Choose a name of at most 255 bytes; a Chinese character takes three.',
  },
  'file-missing': {
    title: 'A file is missing',
    kept: 'Nothing else was touched.',
    next: 'Put the file back where it was, or restore it from a backup. “Check now” in the settings names every missing file.',
  },
  'file-damaged': {
    title: 'A file is not as it was written',
    kept: 'It was neither repaired nor replaced; all other files are usable.',
    next: 'Restore it from a backup. “Check now” in the settings names every damaged file.',
  },
  'file-too-large': {
    title: 'A file is larger than 4 GiB',
    kept: 'None of the chosen files was added. The files themselves were not touched.',
    next: 'Divide the file, or keep it elsewhere and note on the case where it lies and its SHA-512.',
  },
  'file-not-regular': {
    title: 'An ordinary file was expected, and this is none',
    kept: 'It was not read, and nothing was changed. $t(files:irregular.{{problem}})',
    next: 'If you chose it, choose another file. If it lies in the docket’s folder, somebody with access to that folder put it there: put the file that belongs there back from a backup, then try again.',
  },
  'file-not-read': {
    title: 'The file could not be read to its end',
    kept: 'It was read in a process of its own, which holds no key; that process was ended, and nothing was changed. $t(files:unread.{{problem}})',
    next: 'Ask whoever sent {{file}} for a smaller or a plainer file, a CSV for instance. A file that was made to do harm looks like this too: do not open it in another program either.',
  },
  'file-on-case': {
    title: 'The case has a file with exactly this content already',
    kept: 'Nothing was added. The file that is there stays as it is.',
    next: 'Choose the file that was really changed. A version differs from every other in at least one byte.',
  },
  'file-is-program': {
    title: 'This file can run something on your computer',
    kept: 'It was not opened, and no copy of it was made.',
    next: 'Save a copy instead, and have it examined before anybody opens it. A changed ending does not make it harmless.',
  },
  'file-not-opened': {
    title: 'No program opened the file',
    kept: 'The decrypted copy was deleted again. The file in the docket is as it was.',
    next: 'Install or choose a program for this kind of file, or save a copy and open it from there.',
  },
  'passphrase-file-unreadable': {
    title: 'The file of the passphrase {{file}} cannot be read as text',
    kept: 'Nothing was changed: read in another way, it would give a passphrase that nobody can type.',
    next: 'Save the file as UTF-8 text and try again.',
  },
  'passphrase-too-weak': {
    title: 'This passphrase is too easy to guess. $t(passphrase:why.{{problem}})',
    kept: 'Nothing was created or changed.',
    next: 'Take at least {{minimum}} characters without a pattern: five or six words that belong to no quotation are easy to remember and hard to guess.',
  },
  'passphrase-taken': {
    title: 'This passphrase opens the docket already',
    kept: 'Nothing was changed.',
    next: 'The passphrase tells who opens the docket, so that each person needs one of their own. Choose another.',
  },
  'recovery-key-mismatch': {
    title: 'This is a recovery key, but not the one of this docket',
    kept: 'Nothing was changed.',
    next: 'Compare it with the copy that you wrote down for this docket.',
  },
  'recovery-key-mistyped': {
    title: 'The recovery key is not typed as it was written down',
    kept: 'Nothing was changed.',
    next: 'Compare it with your copy word by word. Capitals, spaces, hyphens, commas and line breaks make no difference.',
  },
  'keychain-refused': {
    title: 'This computer’s keychain was not used',
    kept: 'No key was added. The passphrase and the recovery key open the docket as before.',
    next: 'Once what is named is put right, try again; until then open the docket with the passphrase.',
  },
  'device-unusable': {
    title: 'This computer’s keychain did not open the docket',
    kept: 'Nothing was deleted or changed, neither the docket nor what this computer keeps.',
    next: 'Open the docket with your passphrase or the recovery key. After that it can be remembered anew in the settings, under “This computer”.',
  },
  locked: {
    title: 'The docket is locked',
    kept: 'What was saved is safe; an unfinished form is kept as an encrypted draft.',
    next: 'Unlock the docket and go on.',
  },
  'bad-input': {
    title: 'Some of what was entered cannot be right',
    kept: 'Nothing was saved. What you typed in the window is still there.',
    next: 'Correct what is named and save again.',
  },
  'draft-too-long': {
    title: 'What was typed here is too long to be kept as a draft',
    kept: 'It stands in the form as long as this stays open, and the draft holds what it held before.',
    next: 'Save now, or put long texts into a file and add that to the case.',
  },
  'drafts-full': {
    title: 'You have as many drafts as the docket keeps',
    kept: 'None of them was removed. What you type here now is not kept until there is room.',
    next: 'Save now, or finish or discard one of your drafts under “Today”.',
  },
  'unknown-regime': {
    title: 'This program has no rules for that regime',
    kept: 'Nothing was saved.',
    next: 'Choose one of the regimes in the list. A misspelled one in a file must be corrected there.',
  },
  'unknown-rule': {
    title: 'This rule does not exist, or was not in force on that date',
    kept: 'Nothing was saved.',
    next: 'Choose another rule, or check the date of the event.',
  },
  'unknown-place': {
    title: 'There is no calendar of working days for that place',
    kept: 'Nothing was saved.',
    next: 'Choose one of the places in the list. For the United Kingdom take one of its countries, for example England.',
  },
  'unknown-case': {
    title: 'This case is not in the docket',
    kept: 'Nothing was changed.',
    next: 'Look for it with Find, or in the list of its register.',
  },
  'not-allowed': {
    title: 'Your role does not allow this',
    kept: 'Nothing was changed.',
    next: 'Ask an officer of this docket to do it, or to give you another role.',
  },
  'person-needed': {
    title: 'This person cannot be removed yet',
    kept: 'Nothing was changed. The person still opens the docket.',
    next: 'A docket keeps one officer at least, nobody removes themselves, and the person as whom the recovery key opens the docket is needed until an officer has replaced that key and typed the new one back.',
  },
  'transition-refused': {
    title: 'This step is not possible now',
    kept: 'The case is as it was.',
    next: 'The case’s page says under each step what is still missing for it.',
  },
  'reason-required': {
    title: 'This decision needs a reason',
    kept: 'Nothing was saved. What you typed in the window is still there.',
    next: 'Write in a sentence why; it becomes part of the trail.',
  },
  'stale-version': {
    title: 'The case was changed meanwhile',
    kept: 'The newer version was kept; yours was not written over it. What you typed is kept as a draft.',
    next: 'Look at the case as it is now, then enter your change again.',
  },
  'pack-invalid': {
    title: 'This file is not a pack that can be checked',
    kept: 'The file was only read.',
    next: 'Choose the zip file exactly as it was handed over, without unpacking or renaming anything inside.',
  },
  'backup-invalid': {
    title: 'This backup is damaged or incomplete',
    kept: 'Nothing was restored, and no docket was touched.',
    next: 'Take another copy of the backup, or an earlier one.',
  },
  'backup-first': {
    title: 'The backup that comes first could not be made or proven',
    kept: 'What was asked for did not begin. The docket is as it was.',
    next: 'Free space on the disk, or check the docket. A rotation of the key can go on without a backup; then nothing is left to go back to.',
  },
  'law-file-invalid': {
    title: 'This file is no regime or calendar that can be loaded',
    kept: 'Nothing was loaded. The law that holds was not touched.',
    next: 'Ask whoever made the file for a sound one. What is wrong in it: {{problem}}.',
  },
  'law-file-older': {
    title: 'What this file holds is not newer than what holds already',
    kept: 'Nothing was loaded. The version of {{present}} goes on holding; that of the file is {{version}}.',
    next: 'Choose a newer file, or leave it as it is.',
  },
  'law-file-drops': {
    title: 'Open cases run under rules that would be gone',
    kept: 'Nothing was changed. The cases keep their clocks.',
    next: 'A regime must keep its old rules beside the new ones, with the days between which each was law. Close those cases first, or ask for a file that keeps the rules that are named.',
  },
  'law-file-changed': {
    title: 'This file is not the one that was shown any more',
    kept: 'Nothing was loaded. The law that holds was not touched.',
    next: 'Choose the file again and look at what is in it now.',
  },
  'import-invalid': {
    title: 'This file cannot be imported',
    kept: 'Nothing was imported. The docket was not touched.',
    next: 'Mend the file or save it anew, and choose it again.',
  },
  'import-changed': {
    title: 'What would be imported is not what was shown any more',
    kept: 'Nothing was imported. The file, or the docket, changed after the preview.',
    next: 'Look at the preview again, then import.',
  },
  cancelled: {
    title: 'This was cancelled',
    kept: 'Nothing was changed.',
    next: 'Start again whenever you like.',
  },
  internal: {
    title: 'Something went wrong inside Privacy Docket',
    kept: 'A change that was under way was taken back as a whole; everything saved before it is safe.',
    next: 'Try again. If it comes back, lock the docket, start the program anew and run “Check now” in the settings.',
  },
};
