-- The first things to look at: one question with its numbers, the whole in one row, and a list of
-- what can be asked for.

CREATE VIEW question_numbers AS
WITH worded AS (
    SELECT question, wording_key(question) AS wording_key
    FROM (SELECT DISTINCT question FROM observation WHERE question <> '')
)
SELECT
    'q' || left(sha256(w.wording_key), 10) AS question_id,
    w.wording_key,
    period_year(o.period) AS year,
    o.period,
    o.report_id,
    o.report_title,
    o.table_number,
    o.table_label,
    o.population,
    v.sample_size,
    o.ordinal,
    o.row_text,
    o.column_text,
    o.dimension,
    o.category,
    o.value,
    o.raw,
    o.qualifier,
    o.unit,
    o.question,
    o.table_source,
    o.worst_severity,
    o.is_valid,
    o.decision,
    o.corrected_value,
    o.version_id,
    o.version_ordinal,
    o.recorded_at
FROM worded AS w
JOIN observations AS o ON o.question = w.question
JOIN version AS v ON v.version_id = o.version_id
WHERE w.wording_key <> '';
COMMENT ON VIEW question_numbers IS 'Every printed cell of current versions that answers a question, by that question and year. That numbers stand below each other does not make them comparable: `tabel-extract trend` tells what changed between them.';
COMMENT ON COLUMN question_numbers.question_id IS 'Short name of the question: the same wherever its wording is the same up to layout.';
COMMENT ON COLUMN question_numbers.wording_key IS 'Identity of the question: the letters and digits of its wording, in lower case.';
COMMENT ON COLUMN question_numbers.year IS 'Year in which the period of the cell ends; null where it names none.';
COMMENT ON COLUMN question_numbers.sample_size IS 'Number of respondents that the report states, for all its questions.';
COMMENT ON COLUMN question_numbers.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN question_numbers.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN question_numbers.table_number IS 'Place of the table in the order of the report, from 1.';
COMMENT ON COLUMN question_numbers.table_label IS 'Kind and number of the table as printed, such as Tabel 7.2.';
COMMENT ON COLUMN question_numbers.period IS 'Period of the cell as printed: of its own row or column, else of the caption.';
COMMENT ON COLUMN question_numbers.population IS 'Who the cell is about: from the caption, else from the report.';
COMMENT ON COLUMN question_numbers.ordinal IS 'Place of the cell in the reading order of its table, from 1.';
COMMENT ON COLUMN question_numbers.row_text IS 'The row headings in one text, with › between them.';
COMMENT ON COLUMN question_numbers.column_text IS 'The column headings in one text, with › between them.';
COMMENT ON COLUMN question_numbers.dimension IS 'What the subgroup is about, such as opleiding; null for a total.';
COMMENT ON COLUMN question_numbers.category IS 'The subgroup, such as hbo, wo; null for a total.';
COMMENT ON COLUMN question_numbers.value IS 'The number printed, in unit; null where none is printed.';
COMMENT ON COLUMN question_numbers.raw IS 'The cell as printed, without note markers.';
COMMENT ON COLUMN question_numbers.qualifier IS 'Why there is no plain number, or what it carries, such as missing, below, blank or significant.';
COMMENT ON COLUMN question_numbers.unit IS 'Unit of this cell, such as percent, percentage_points, mean or count.';
COMMENT ON COLUMN question_numbers.question IS 'Exact question wording that the cell answers.';
COMMENT ON COLUMN question_numbers.table_source IS 'Source of the figures, as printed below the table.';
COMMENT ON COLUMN question_numbers.worst_severity IS 'Worst severity among those findings; null where there are none.';
COMMENT ON COLUMN question_numbers.is_valid IS 'False where one of those findings is an error.';
COMMENT ON COLUMN question_numbers.decision IS 'What a person decided about the cell, where that stands: accepted, rejected or corrected; else null.';
COMMENT ON COLUMN question_numbers.corrected_value IS 'The number that it should be, in unit, where it was corrected to one; to a sign instead, see decisions.corrected.';
COMMENT ON COLUMN question_numbers.version_id IS 'Key of the version that holds the cell.';
COMMENT ON COLUMN question_numbers.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN question_numbers.recorded_at IS 'When that version was stored.';

