import { type CaseKind, caseKinds } from '../cases/kinds.ts';
import type { Contract } from './contract.ts';
import type { Role } from './people.ts';

/** Every call of the contract, as `cases.list`. */
export type CallName = {
  [Group in keyof Contract]: `${Group}.${keyof Contract[Group] & string}`;
}[keyof Contract];

const everybody: readonly Role[] = ['officer', 'responder', 'auditor'];
const officer: readonly Role[] = ['officer'];
/** Who changes cases; a responder those of incidents alone, which the command checks. */
const working: readonly Role[] = ['officer', 'responder'];
/** Who sees the docket as a whole. */
const overseeing: readonly Role[] = ['officer', 'auditor'];

/**
 * Which roles may make a call at all; the docket process refuses the others, and the window offers them nothing that makes
 * it. What they see or change by it is narrowed where it is read or written (`maySee`, `assertMayChange`). A call that is not in this table does not compile, and one without an entry would be refused.
 */
export const mayCall: Readonly<Record<CallName, readonly Role[]>> = {
  'session.status': everybody,
  'session.chooseFolder': everybody,
  'session.create': everybody,
  'session.confirmRecoveryKey': everybody,
  'session.unlock': everybody,
  'session.lock': everybody,
  'session.close': everybody,
  'session.closing': everybody,
  'session.stay': everybody,
  'session.chooseBackup': everybody,
  // While a docket is open: officers. While none is, the passphrase tells who it is.
  'session.restoreOver': officer,
  'session.changePassphrase': everybody,
  'session.weighPassphrase': everybody,
  'session.replaceRecoveryKey': officer,
  'people.list': overseeing,
  'people.add': officer,
  'people.remove': officer,
  'cases.list': everybody,
  'cases.counts': everybody,
  'cases.get': everybody,
  'cases.asOf': everybody,
  'cases.find': everybody,
  'cases.countries': everybody,
  'cases.log': working,
  'cases.change': working,
  'cases.takeStep': working,
  'cases.addNote': working,
  'cases.addTask': working,
  'cases.finishTask': working,
  'cases.addFiles': working,
  'cases.replaceFile': working,
  'cases.removeFile': working,
  'cases.previewFile': everybody,
  'cases.saveFile': everybody,
  'cases.openFile': everybody,
  'clocks.pause': working,
  'clocks.resume': working,
  'clocks.extend': working,
  'clocks.restart': working,
  'clocks.meet': working,
  'clocks.preview': working,
  'agenda.today': everybody,
  'agenda.range': everybody,
  'agenda.days': everybody,
  'agenda.choices': everybody,
  'agenda.exportIcs': everybody,
  'agenda.savePdf': everybody,
  'law.list': everybody,
  'law.compute': everybody,
  'rulebook.view': everybody,
  'rulebook.setPromise': officer,
  'rulebook.endPromise': officer,
  'rulebook.setTarget': officer,
  'rulebook.setChildAge': officer,
  'rulebook.setLead': officer,
  'rulebook.addDay': officer,
  'rulebook.removeDay': officer,
  'rulebook.chooseFile': officer,
  'rulebook.loadFile': officer,
  'rulebook.removeFile': officer,
  'rulebook.waiting': everybody,
  'rulebook.differences': everybody,
  'rulebook.exportDifferences': everybody,
  'rulebook.accept': officer,
  'imports.choose': officer,
  'imports.preview': officer,
  'imports.run': officer,
  'reminders.view': everybody,
  'reminders.set': officer,
  // An auditor is reminded of nothing.
  'reminders.snooze': working,
  'reminders.speak': everybody,
  'reminders.followed': everybody,
  'machineClock.seen': everybody,
  'machineClock.acknowledge': working,
  'packs.preview': everybody,
  'packs.build': everybody,
  'packs.verify': everybody,
  'trail.list': everybody,
  'trail.choices': everybody,
  'trail.verify': overseeing,
  'trail.checkHead': overseeing,
  'trail.checkPack': overseeing,
  'keep.backup': officer,
  'keep.backups': overseeing,
  'keep.setBackups': officer,
  'keep.previewRestore': officer,
  'keep.backUpNow': officer,
  'keep.check': overseeing,
  'keep.checkNow': overseeing,
  'keep.lastCheck': overseeing,
  'keep.profile': everybody,
  'keep.rotate': officer,
  // Only while no docket is open: the secret tells who it is.
  'damage.backups': everybody,
  'damage.restore': everybody,
  'damage.restoreSlots': everybody,
  'damage.salvage': everybody,
  'drafts.save': working,
  'drafts.get': working,
  'drafts.list': working,
  'drafts.discard': working,
  'changes.watch': everybody,
  // Each person's own slot for this computer, and what concerns the computer alone.
  'device.known': everybody,
  'device.state': everybody,
  'device.remember': everybody,
  'device.forget': everybody,
  'device.idleLimit': everybody,
  'device.setIdleLimit': everybody,
  'device.copied': everybody,
};

/** The registers that a role sees: a responder incidents and nothing else. */
export function visibleKinds(role: Role): readonly CaseKind[] {
  return role === 'responder' ? ['incident'] : caseKinds;
}
