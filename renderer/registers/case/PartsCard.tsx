import { useTranslation } from 'react-i18next';
import { clauses } from '#shared/cases/clauses.ts';
import { incidentRecordSchema } from '#shared/cases/incident.ts';
import { reopenedDecision } from '#shared/cases/reconsider.ts';
import { transferRecordSchema } from '#shared/cases/transfer.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { obligationName } from '#shared/text/clockName.ts';
import { approverText, deciderText, earlierDecisionText, noticeText } from '#shared/text/told.ts';
import { Card } from '../../components/Card.tsx';
import { useWriters } from '../../components/dates.ts';
import { asList, asText, isObject } from '../../components/form/values.ts';
import styles from './cards.module.css';

/** One part of a case with its outcome, as people read it. */
export interface Row {
  key: string;
  name: string;
  /** What the law or the person says about it, small below the name. */
  detail: string;
  outcome: string;
  reason: string;
  /** What was done under it, line by line: notices that were sent, decisions that no longer hold. */
  lines?: string[];
}

export interface Parts {
  list: 'rights' | 'obligations' | 'clauses' | 'approvals';
  rows: Row[];
}

/** The parts of a case that have an outcome each, as people read them. */
export function useParts({ kind, record }: CaseView): Parts {
  const { t } = useTranslation();
  const write = useWriters();
  const join = (...parts: string[]) => parts.filter(Boolean).join(' · ');
  const rowsOf = (list: string) => asList(record[list]).filter(isObject);
  if (kind === 'request') {
    const rows = rowsOf('rights').map(
      (row): Row => ({
        key: asText(row.right),
        name: t(`choices:right.${asText(row.right)}`),
        detail: asText(row.scope),
        outcome: t(`choices:outcome.${asText(row.outcome)}`),
        reason: join(row.ground ? t(`choices:refusalGround.${asText(row.ground)}`) : '', asText(row.reason)),
      }),
    );
    return { list: 'rights', rows };
  }
  if (kind === 'incident') {
    const told = incidentRecordSchema.parse(record);
    const rows = told.obligations.map(({ id, decision, decidedBy, decidedByOther, reason }): Row => {
      const isReopened = reopenedDecision(told, id) !== undefined;
      const own = ({ obligation }: { obligation: string }) => obligation === id;
      return {
        key: id,
        name: obligationName(id, t),
        detail: deciderText({ by: decidedBy, other: decidedByOther }, t),
        outcome: isReopened ? t('registers:parts.reopened') : t(`choices:obligationDecision.${decision}`),
        reason: reason ?? '',
        lines: [
          ...told.notices.filter(own).map((notice) => noticeText(notice, t, write.moment)),
          ...told.earlierDecisions.filter(own).map((one) => earlierDecisionText(one, t, write.moment)),
        ],
      };
    });
    return { list: 'obligations', rows };
  }
  if (kind === 'agreement') {
    const rows = rowsOf('clauses').map(
      (row): Row => ({
        key: asText(row.clause),
        name: t(`choices:clause.${asText(row.clause)}`),
        detail: clauses.find(({ id }) => id === row.clause)?.citation ?? '',
        outcome: t(`choices:clauseFinding.${asText(row.finding)}`),
        reason: join(asText(row.where), asText(row.note)),
      }),
    );
    return { list: 'clauses', rows };
  }
  const { approval, earlierApprovals } = transferRecordSchema.parse(record);
  const decisions = [...(approval ? [approval] : []), ...earlierApprovals.toReversed()];
  const rows = decisions.map((one): Row => {
    const { at, decision, reason, conditions } = one;
    return {
      key: at,
      name: approverText(one, t),
      detail: join(write.moment(at), one === approval ? '' : t('registers:parts.earlierApplication')),
      outcome: t(`choices:approvalDecision.${decision}`),
      reason: join(reason, conditions ?? ''),
    };
  });
  return { list: 'approvals', rows };
}

/** The parts of a case that have an outcome each: rights, duties to tell, clauses, decisions on a transfer. */
export function PartsCard({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const parts = useParts(view);
  if (parts.rows.length === 0) return null;
  const { list, rows } = parts;
  return (
    <Card title={t(`registers:parts.${list}.title`)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`registers:parts.${list}.name`)}</th>
            <th scope="col">{t(`registers:parts.${list}.outcome`)}</th>
            <th scope="col">{t(`registers:parts.${list}.reason`)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                {row.name}
                {row.detail && <div className={styles.sub}>{row.detail}</div>}
              </td>
              <td>{row.outcome}</td>
              <td className={styles.sub}>
                {row.reason}
                {row.lines?.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