CREATE VIEW overview AS
SELECT
    (SELECT count(*) FROM reports) AS reports,
    (SELECT count(*) FROM version) AS versions,
    (SELECT min(recorded_at) FROM version) AS first_stored_at,
    (SELECT max(recorded_at) FROM version) AS last_stored_at,
    (SELECT coalesce(sum(table_count), 0) FROM reports) AS tables,
    (SELECT coalesce(sum(observation_count), 0) FROM reports) AS cells,
    (
        SELECT count(DISTINCT wording_key)
        FROM table_question
        WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    ) AS questions,
    (SELECT count(*) FROM open_findings WHERE severity = 'error') AS open_errors,
    (SELECT count(*) FROM open_findings WHERE severity = 'warning') AS open_warnings,
    (SELECT count(DISTINCT report_id) FROM open_findings WHERE severity = 'error')
        AS reports_with_open_errors,
    (SELECT count(*) FROM check_outcomes WHERE status = 'not_made') AS checks_not_made,
    (SELECT count(*) FROM decisions WHERE state = 'stands') AS decisions_standing,
    (SELECT max(started_at) FROM run) AS last_run_at,
    (SELECT arg_max(state, run_id) FROM runs) AS last_run_state,
    (SELECT arg_max(failed, run_id) FROM runs) AS last_run_failed;
COMMENT ON VIEW overview IS 'The whole warehouse in one row: how much there is, since when, and how good it is.';
COMMENT ON COLUMN overview.reports IS 'Number of reports.';
COMMENT ON COLUMN overview.versions IS 'Number of versions of those, past ones too.';
COMMENT ON COLUMN overview.first_stored_at IS 'When the first version was stored.';
COMMENT ON COLUMN overview.last_stored_at IS 'When the last version was stored.';
COMMENT ON COLUMN overview.tables IS 'Number of tables, figures and boxes of current versions.';
COMMENT ON COLUMN overview.cells IS 'Number of printed cells of current versions: rows of observations.';
COMMENT ON COLUMN overview.questions IS 'Number of questions of current versions: rows of questions.';
COMMENT ON COLUMN overview.open_errors IS 'Number of findings of severity error that no decision has settled.';
COMMENT ON COLUMN overview.open_warnings IS 'Number of findings of severity warning that no decision has settled.';
COMMENT ON COLUMN overview.reports_with_open_errors IS 'Number of reports that have such an error.';
COMMENT ON COLUMN overview.checks_not_made IS 'Number of checks of tables of current versions that could not be made; they have not passed.';
COMMENT ON COLUMN overview.decisions_standing IS 'Number of decisions of people that count.';
COMMENT ON COLUMN overview.last_run_at IS 'When the last run was started; null where no run was noted.';
COMMENT ON COLUMN overview.last_run_state IS 'finished, stopped or unfinished: see runs.';
COMMENT ON COLUMN overview.last_run_failed IS 'Number of files that could not be ingested in that run.';

