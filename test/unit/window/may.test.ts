import { describe, expect, it } from 'vitest';
import { caseKinds } from '#shared/cases/kinds.ts';
import type { Role } from '#shared/contract/people.ts';
import { type CallName, mayCall } from '#shared/contract/roles.ts';
import type { SessionStatus } from '#shared/contract/session.ts';
import { mayOf } from '../../../renderer/app/may-of.ts';

function status(role: Role, readOnly = false): SessionStatus {
  return { state: 'open', readOnly, docket: { folderName: 'Acme.docket', role }, recent: [] };
}

/** What changes the docket, or what belongs to all of its people. */
const changing: CallName[] = [
  'cases.log',
  'cases.change',
  'cases.takeStep',
  'cases.addNote',
  'cases.addTask',
  'cases.finishTask',
  'cases.addFiles',
  'people.add',
  'people.remove',
  'keep.rotate',
  'keep.setBackups',
  'session.replaceRecoveryKey',
];

describe('what the window offers', () => {
  it.each(['officer', 'responder', 'auditor'] as const)(
    'to a %s is what the docket process answers',
    (role) => {
      const { call } = mayOf(status(role, role === 'auditor'));
      const names = Object.entries(mayCall).map(([name, roles]) => [name, roles.includes(role)]);
      const calls: CallName[] = Object.keys(mayCall).filter((name): name is CallName => name in mayCall);
      expect(calls.map((name) => [name, call(name)])).toEqual(names);
    },
  );

  it('to an auditor changes nothing, and says why', () => {
    const may = mayOf(status('auditor', true));
    expect(changing.filter(may.call)).toEqual([]);
    expect(may).toMatchObject({ readOnly: 'auditor', kinds: caseKinds, incidentsOnly: false });
    expect(may.call('people.list') && may.call('session.changePassphrase')).toBe(true);
  });

  it('to a responder is about incidents alone', () => {
    const may = mayOf(status('responder'));
    expect(may).toMatchObject({ kinds: ['incident'], incidentsOnly: true });
    expect(may).not.toHaveProperty('readOnly');
    expect(may.call('cases.log')).toBe(true);
    expect(may.call('people.list') || may.call('trail.verify') || may.call('keep.backups')).toBe(false);
  });

  it.each(['officer', 'responder'] as const)('in a snapshot changes nothing either, also to a %s', (role) => {
    const may = mayOf(status(role, true));
    expect(changing.filter(may.call)).toEqual([]);
    expect(may.readOnly).toBe('snapshot');
    expect(may.call('session.changePassphrase') || may.call('device.remember')).toBe(false);
    expect(may.call('cases.get') && may.call('packs.build')).toBe(true);
    expect(may.call('trail.verify')).toBe(role === 'officer');
  });

  it('before it is known who opened the docket is nothing', () => {
    expect(mayOf(undefined).call('cases.list')).toBe(false);
    expect(mayOf({ state: 'closed', recent: [] }).kinds).toEqual([]);
  });
});
