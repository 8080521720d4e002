import { describe, expect, it } from 'vitest';
import { freshDatabase, planOf } from './helpers.ts';

/** The queries that every list makes, with the index that must carry each. */
const QUERIES: [string, string, string][] = [
  [
    'a page of a register by due date',
    "SELECT id FROM cases WHERE kind = 'request' AND (due_at, ref) > ('2026-01-01', 'x') ORDER BY due_at, ref LIMIT 100",
    'cases_by_due',
  ],
  [
    'a page of a register by opening, the newest first',
    "SELECT id FROM cases WHERE kind = 'request' AND (opened_on, ref) < ('2026-01-01', 'x') ORDER BY opened_on DESC, ref DESC LIMIT 100",
    'cases_by_opened',
  ],
  [
    'a page of a register by reference',
    "SELECT id FROM cases WHERE kind = 'request' AND ref > 'REQ-2026-0001' ORDER BY ref LIMIT 100",
    'cases_by_ref',
  ],
  [
    'the number of cases in a state',
    "SELECT count(*) FROM cases WHERE kind = 'request' AND state = 'open'",
    'cases_by_state',
  ],
  [
    'the highest number of a year',
    "SELECT max(number) FROM cases WHERE kind = 'request' AND year = 2026",
    'sqlite_autoindex_cases',
  ],
  [
    'the clocks that are due next',
    "SELECT id FROM clocks WHERE state = 'running' AND due_at < '2026-01-01' ORDER BY due_at, id LIMIT 100",
    'clocks_by_due',
  ],
  [
    'the clocks that somebody is reminded of',
    `SELECT clocks.id FROM clocks JOIN cases ON cases.id = clocks.case_id
     LEFT JOIN reminders ON reminders.clock_id = clocks.id AND reminders.person_id = 'p'
     WHERE clocks.state = 'running' AND cases.kind IN ('request', 'incident', 'agreement', 'transfer')
       AND clocks.due_at <= '2026-01-01'`,
    'clocks_by_due',
  ],
  [
    'the clocks of a month',
    "SELECT id FROM clocks WHERE due_date BETWEEN '2026-01-01' AND '2026-01-31'",
    'clocks_by_date',
  ],
  ['the clocks of a case', "SELECT * FROM clocks WHERE case_id = 'x'", 'sqlite_autoindex_clocks'],
  [
    'the open tasks by date',
    "SELECT id FROM tasks WHERE done_at IS NULL AND due_on < '2026-01-01' ORDER BY due_on, id",
    'open_tasks_by_due',
  ],
  ['the tasks of a case', "SELECT * FROM tasks WHERE case_id = 'x' ORDER BY created_at", 'tasks_by_case'],
  ['the notes of a case', "SELECT * FROM notes WHERE case_id = 'x' ORDER BY created_at", 'notes_by_case'],
  ['the links to a case', "SELECT * FROM links WHERE to_case = 'x'", 'links_by_target'],
  [
    'the trail of a case, the newest first',
    "SELECT * FROM trail WHERE case_id = 'x' AND seq < 9 ORDER BY seq DESC LIMIT 50",
    'trail_by_case',
  ],
  [
    'the drafts of a person',
    "SELECT * FROM drafts WHERE person_id = 'x' ORDER BY updated_at DESC",
    'drafts_by_person',
  ],
];

describe('query plans', () => {
  it.each(QUERIES)('%s', async (_, sql, index) => {
    const plan = planOf(await freshDatabase(), sql);
    expect(plan.join('\n')).toContain(index);
    expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it('search looks its hits up by id', async () => {
    const plan = planOf(
      await freshDatabase(),
      `SELECT cases.id FROM case_search JOIN case_text ON case_text.id = case_search.rowid
       JOIN cases ON cases.id = case_text.case_id WHERE case_search MATCH '"a"*' ORDER BY case_search.rank LIMIT 50`,
    );
    expect(plan.join('\n')).toMatch(/case_text USING INTEGER PRIMARY KEY/);
    expect(plan.join('\n')).toMatch(/cases USING (COVERING )?INDEX sqlite_autoindex_cases/);
  });
});
