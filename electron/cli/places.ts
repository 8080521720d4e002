import type { RegimeInPlace } from '#shared/cases/fields.ts';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import { defaultPlace } from '#shared/regimes/territory.ts';

/**
 * Reads `--regimes a,b@PLACE`. A regime without a place counts where its law is at home, or else in `home`. Throws
 * `unknown-regime` or `unknown-place`, so that a docket is never made under a law that nobody here knows, and `bad-input`
 * for a regime that is named twice.
 */
export function placeRegimes(given: string, home: string, law: Law): RegimeInPlace[] {
  const listed = given.split(',').map((item) => item.trim());
  const regimes = listed.map((item) => {
    const [regime = '', place] = item.split('@');
    const known = law.regimes.find(({ id }) => id === regime);
    if (!known) throw new DocketError('unknown-regime', { regime });
    return { regime, place: place ?? defaultPlace(known, home) };
  });
  const twice = regimes.find(
    ({ regime }, index) => regimes.findIndex((one) => one.regime === regime) < index,
  );
  if (twice)
    throw new DocketError('bad-input', { fields: ['--regimes'], regime: twice.regime, problem: 'twice' });
  const places = [home, ...regimes.map(({ place }) => place)];
  for (const place of places) findCalendar(law.calendars, place);
  return regimes;
}