CREATE VIEW catalogue AS
WITH counted AS (
    SELECT 'observations' AS name, sum(observation_count) AS rows FROM reports
    UNION ALL SELECT 'coded_observations', sum(observation_count) FROM reports
    UNION ALL SELECT 'subgroups', count(*) FROM subgroups
    UNION ALL SELECT 'unmapped_subgroups', count(*) FROM unmapped_subgroups
    UNION ALL SELECT 'question_numbers', sum(cell_count) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'question_editions', count(*) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'questions', count(DISTINCT wording_key) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'reports', count(*) FROM reports
    UNION ALL SELECT 'versions', count(*) FROM versions
    UNION ALL SELECT 'findings', count(*) FROM findings
    UNION ALL SELECT 'open_findings', count(*) FROM open_findings
    UNION ALL SELECT 'current_claims', count(*) FROM claim
    WHERE version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'check_outcomes', count(*) FROM check_outcomes
    UNION ALL SELECT 'decisions', count(*) FROM decisions
    UNION ALL SELECT 'runs', count(*) FROM runs
    UNION ALL SELECT 'run_files', count(*) FROM run_files
    UNION ALL SELECT 'overview', 1
),
held AS (
    SELECT 'report_table' AS name, max(version_id) AS version_id FROM report_table
    UNION ALL SELECT 'observation', max(version_id) FROM observation
    UNION ALL SELECT 'note', max(version_id) FROM note
    UNION ALL SELECT 'table_question', max(version_id) FROM table_question
    UNION ALL SELECT 'finding', max(version_id) FROM finding
    UNION ALL SELECT 'claim', max(version_id) FROM claim
    UNION ALL SELECT 'check_outcome', max(version_id) FROM check_outcome
    UNION ALL SELECT 'repair', max(version_id) FROM repair
),
dated AS (
    SELECT name, recorded_at AS newest FROM held JOIN version USING (version_id)
    UNION ALL SELECT 'version', max(recorded_at) FROM version
    UNION ALL SELECT 'reading', max(read_at) FROM reading
    UNION ALL SELECT 'decision', max(decided_at) FROM decision
    UNION ALL SELECT 'code_list', max(recorded_at) FROM code_list
    UNION ALL SELECT 'code_list_use', max(applied_at) FROM code_list_use
    UNION ALL SELECT 'run', max(started_at) FROM run
    UNION ALL SELECT 'run_end', max(finished_at) FROM run_end
    UNION ALL SELECT 'run_file', max(started_at) FROM run_files
    UNION ALL SELECT 'schema_migration', max(applied_at) FROM schema_migration
    UNION ALL SELECT 'observations', max(changed_at) FROM reports
    UNION ALL SELECT 'coded_observations', max(changed_at) FROM reports
    UNION ALL SELECT 'reports', max(changed_at) FROM reports
    UNION ALL SELECT 'versions', max(recorded_at) FROM version
    UNION ALL SELECT 'runs', max(started_at) FROM run
    UNION ALL SELECT 'decisions', max(decided_at) FROM decision
),
named AS (
    SELECT view_name AS name, 'view' AS kind, comment AS about, NULL AS rows
    FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', comment, NULL
    FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT table_name, 'table', comment, estimated_size
    FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database()
)
SELECT
    n.name,
    n.kind,
    n.about,
    CAST(coalesce(n.rows, c.rows) AS BIGINT) AS rows,
    d.newest
FROM named AS n
LEFT JOIN counted AS c ON n.kind = 'view' AND c.name = n.name
LEFT JOIN dated AS d ON n.kind <> 'macro' AND d.name = n.name
ORDER BY CASE n.kind WHEN 'view' THEN 1 WHEN 'macro' THEN 2 ELSE 3 END, n.name;
COMMENT ON VIEW catalogue IS 'Start here: every view, macro and table of this file, what it is about, how much is in it and since when. DESCRIBE tells the columns of one; their comments are in duckdb_columns().';
COMMENT ON COLUMN catalogue.name IS 'Name to select from, with the parameters of a macro.';
COMMENT ON COLUMN catalogue.kind IS 'view (made of tables, for asking), macro (the same at a moment, or a function) or table (what is stored).';
COMMENT ON COLUMN catalogue.about IS 'What one row of it is.';
COMMENT ON COLUMN catalogue.rows IS 'Number of rows; null for a macro.';
COMMENT ON COLUMN catalogue.newest IS 'When the newest of its rows was stored, read, decided or run; null where it has none or no such moment of its own.';
