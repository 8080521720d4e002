import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#shared/cases/fields.ts';
import { registers } from '#shared/cases/registers.ts';
import { withWholeValues } from '../../../renderer/components/whole-values.ts';

const transfer = fieldsOf(registers.transfer.schema);
const incident = fieldsOf(registers.incident.schema);

describe('the changes of an entry', () => {
  it('name a value that has parts once, with all of its parts', () => {
    const changes = [
      { field: 'title', after: 'A backup' },
      { field: 'regimes.0.regime', after: 'cn-pipl' },
      { field: 'regimes.0.place', after: 'CN' },
      { field: 'persons.state', after: 'known' },
      { field: 'persons.value', after: 128_000 },
      { field: 'persons.estimated', after: true },
    ];
    expect(withWholeValues(changes, transfer)).toEqual([
      { field: 'title', after: 'A backup' },
      { field: 'regimes', after: [{ regime: 'cn-pipl', place: 'CN' }] },
      { field: 'persons', after: { state: 'known', value: 128_000, estimated: true } },
    ]);
  });

  it('keep what stood there before and what stands there now apart', () => {
    const changes = [
      { field: 'aware.certainty', before: 'notKnownYet', after: 'exact' },
      { field: 'aware.at', after: '2026-11-26T09:00:00Z' },
    ];
    expect(withWholeValues(changes, incident)).toEqual([
      {
        field: 'aware',
        before: { certainty: 'notKnownYet' },
        after: { certainty: 'exact', at: '2026-11-26T09:00:00Z' },
      },
    ]);
  });

  it('leave a part alone whose other parts did not change', () => {
    const changes = [{ field: 'persons.value', before: 1, after: 2 }];
    expect(withWholeValues(changes, transfer)).toEqual(changes);
    const places = [{ field: 'regimes.0.place', before: 'DE', after: 'FR' }];
    expect(withWholeValues(places, transfer)).toEqual(places);
  });
});
