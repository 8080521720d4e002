import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/format.ts';
import { Facts, Inside, Section } from '../app/Page.tsx';
import classes from './BuiltPack.module.css';
import { useBroughtIntoView } from './useBroughtIntoView.ts';

interface Props {
  pack: { name: string; size: number; sha512: string; publicKey: string; cases: number };
}

/** A pack that was just written: what to tell the auditor beside it, and how the auditor checks it. */
export function BuiltPack({ pack }: Props) {
  const { t } = useTranslation('packs');
  const formats = useFormats();
  const place = useBroughtIntoView(pack);
  const { sha512 } = pack;
  // As a shell takes it: in quotes when the name holds more than plain characters.
  const file = /^[\w.-]+$/.test(pack.name) ? pack.name : `"${pack.name}"`;
  // The key file has a comment above the key itself; what people compare is the key.
  const publicKey = pack.publicKey.trim().split('\n').at(-1);

  return (
    <div ref={place} role="status">
      <Section title={t('window.built.section')} level={3} hint={t('window.built.hint')}>
        <Facts
          rows={[
            { label: t('window.built.name'), value: <b>{pack.name}</b> },
            {
              label: t('window.built.size'),
              value: `${formats.bytes(pack.size)} · ${t('window.build.cases', { count: pack.cases })}`,
            },
            { label: t('window.built.sha512'), value: <code className={classes.code}>{sha512}</code> },
            {
              label: t('window.built.publicKey'),
              value: <code className={classes.code}>{publicKey}</code>,
            },
          ]}
        />
        <Inside>
          <h4 className={classes.title}>{t('window.built.check')}</h4>
          <ol className={classes.ways}>
            <li>
              {t('window.built.unpack')}
              <Command text={`sha512sum ${file}`} />
            </li>
            <li>
              {t('window.built.open')}
              <Command text={`unzip ${file} && cd *-pack-*/`} />
            </li>
            <li>
              {t('check.signature')}
              <Command text="minisign -V -p docket.pub -m tagmanifest-sha512.txt" />
            </li>
            <li>
              {t('check.files')}
              <Command text="sha512sum -c tagmanifest-sha512.txt manifest-sha512.txt" />
            </li>
            <li>
              {t('window.built.verify')}
              <Command text={`npm run docket -- verify ${file}`} />
            </li>
          </ol>
          <p className={classes.trust}>{t('window.built.trust')}</p>
        </Inside>
      </Section>
    </div>
  );
}

function Command({ text }: { text: string }) {
  return <code className={classes.command}>{text}</code>;
}
