import { useTranslation } from 'react-i18next';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { Section } from '../app/Page.tsx';
import classes from './differences.module.css';

interface Part {
  kind: 'regime' | 'calendar' | 'own';
  name: string;
  from?: string | undefined;
  to?: string | undefined;
}

/** Names the regimes, calendars and own entries that are newer than what the dates were counted with. */
export function NewerParts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('rulebook');

  function nameOf({ kind, name }: Part): string {
    if (kind === 'own') return t(`differences.part.${name}`);
    const title = t(kind === 'regime' ? regimeTitleKey(name) : placeTitleKey(name));
    return t(`differences.part.${kind}`, { name: title });
  }

  function versionOf({ kind, from, to }: Part): string {
    if (kind === 'own' || from === to) return '';
    if (from === undefined) return t('differences.newPart', { to });
    return to === undefined ? t('differences.gonePart') : t('differences.version', { from, to });
  }

  return (
    <Section title={t('differences.changed')}>
      <ul className={classes.parts}>
        {parts.map((part) => (
          <li key={`${part.kind} ${part.name}`}>
            <span>{nameOf(part)}</span>
            <span className={classes.muted}>{versionOf(part)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
