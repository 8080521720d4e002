import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TrailReportView } from '#shared/contract/trail.ts';
import { useFormats } from '../app/format.ts';
import { Facts, Section } from '../app/Page.tsx';
import { inline } from '../components/small.ts';
import { inGroups } from './groups.ts';
import classes from './TrailFindings.module.css';

/** A length of time in the largest unit that keeps two digits or a whole number, rounded down: it is a least. */
function spanText(ms: number, t: TFunction): string {
  const seconds = Math.floor(ms / 1000);
  const units = [
    ['days', 86_400],
    ['hours', 3_600],
    ['minutes', 60],
  ] as const;
  const [unit, length] = units.find(([, size]) => seconds >= 2 * size) ?? (['seconds', 1] as const);
  return t(`findings.${unit}`, { amount: Math.floor(seconds / length) });
}

interface Props {
  report: TrailReportView;
  goTo: (seq: number) => void;
}

/** What the verification found beside its verdict: the clock and the zone of the machine, and whose keys signed. */
export function TrailFindings({ report, goTo }: Props) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const { clockWentBack, zoneChanged } = report;
  const entry = (seq: number) => (
    <Button {...inline} variant="transparent" onClick={() => goTo(seq)}>
      {t('findings.entry', { seq: formats.number(seq) })}
    </Button>
  );
  const steady = clockWentBack.length === 0 && t('findings.clockSteady');
  const setBack = clockWentBack.map(({ seq, byMs }) => (
    <div key={seq}>
      {t('findings.setBack', { span: spanText(byMs, t) })} {entry(seq)}
    </div>
  ));
  const clock = (
    <>
      {steady}
      {setBack}
      {!steady && <div className={classes.muted}>{t('findings.setBackNote')}</div>}
    </>
  );
  const zones = zoneChanged.map(({ seq, from, to }) => (
    <div key={seq}>
      {t('findings.zoneChanged', { from, to })} {entry(seq)}
    </div>
  ));
  const signers = report.signers.map((signer) => <Signer key={signer.keyId} signer={signer} />);
  return (
    <Section title={t('findings.title')}>
      <Facts
        rows={[
          ...(signers.length > 0 ? [{ label: t('findings.signer'), value: signers }] : []),
          { label: t('findings.clock'), value: clock },
          ...(zones.length > 0 ? [{ label: t('findings.zone'), value: zones }] : []),
        ]}
      />
    </Section>
  );
}

function Signer({ signer }: { signer: TrailReportView['signers'][number] }) {
  const { t } = useTranslation('trail');
  const formats = useFormats();
  const { person, keyId, from, until, entries } = signer;
  return (
    <div className={classes.signer}>
      <div>
        {person}
        <span className={classes.muted}>
          {' · '}
          {t('findings.signed', { count: entries, from: formats.number(from) })}
          {until !== undefined && ` · ${t('findings.until', { until: formats.number(until) })}`}
        </span>
      </div>
      <code className={classes.key}>{t('findings.key', { key: inGroups(keyId).join(' ') })}</code>
    </div>
  );
}
