import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '#shared/contract/case.ts';
import type { Past } from '#shared/contract/trail.ts';
import { orpc } from '../../app/client.ts';
import { Failure } from '../../app/Failure.tsx';
import { useMay } from '../../app/may.ts';
import { useWindowTitle } from '../../app/window-title.ts';
import { useWriters } from '../../components/dates.ts';
import { StepStrip } from '../../components/StepStrip.tsx';
import { useNamedForm } from '../address.ts';
import styles from './CasePage.module.css';
import { ClocksCard } from './ClocksCard.tsx';
import { EditCase } from './EditCase.tsx';
import { FactsCard } from './FactsCard.tsx';
import { FilesCard } from './FilesCard.tsx';
import { leadOf, originOf } from './lead.ts';
import { NextCard } from './NextCard.tsx';
import { NotesCard } from './NotesCard.tsx';
import { PageTitle } from './PageTitle.tsx';
import { PartsCard } from './PartsCard.tsx';
import { PeopleCard } from './PeopleCard.tsx';
import { PastCase } from './past/PastCase.tsx';
import { TasksCard } from './TasksCard.tsx';
import { TrailCard } from './TrailCard.tsx';

interface CasePageProps {
  id: string;
  /** What leads back to the list where it is folded away. */
  back?: ReactNode;
}

/** A case as one page: where it stands, its clocks, what to do next, then its facts; people, files and trail beside. */
export function CasePage({ id, back }: CasePageProps) {
  const { data: view, error } = useQuery(orpc.cases.get.queryOptions({ input: { id } }));
  const named = useNamedForm();
  const [isEditing, setEditing] = useState(named?.endsWith(`.${id}.edit`) ?? false);
  const [past, setPast] = useState<Past>();
  useWindowTitle(view?.ref);
  if (error) {
    return (
      <div className={styles.page}>
        {back}
        <Failure error={error} />
      </div>
    );
  }
  if (!view) return null;
  if (isEditing) {
    return <EditCase close={() => setEditing(false)} view={view} />;
  }
  if (past) return <PastCase back={back} moment={past} present={view} show={setPast} />;
  return <WholeCase back={back} edit={() => setEditing(true)} showPast={setPast} view={view} />;
}

interface WholeCaseProps {
  view: CaseView;
  back: ReactNode;
  edit: () => void;
  showPast: (moment: Past) => void;
}

function WholeCase({ view, back, edit, showPast }: WholeCaseProps) {
  const { t } = useTranslation();
  const write = useWriters();
  const may = useMay();
  return (
    <article className={styles.page}>
      {back}
      <div className={styles.crumb}>
        {[view.ref, ...originOf(view, t, write)].map((part, index) => (
          <span key={part}>{index > 0 ? `· ${part}` : part}</span>
        ))}
      </div>
      <PageTitle>{view.title}</PageTitle>
      <p className={styles.lead}>{leadOf(view, t, write)}</p>
      <StepStrip kind={view.kind} state={view.state} />
      <div className={styles.columns}>
        <div>
          <ClocksCard view={view} />
          {may.call('cases.takeStep') && <NextCard view={view} />}
          <TasksCard view={view} />
          <PartsCard view={view} />
          <FactsCard edit={edit} view={view} />
        </div>
        <div>
          <PeopleCard view={view} />
          <FilesCard view={view} />
          <NotesCard view={view} />
          <TrailCard showPast={showPast} view={view} />
        </div>
      </div>
    </article>
  );
}
