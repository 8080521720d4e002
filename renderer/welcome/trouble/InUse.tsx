import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/format.ts';
import { Panel } from './Panel.tsx';
import { ReadOnlyOrAgain } from './ReadOnlyOrAgain.tsx';
import { numberIn, type TroubleProps, textIn } from './useTrouble.ts';

/** Another program has the docket open: where, since when, and how to look at it all the same. */
export function InUse(props: TroubleProps) {
  const { t } = useTranslation('trouble');
  const formats = useFormats();
  const { host, since, problem, pid } = props.details;
  const [where, when] = [textIn(host), textIn(since)];
  const isKnown = where !== undefined && when !== undefined;
  return (
    <Panel
      tone="soon"
      title={t('inUse.title')}
      happened={
        <>
          <span>
            {isKnown
              ? t('inUse.known', { host: where, since: formats.moment(when), pid: numberIn(pid) })
              : t('inUse.unknown')}
          </span>
          {problem === 'busy' && <span>{t('inUse.busy')}</span>}
        </>
      }
      kept={t('inUse.kept')}
      next={t('inUse.next')}
    >
      <ReadOnlyOrAgain {...props} />
    </Panel>
  );
}
