import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { Card } from '../../components/Card.tsx';
import { classes } from '../../components/classes.ts';
import { useWriters, type Writers } from '../../components/dates.ts';
import { asList, asText, isObject } from '../../components/form/values.ts';
import styles from './cards.module.css';

interface Line {
  key: string;
  label: string;
  text: string;
}

function partyLines(
  kind: CaseView['kind'],
  key: string,
  party: unknown,
  t: TFunction,
  write: Writers,
): Line[] {
  if (!isObject(party)) return [];
  const role = asText(party.role);
  const country = asText(party.country);
  const parts = [asText(party.name), country && write.country(country), asText(party.contact)];
  const label = role ? t(`choices:partyRole.${role}`) : t(groupKey(kind, key));
  return [{ key: `${key} ${parts.join(' ')}`, label, text: parts.filter(Boolean).join('\n') }];
}

function requestLines(record: FieldValues, t: TFunction, write: Writers): Line[] {
  const person: FieldValues = isObject(record.requester) ? record.requester : {};
  const proxy = record.representative;
  const identity = record.identity;
  const line = (name: string, text: string): Line[] =>
    text ? [{ key: name, label: t(fieldKey('request', `requester.${name}`)), text }] : [];
  return [
    ...line('name', asText(person.name)),
    ...line('relation', t(`choices:relation.${asText(person.relation)}`)),
    ...line('contact', asText(person.contact)),
    ...line('country', person.country ? write.country(asText(person.country)) : ''),
    ...(isObject(identity)
      ? [
          {
            key: 'identity',
            label: t(groupKey('request', 'identity')),
            text: t(`choices:identityState.${asText(identity.state)}`),
          },
        ]
      : []),
    ...(isObject(proxy)
      ? [
          {
            key: 'representative',
            label: t(`choices:capacity.${asText(proxy.capacity)}`),
            text: [asText(proxy.name), asText(proxy.contact)].filter(Boolean).join('\n'),
          },
        ]
      : []),
  ];
}

/** Who a case is about or with: the person and who acts for them, the parties, exporter and importer. */
export function PeopleCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const write = useWriters();
  const { kind, record } = view;
  const lines = {
    request: () => requestLines(record, t, write),
    incident: () => [],
    agreement: () => asList(record.parties).flatMap((party) => partyLines(kind, 'parties', party, t, write)),
    transfer: () =>
      ['exporter', 'importer'].flatMap((side) =>
        partyLines(kind, side, record[side], t, write).map((line) => ({
          ...line,
          label: t(groupKey(kind, side)),
        })),
      ),
  }[kind]();
  const assignee = asText(record.assignee);
  const all = assignee
    ? [...lines, { key: 'assignee', label: t(fieldKey(kind, 'assignee')), text: assignee }]
    : lines;
  if (all.length === 0) return null;
  return (
    <Card title={t(`registers:case.people.${kind}`)}>
      <div className={classes(styles.facts, styles.people)}>
        <dl>
          {all.map(({ key, label, text }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                <Address text={text} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}

/** Text that may hold a mail address: it breaks after the @ rather than within a word. */
function Address({ text }: { text: string }) {
  const [name, ...hosts] = text.split('@');
  return (
    <>
      {name}
      {hosts.map((host) => (
        <Fragment key={host}>
          @<wbr />
          {host}
        </Fragment>
      ))}
    </>
  );
}
