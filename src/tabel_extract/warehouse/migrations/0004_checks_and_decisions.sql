-- Which checks were made, and what people decided about cells and claims. Only added to.

CREATE TABLE check_outcome (
    version_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    table_number INTEGER,
    code VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    cases INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    observations INTEGER[] NOT NULL,
    reason VARCHAR
);
COMMENT ON TABLE check_outcome IS 'What became of every check on every table of a version: a check that was not made has not passed.';
COMMENT ON COLUMN check_outcome.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN check_outcome.position IS 'Its place in the order of outcomes of its version, from 1.';
COMMENT ON COLUMN check_outcome.table_number IS 'The table that was checked: report_table.table_number; null for the report as a whole.';
COMMENT ON COLUMN check_outcome.code IS 'The check, by the code of the finding that it gives, such as sum_not_100.';
COMMENT ON COLUMN check_outcome.status IS 'passed, failed or not_made.';
COMMENT ON COLUMN check_outcome.cases IS 'How many times something was compared; 0 where the check was not made.';
COMMENT ON COLUMN check_outcome.failed IS 'How many of those times it objected.';
COMMENT ON COLUMN check_outcome.observations IS 'The cells that were compared: observation.ordinal within that table.';
COMMENT ON COLUMN check_outcome.reason IS 'Why it was not made, as a code such as no_total; null where it was.';

-- A version without outcomes keeps the hash that it had before there were any.
COMMENT ON COLUMN version.findings_sha256 IS 'SHA-256 of the code, severity, table, row and column of all findings, of what was made of each claim, and of what was checked.';

CREATE VIEW check_outcomes AS
SELECT
    v.report_id,
    v.title AS report_title,
    k.table_number,
    t.label AS table_label,
    t.title AS table_title,
    k.code,
    k.status,
    k.cases,
    k.failed,
    k.reason,
    k.observations,
    len(k.observations) AS cell_count,
    k.position,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM (
    SELECT *
    FROM version
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
) AS v
JOIN check_outcome AS k USING (version_id)
LEFT JOIN report_table AS t ON t.version_id = k.version_id AND t.table_number = k.table_number;
COMMENT ON VIEW check_outcomes IS 'What became of every check on every table of the current version of every report.';
COMMENT ON COLUMN check_outcomes.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN check_outcomes.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN check_outcomes.table_number IS 'Place of the table in the order of the report, from 1; null for the report as a whole.';
COMMENT ON COLUMN check_outcomes.table_label IS 'Kind and number of the table as printed; null for the report as a whole.';
COMMENT ON COLUMN check_outcomes.table_title IS 'Caption of the table without label, population, period, unit and markers.';
COMMENT ON COLUMN check_outcomes.code IS 'The check, by the code of the finding that it gives, such as sum_not_100.';
COMMENT ON COLUMN check_outcomes.status IS 'passed, failed or not_made; a check that was not made has not passed.';
COMMENT ON COLUMN check_outcomes.cases IS 'How many times something was compared; 0 where the check was not made.';
COMMENT ON COLUMN check_outcomes.failed IS 'How many of those times it objected.';
COMMENT ON COLUMN check_outcomes.reason IS 'Why it was not made, as a code such as no_total; null where it was.';
COMMENT ON COLUMN check_outcomes.observations IS 'The cells that were compared: ordinal of observations within that table.';
COMMENT ON COLUMN check_outcomes.cell_count IS 'Number of those cells.';
COMMENT ON COLUMN check_outcomes.position IS 'Place in the order of outcomes of its version, from 1.';
COMMENT ON COLUMN check_outcomes.version_id IS 'Key of the version it belongs to.';
COMMENT ON COLUMN check_outcomes.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN check_outcomes.recorded_at IS 'When that version was stored.';
