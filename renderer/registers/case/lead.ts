import type { TFunction } from 'i18next';
import type { CaseView } from '#shared/contract/case.ts';
import { regimeTitleKey } from '#shared/regimes/titleKey.ts';
import type { Writers } from '../../components/dates.ts';
import { asList, asText, isObject } from '../../components/form/values.ts';

/** The text at a key of a part of the record; empty where there is none. */
const textIn = (part: unknown, key: string): string => (isObject(part) ? asText(part[key]) : '');

/** When a case began in the world, how it arrived, and when it was entered, for the line above its title. */
export function originOf({ kind, record, createdAt }: CaseView, t: TFunction, write: Writers): string[] {
  const entered = t('registers:lead.entered', { date: write.shortMoment(createdAt) });
  if (kind === 'request') {
    const when = write.moment(asText(record.receivedAt));
    const how = t(`choices:channel.${asText(record.channel)}`);
    return [t('registers:lead.received', { when, how }), entered];
  }
  if (kind === 'incident') {
    const aware = textIn(record.aware, 'at');
    const known = aware ? [t('registers:lead.aware', { when: write.moment(aware) })] : [];
    return [...known, entered];
  }
  const from = asText(record.effectiveOn);
  const to = asText(record[kind === 'agreement' ? 'expiresOn' : 'validTo']);
  return [
    ...(from ? [t('registers:lead.from', { date: write.date(from) })] : []),
    ...(to ? [t('registers:lead.to', { date: write.date(to) })] : []),
    entered,
  ];
}

/** The sentence below the title: who asks for what, what happened, who processes what, what goes where. */
export function leadOf(view: CaseView, t: TFunction, write: Writers): string {
  const { record } = view;
  const regimes = write.list(
    asList(record.regimes).flatMap((one) => (isObject(one) ? [t(regimeTitleKey(asText(one.regime)))] : [])),
  );
  switch (view.kind) {
    case 'request':
      return requestLead(view, regimes, t, write);
    case 'incident':
      return t('registers:lead.incident', { summary: asText(record.summary), regimes });
    case 'agreement':
      return t('registers:lead.agreement', {
        party: view.party,
        service: asText(record.service),
        regimes,
      });
    case 'transfer': {
      const [from, to] = [record.exporter, record.importer].map((party) =>
        write.country(textIn(party, 'country')),
      );
      const mechanism = t(`choices:mechanism.${asText(record.mechanism)}`);
      return t('registers:lead.transfer', { from, to, party: view.party, mechanism, regimes });
    }
  }
}

function requestLead({ record, party }: CaseView, regimes: string, t: TFunction, write: Writers): string {
  const relation = t(`registers:lead.relation.${textIn(record.requester, 'relation')}`);
  const rights = asList(record.rights).flatMap((one) =>
    isObject(one) ? [t(`choices:right.${asText(one.right)}`)] : [],
  );
  const country = textIn(record.requester, 'country');
  const who = country ? t('registers:inPlace', { regime: party, place: write.country(country) }) : party;
  return t('registers:lead.request', {
    who,
    relation,
    count: rights.length,
    rights: write.list(rights),
    regimes,
  });
}
