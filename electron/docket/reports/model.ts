import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { fieldKey } from '#shared/text/fieldKey.ts';
import type { PackContent, RegisterContent } from '../packs/content.ts';
import { BEGINNING, describeCase, describeRow } from './describe-case.ts';
import type { Fact, RegisterReport } from './report.ts';
import type { Speech, Words } from './text.ts';
import { leadingOf } from './values.ts';

/** The report on one register of a pack. */
export function describeRegister(
  content: PackContent,
  register: RegisterContent,
  speech: Speech,
): RegisterReport {
  const { kind } = register;
  const { words, t } = speech;
  const column = (key: string) => words(`reports:column.${key}`);
  return {
    title: words(`reports:title.${kind}`),
    organisation: content.docket.name,
    language: content.language,
    facts: [
      ...describeDocket(content, speech),
      { label: words('reports:cover.cases'), value: countCases(register, words) },
    ],
    labels: {
      ref: column('ref'),
      title: column('title'),
      party: words(`reports:party.${kind}`),
      opened: t(fieldKey(kind, BEGINNING[kind])),
      due: column('due'),
      status: column('status'),
    },
    rows: register.cases.map((entry) => describeRow(entry, kind, speech)),
    *cases() {
      for (const entry of register.cases) yield describeCase(entry, kind, speech);
    },
  };
}

/** Whose docket it is, what it covers, who made the report and when, and by which clock its times read. */
export function describeDocket(content: PackContent, { words, t, write }: Speech): Fact[] {
  const { docket, made } = content;
  const facts = [
    { label: words('reports:cover.organisation'), value: docket.name },
    { label: words('reports:cover.place'), value: t(placeTitleKey(docket.place)) },
    { label: words('reports:cover.regimes'), value: write.list(docket.regimes) },
    { label: words('reports:cover.period'), value: describePeriod(content.period, { words, write }) },
    {
      label: words('reports:cover.made'),
      value: words('reports:cover.madeBy', { when: write.moment(made.at), person: made.by }),
    },
    { label: words('reports:cover.times'), value: `${write.zone(docket.zone)} (${docket.zone})` },
    { label: words('reports:cover.product'), value: `Privacy Docket ${made.productVersion}` },
    { label: words('reports:cover.docket'), value: docket.id },
  ];
  return facts.filter((fact) => fact.value !== '');
}

function describePeriod(
  { from, to }: PackContent['period'],
  { words, write }: Pick<Speech, 'words' | 'write'>,
): string {
  const dates = { from: from && write.date(from), to: to && write.date(to) };
  if (dates.from && dates.to) return words('reports:cover.between', { from: dates.from, to: dates.to });
  if (dates.from) return words('reports:cover.from', { from: dates.from });
  if (dates.to) return words('reports:cover.until', { to: dates.to });
  return words('reports:cover.all');
}

/** "14 cases, 5 open, 2 late". */
export function countCases(register: RegisterContent, words: Words): string {
  const open = register.cases.filter((entry) => !entry.closed).length;
  const late = register.cases.filter((entry) => leadingOf(entry)?.status === 'late').length;
  const parts = [words('reports:count.cases', { count: register.cases.length })];
  if (open > 0) parts.push(words('reports:count.open', { count: open }));
  if (late > 0) parts.push(words('reports:count.late', { count: late }));
  return parts.join(words('reports:join'));
}
