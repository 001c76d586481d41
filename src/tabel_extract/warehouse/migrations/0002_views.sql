-- What analysts use. One definition serves the current state and any past one: a version is chosen
-- per report, and everything else follows from it.

CREATE MACRO observations_as_of(moment) AS TABLE
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
        list(finding ORDER BY position) AS findings,
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
        list(finding ORDER BY position) AS findings,
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
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM chosen AS v
JOIN report_table AS t USING (version_id)
JOIN observation AS o ON o.version_id = t.version_id AND o.table_number = t.table_number
LEFT JOIN about_cell AS c
    ON c.version_id = o.version_id AND c.table_number = o.table_number AND c.ordinal = o.ordinal
LEFT JOIN about_table AS a ON a.version_id = t.version_id AND a.table_number = t.table_number;
COMMENT ON MACRO TABLE observations_as_of IS 'The view observations as it was at a moment: SELECT * FROM observations_as_of(''2026-01-31 12:00:00+01'').';

CREATE VIEW observations AS
SELECT * FROM observations_as_of('infinity');
COMMENT ON VIEW observations IS 'Every printed cell of the current version of every report, flat, valid or not.';
COMMENT ON COLUMN observations.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN observations.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN observations.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN observations.table_number IS 'Place of the table in the order of the report, from 1.';
COMMENT ON COLUMN observations.table_label IS 'Kind and number of the table as printed, such as Tabel 7.2.';
COMMENT ON COLUMN observations.table_title IS 'Caption of the table without label, population, period, unit and markers.';
COMMENT ON COLUMN observations.period IS 'Period of the cell as printed: of its own row or column, else of the caption.';
COMMENT ON COLUMN observations.population IS 'Who the cell is about: from the caption, else from the report.';
COMMENT ON COLUMN observations.ordinal IS 'Place of the cell in the reading order of its table, from 1.';
COMMENT ON COLUMN observations.row_path IS 'Row headings, outermost first; empty where the table has none.';
COMMENT ON COLUMN observations.row_text IS 'The row headings in one text, with › between them.';
COMMENT ON COLUMN observations.column_path IS 'Column headings, outermost first.';
COMMENT ON COLUMN observations.column_text IS 'The column headings in one text, with › between them.';
COMMENT ON COLUMN observations.dimension IS 'What the subgroup is about, such as opleiding; null for a total.';
COMMENT ON COLUMN observations.category IS 'The subgroup, such as hbo, wo; null for a total.';
COMMENT ON COLUMN observations.value IS 'The number printed, in unit; null where none is printed.';
COMMENT ON COLUMN observations.raw IS 'The cell as printed, without note markers.';
COMMENT ON COLUMN observations.qualifier IS 'Why there is no plain number, or what it carries, such as missing, below, blank or significant.';
COMMENT ON COLUMN observations.unit IS 'Unit of this cell, such as percent, percentage_points, mean or count.';
COMMENT ON COLUMN observations.question IS 'Exact question wording that the cell answers.';
COMMENT ON COLUMN observations.markers IS 'Note markers on the row, the column or the cell.';
COMMENT ON COLUMN observations.page IS 'Page, from 1; null where the source does not mark pages.';
COMMENT ON COLUMN observations.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN observations.table_source IS 'Source of the figures, as printed below the table.';
COMMENT ON COLUMN observations.findings IS 'Findings about this cell, its row, its column or its table: code, severity and message; empty where there are none.';
COMMENT ON COLUMN observations.worst_severity IS 'Worst severity among those findings; null where there are none.';
COMMENT ON COLUMN observations.is_valid IS 'False where one of those findings is an error.';
COMMENT ON COLUMN observations.version_id IS 'Key of the version that holds the cell.';
COMMENT ON COLUMN observations.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN observations.recorded_at IS 'When that version was stored.';

CREATE VIEW versions AS
SELECT
    report_id,
    ordinal,
    ordinal = max(ordinal) OVER (PARTITION BY report_id) AS is_current,
    recorded_at,
    lead(recorded_at) OVER (PARTITION BY report_id ORDER BY ordinal) AS replaced_at,
    reason,
    cells_added,
    cells_removed,
    cells_changed,
    title AS report_title,
    publisher,
    table_count,
    observation_count,
    error_count,
    warning_count,
    info_count,
    program_version,
    source_name,
    source_sha256,
    source_format,
    version_id
