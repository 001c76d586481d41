-- What somebody asks who opens the file without having read any code: what is there, since when, how
-- good is it, what is left to look at, and what changed.

-- As before, but a list is sorted after it was made: an aggregate that is ordered takes ten times as
-- long, and takes it for the findings of all reports where one is asked for.
CREATE OR REPLACE MACRO observations_as_of(moment) AS TABLE
WITH chosen AS (
    SELECT *
    FROM version
    WHERE recorded_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
remark AS (
    SELECT
        f.version_id,
        f.table_number,
        f.scope,
        f.observations,
        f.position,
        {'code': f.code, 'severity': f.severity, 'message': f.message} AS finding,
        CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END AS severity_rank
    FROM finding AS f
    JOIN chosen USING (version_id)
    WHERE f.table_number IS NOT NULL
),
about_cell AS (
    SELECT
        version_id,
        table_number,
        ordinal,
        list_transform(
            list_sort(list({'position': position, 'finding': finding})), lambda one: one.finding
        ) AS findings,
        min(severity_rank) AS severity_rank
    FROM (
        SELECT version_id, table_number, unnest(observations) AS ordinal, finding, position, severity_rank
        FROM remark
        WHERE scope <> 'table'
    )
    GROUP BY ALL
),
about_table AS (
    SELECT
        version_id,
        table_number,
        list_transform(
            list_sort(list({'position': position, 'finding': finding})), lambda one: one.finding
        ) AS findings,
        min(severity_rank) AS severity_rank
    FROM remark
    WHERE scope = 'table'
    GROUP BY ALL
)
SELECT
    v.report_id,
    v.publisher,
    v.title AS report_title,
    t.table_number,
    t.label AS table_label,
    t.title AS table_title,
    coalesce(o.period, t.period) AS period,
    coalesce(t.population, v.population) AS population,
    o.ordinal,
    o.row_path,
    array_to_string(o.row_path, ' › ') AS row_text,
    o.column_path,
    array_to_string(o.column_path, ' › ') AS column_text,
    o.dimension,
    o.category,
    o.value,
    o.raw,
    o.qualifier,
    o.unit,
    o.question,
    o.markers,
    o.page,
    o.line,
    t.source AS table_source,
    list_concat(coalesce(c.findings, []), coalesce(a.findings, [])) AS findings,
    ['error', 'warning', 'info'][1 + least(c.severity_rank, a.severity_rank)] AS worst_severity,
    coalesce(least(c.severity_rank, a.severity_rank), 2) > 0 AS is_valid,
    d.decision,
    d.decided_by,
    d.decided_at,
    d.decision_reason,
    d.corrected_value,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM chosen AS v
JOIN report_table AS t USING (version_id)
JOIN observation AS o ON o.version_id = t.version_id AND o.table_number = t.table_number
LEFT JOIN about_cell AS c
    ON c.version_id = o.version_id AND c.table_number = o.table_number AND c.ordinal = o.ordinal
LEFT JOIN about_table AS a ON a.version_id = t.version_id AND a.table_number = t.table_number
LEFT JOIN (
    SELECT * FROM decisions_as_of(moment) WHERE kind = 'cell' AND state = 'stands'
) AS d
    ON d.version_id = o.version_id AND d.table_number = o.table_number AND d.position = o.ordinal;
COMMENT ON MACRO TABLE observations_as_of IS 'The view observations as it was at a moment: SELECT * FROM observations_as_of(''2026-01-31 12:00:00+01'').';


-- A finding is settled by people: where each cell that it is about was decided on, or for a finding
-- about a claim, that claim. One about a table or the document stays open until the report changes.
CREATE VIEW findings AS
WITH chosen AS (
    SELECT *
    FROM version
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
standing AS (
    SELECT kind, version_id, table_number, position FROM decisions WHERE state = 'stands'
),
about AS (
    SELECT f.version_id, f.position, 'cell' AS kind, f.table_number, unnest(f.observations) AS place
    FROM finding AS f
    JOIN chosen USING (version_id)
    WHERE f.code NOT IN ('claim_disagrees', 'claim_review')
    UNION ALL
    SELECT f.version_id, f.position, 'claim', NULL, c.position
    FROM finding AS f
    JOIN chosen USING (version_id)
    JOIN claim AS c
        ON c.version_id = f.version_id
        AND c.verdict = CASE f.code WHEN 'claim_disagrees' THEN 'disagrees' ELSE 'review' END
        AND c.table_label IS NOT DISTINCT FROM f.table_label
        AND c.page IS NOT DISTINCT FROM f.page
        AND c.line IS NOT DISTINCT FROM f.line
        AND list_contains(f.facts, {'name': 'sentence', 'value': rtrim(c.sentence, '.')})
    WHERE f.code IN ('claim_disagrees', 'claim_review')
),
counted AS (
    SELECT a.version_id, a.position, count(*) AS places, count(d.position) AS decided
    FROM about AS a
    LEFT JOIN standing AS d
        ON d.kind = a.kind
        AND d.version_id = a.version_id
        AND d.table_number IS NOT DISTINCT FROM a.table_number
        AND d.position = a.place
    GROUP BY ALL
)
SELECT
    v.report_id,
    v.title AS report_title,
    f.severity,
    f.code,
    f.message,
    coalesce(n.decided < n.places, true) AS is_open,
    coalesce(n.decided, 0) AS decided_count,
    f.scope,
    f.table_number,
    f.table_label,
    t.title AS table_title,
    array_to_string(f.row_path, ' › ') AS row_text,
    array_to_string(f.column_path, ' › ') AS column_text,
    f.observations,
    len(f.observations) AS cell_count,
    f.page,
    f.line,
    f.position,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM chosen AS v
JOIN finding AS f USING (version_id)
LEFT JOIN report_table AS t ON t.version_id = f.version_id AND t.table_number = f.table_number
LEFT JOIN counted AS n ON n.version_id = f.version_id AND n.position = f.position;
COMMENT ON VIEW findings IS 'Every finding of the current version of every report, and whether people have settled it.';
COMMENT ON COLUMN findings.is_open IS 'False where a decision stands about each cell that it is about, or about the claim.';
COMMENT ON COLUMN findings.decided_count IS 'Number of those cells or claims about which a decision stands.';
COMMENT ON COLUMN findings.table_number IS 'The table it is about: its place in the order of the report, from 1; null for the document.';
COMMENT ON COLUMN findings.observations IS 'The cells it is about: ordinal of observations within that table; empty for a table or document.';
COMMENT ON COLUMN findings.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN findings.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN findings.severity IS 'error, warning or info.';
COMMENT ON COLUMN findings.code IS 'What was found, as a code such as sum_not_100.';
COMMENT ON COLUMN findings.message IS 'The finding in a sentence for an editor.';
COMMENT ON COLUMN findings.scope IS 'What it is about: cell, row, column, table or document.';
COMMENT ON COLUMN findings.table_label IS 'Label of the table it is about, as printed.';
COMMENT ON COLUMN findings.table_title IS 'Caption of that table.';
COMMENT ON COLUMN findings.row_text IS 'Row headings it names, with › between them; null where it is not about a row.';
COMMENT ON COLUMN findings.column_text IS 'Column headings it names, with › between them; null where it is not about a column.';
COMMENT ON COLUMN findings.cell_count IS 'Number of stored cells it is about; 0 for a table or document.';
COMMENT ON COLUMN findings.page IS 'Page, from 1.';
COMMENT ON COLUMN findings.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN findings.position IS 'Place in the order of findings of its version, worst first.';
COMMENT ON COLUMN findings.version_id IS 'Key of the version it belongs to.';
COMMENT ON COLUMN findings.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN findings.recorded_at IS 'When that version was stored.';

CREATE OR REPLACE VIEW open_findings AS
SELECT * EXCLUDE (is_open) FROM findings WHERE is_open;
COMMENT ON VIEW open_findings IS 'Every finding of the current version of every report that no decision of people has settled.';
COMMENT ON COLUMN open_findings.decided_count IS 'Number of its cells about which a decision stands; it is open while others are left.';
COMMENT ON COLUMN open_findings.table_number IS 'The table it is about: its place in the order of the report, from 1; null for the document.';
COMMENT ON COLUMN open_findings.observations IS 'The cells it is about: ordinal of observations within that table; empty for a table or document.';
COMMENT ON COLUMN open_findings.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN open_findings.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN open_findings.severity IS 'error, warning or info.';
COMMENT ON COLUMN open_findings.code IS 'What was found, as a code such as sum_not_100.';
COMMENT ON COLUMN open_findings.message IS 'The finding in a sentence for an editor.';
COMMENT ON COLUMN open_findings.scope IS 'What it is about: cell, row, column, table or document.';
COMMENT ON COLUMN open_findings.table_label IS 'Label of the table it is about, as printed.';
COMMENT ON COLUMN open_findings.table_title IS 'Caption of that table.';
COMMENT ON COLUMN open_findings.row_text IS 'Row headings it names, with › between them; null where it is not about a row.';
COMMENT ON COLUMN open_findings.column_text IS 'Column headings it names, with › between them; null where it is not about a column.';
COMMENT ON COLUMN open_findings.cell_count IS 'Number of stored cells it is about; 0 for a table or document.';
COMMENT ON COLUMN open_findings.page IS 'Page, from 1.';
COMMENT ON COLUMN open_findings.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN open_findings.position IS 'Place in the order of findings of its version, worst first.';
COMMENT ON COLUMN open_findings.version_id IS 'Key of the version it belongs to.';
COMMENT ON COLUMN open_findings.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN open_findings.recorded_at IS 'When that version was stored.';

COMMENT ON COLUMN reports.error_count IS 'Number of findings of severity error, settled by people or not.';
COMMENT ON COLUMN reports.warning_count IS 'Number of findings of severity warning, settled by people or not.';
COMMENT ON COLUMN reports.info_count IS 'Number of findings of severity info, settled by people or not.';

-- A cell is the same cell where label of table, row and column headings are the same, and where
-- several are alike, their order.
CREATE MACRO changes_since(moment) AS TABLE
WITH renewed AS (
    SELECT after.*, before.version_id AS before_id
    FROM version AS after
    JOIN version AS before
        ON before.report_id = after.report_id AND before.ordinal = after.ordinal - 1
    WHERE
        after.recorded_at > CAST(moment AS TIMESTAMPTZ)
        AND after.cells_added + after.cells_removed + after.cells_changed > 0
),
looked_at AS (
    SELECT version_id FROM renewed
    UNION
    SELECT before_id FROM renewed
),
labelled AS (
    SELECT
        version_id,
        table_number,
        label,
        row_number() OVER (PARTITION BY version_id, label ORDER BY table_number) AS table_occurrence
    FROM report_table
    WHERE version_id IN (SELECT version_id FROM looked_at)
),
cell AS (
    SELECT
        o.*,
        t.label,
        t.table_occurrence,
        row_number() OVER (
            PARTITION BY o.version_id, o.table_number, o.row_path, o.column_path
            ORDER BY o.ordinal
        ) AS occurrence,
        {
            'raw': o.raw,
            'value': o.value,
            'unit': o.unit,
            'question': o.question,
            'qualifier': o.qualifier,
            'markers': o.markers,
            'dimension': o.dimension,
            'category': o.category,
            'period': o.period
        } AS says
    FROM observation AS o
    JOIN labelled AS t USING (version_id, table_number)
),
old_cell AS (
    SELECT v.version_id AS step, cell.*
    FROM renewed AS v
    JOIN cell ON cell.version_id = v.before_id
),
new_cell AS (
    SELECT v.version_id AS step, cell.*
    FROM renewed AS v
    JOIN cell USING (version_id)
)
SELECT
    v.report_id,
    v.title AS report_title,
    v.ordinal AS version_ordinal,
    v.recorded_at,
    v.reason,
    CASE
        WHEN o.says IS NULL THEN 'added'
        WHEN n.says IS NULL THEN 'removed'
        ELSE 'changed'
    END AS change,
    label AS table_label,
    array_to_string(row_path, ' › ') AS row_text,
    array_to_string(column_path, ' › ') AS column_text,
    o.raw AS was,
    n.raw AS became,
    o.value AS was_value,
    n.value AS became_value,
    coalesce(n.unit, o.unit) AS unit,
    coalesce(n.table_number, o.table_number) AS table_number,
    coalesce(n.ordinal, o.ordinal) AS ordinal,
    v.version_id
FROM new_cell AS n
FULL JOIN old_cell AS o
    USING (step, label, table_occurrence, row_path, column_path, occurrence)
JOIN renewed AS v ON v.version_id = step
WHERE n.says IS DISTINCT FROM o.says;
COMMENT ON MACRO TABLE changes_since IS 'Each cell that was added, removed or changed by a version stored after a moment, against the version before it: SELECT * FROM changes_since(''2026-01-31''). First versions are not in it; see versions.';
