import clauseData from '../../resources/clauses.json' with { type: 'json' };

/** A clause that a regime wants in an agreement with a processor, with its article. */
export interface Clause {
  id: string;
  regime: string;
  citation: string;
}

export const clauses: readonly Clause[] = clauseData.clauses;

const [first, ...others] = clauses.map((clause) => clause.id);
if (first === undefined) throw new Error('resources/clauses.json holds no clause');

/** The ids of all clauses, as the closed list of the field. */
export const clauseIds: readonly [string, ...string[]] = [first, ...others];

/** The clauses that the regimes of an agreement ask for. UK GDPR Art. 28 lists the same items as the EU's. */
export function clausesOf(regimes: readonly string[]): Clause[] {
  const wanted = new Set(regimes.map((regime) => (regime === 'uk-gdpr' ? 'eu-gdpr' : regime)));
  return clauses.filter((clause) => wanted.has(clause.regime));
}