FROM version;
COMMENT ON VIEW versions IS 'Every version of every report: since when, until when, why, and how much changed.';
COMMENT ON COLUMN versions.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN versions.ordinal IS 'Number of the version within its report, from 1.';
COMMENT ON COLUMN versions.is_current IS 'True for the newest version of the report.';
COMMENT ON COLUMN versions.recorded_at IS 'When the version was stored.';
COMMENT ON COLUMN versions.replaced_at IS 'When the next version was stored; null for the current one.';
COMMENT ON COLUMN versions.reason IS 'Why it was added: first_seen, source_revised (other bytes) or reread (same bytes, another result).';
COMMENT ON COLUMN versions.cells_added IS 'Cells that the version before did not have; all cells in a first version.';
COMMENT ON COLUMN versions.cells_removed IS 'Cells of the version before that are gone.';
COMMENT ON COLUMN versions.cells_changed IS 'Cells that print, mean or ask something else than in the version before.';
COMMENT ON COLUMN versions.report_title IS 'Title of the report as printed in this version.';
COMMENT ON COLUMN versions.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN versions.table_count IS 'Number of tables, figures and boxes.';
COMMENT ON COLUMN versions.observation_count IS 'Number of printed cells.';
COMMENT ON COLUMN versions.error_count IS 'Number of findings of severity error.';
COMMENT ON COLUMN versions.warning_count IS 'Number of findings of severity warning.';
COMMENT ON COLUMN versions.info_count IS 'Number of findings of severity info.';
COMMENT ON COLUMN versions.program_version IS 'Version of the program that read the source.';
COMMENT ON COLUMN versions.source_name IS 'File name of the source, without its folder.';
COMMENT ON COLUMN versions.source_sha256 IS 'SHA-256 of the bytes of the source, in hexadecimal.';
COMMENT ON COLUMN versions.source_format IS 'Format of the source: text or pdf.';
COMMENT ON COLUMN versions.version_id IS 'Key of the version, to join the tables by.';

CREATE VIEW reports AS
SELECT
    v.report_id,
    v.title AS report_title,
    v.publisher,
    try_cast(v.published_on AS DATE) AS published_on,
    v.language,
    v.population,
    try_cast(v.fieldwork_first AS DATE) AS fieldwork_first,
    try_cast(v.fieldwork_last AS DATE) AS fieldwork_last,
    v.sample_size,
    v.panel,
    v.weighting,
    v.pages,
    v.table_count,
    v.observation_count,
    v.error_count,
    v.warning_count,
    v.info_count,
    v.ordinal AS version_count,
    f.recorded_at AS first_seen_at,
    v.recorded_at AS changed_at,
    r.read_at AS last_read_at,
    v.source_name,
    v.version_id
FROM version AS v
JOIN version AS f ON f.report_id = v.report_id AND f.ordinal = 1
LEFT JOIN (SELECT report_id, max(read_at) AS read_at FROM reading GROUP BY report_id) AS r
    ON r.report_id = v.report_id
QUALIFY row_number() OVER (PARTITION BY v.report_id ORDER BY v.ordinal DESC) = 1;
COMMENT ON VIEW reports IS 'Every report in its current state: what it says about itself, how much it holds and how good that is.';
COMMENT ON COLUMN reports.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN reports.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN reports.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN reports.published_on IS 'Day of publication; null where the report gives no full date (see version.published_on).';
COMMENT ON COLUMN reports.language IS 'Language of the report, as a code such as nl.';
COMMENT ON COLUMN reports.population IS 'Who the report is about, where it says so for the whole report.';
COMMENT ON COLUMN reports.fieldwork_first IS 'First day of the fieldwork; null where the report gives no full date.';
COMMENT ON COLUMN reports.fieldwork_last IS 'Last day of the fieldwork; null where the report gives no full date.';
COMMENT ON COLUMN reports.sample_size IS 'Number of respondents that the report states.';
COMMENT ON COLUMN reports.panel IS 'Panel or register that the respondents were drawn from.';
COMMENT ON COLUMN reports.weighting IS 'Variables that the answers were weighted by.';
COMMENT ON COLUMN reports.pages IS 'Number of pages; null where the source does not mark them.';
COMMENT ON COLUMN reports.table_count IS 'Number of tables, figures and boxes.';
COMMENT ON COLUMN reports.observation_count IS 'Number of printed cells.';
COMMENT ON COLUMN reports.error_count IS 'Number of open findings of severity error.';
COMMENT ON COLUMN reports.warning_count IS 'Number of open findings of severity warning.';
COMMENT ON COLUMN reports.info_count IS 'Number of open findings of severity info.';
COMMENT ON COLUMN reports.version_count IS 'Number of versions stored.';
COMMENT ON COLUMN reports.first_seen_at IS 'When its first version was stored.';
COMMENT ON COLUMN reports.changed_at IS 'When its current version was stored.';
COMMENT ON COLUMN reports.last_read_at IS 'When a source of it was last read; a file that was skipped as unchanged is not read.';
COMMENT ON COLUMN reports.source_name IS 'File name of the source of the current version, without its folder.';
COMMENT ON COLUMN reports.version_id IS 'Key of the current version, to join the tables by.';

CREATE VIEW open_findings AS
SELECT
    v.report_id,
    v.title AS report_title,
    f.severity,
    f.code,
    f.message,
    f.scope,
    f.table_label,
    t.title AS table_title,
    array_to_string(f.row_path, ' › ') AS row_text,
    array_to_string(f.column_path, ' › ') AS column_text,
    len(f.observations) AS cell_count,
    f.page,
    f.line,
    f.position,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM (
    SELECT *
    FROM version
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
) AS v
JOIN finding AS f USING (version_id)
LEFT JOIN report_table AS t ON t.version_id = f.version_id AND t.table_number = f.table_number;
COMMENT ON VIEW open_findings IS 'Every finding of the current version of every report.';
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
