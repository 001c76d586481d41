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

CREATE TABLE decision (
    decision_id BIGINT PRIMARY KEY,
    report_id VARCHAR NOT NULL,
    version_id BIGINT NOT NULL,
    kind VARCHAR NOT NULL,
    table_label VARCHAR,
    table_occurrence INTEGER,
    row_path VARCHAR[],
    column_path VARCHAR[],
    sentence VARCHAR,
    quantity VARCHAR,
    occurrence INTEGER NOT NULL,
    verdict VARCHAR NOT NULL,
    corrected VARCHAR,
    corrected_value DOUBLE,
    reason VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE decision IS 'Every decision that a person took about a cell or a claim; a later one counts instead of an earlier one about the same.';
COMMENT ON COLUMN decision.decision_id IS 'Key of the decision, rising in the order of deciding over all reports.';
COMMENT ON COLUMN decision.report_id IS 'The report.';
COMMENT ON COLUMN decision.version_id IS 'The version that the person looked at.';
COMMENT ON COLUMN decision.kind IS 'What it is about: cell or claim.';
COMMENT ON COLUMN decision.table_label IS 'Label of the table of the cell, as printed; null for a claim.';
COMMENT ON COLUMN decision.table_occurrence IS 'Which of the tables with that label, from 1; null for a claim.';
COMMENT ON COLUMN decision.row_path IS 'Row headings of the cell, outermost first; null for a claim.';
COMMENT ON COLUMN decision.column_path IS 'Column headings of the cell, outermost first; null for a claim.';
COMMENT ON COLUMN decision.sentence IS 'The sentence of the claim; null for a cell.';
COMMENT ON COLUMN decision.quantity IS 'The words of that sentence that state the number; null for a cell.';
COMMENT ON COLUMN decision.occurrence IS 'Which of the cells with those headings, or of the claims with those words, from 1.';
COMMENT ON COLUMN decision.verdict IS 'accepted, rejected, corrected, or withdrawn: what was decided before no longer counts.';
COMMENT ON COLUMN decision.corrected IS 'What it should be, as it would be printed, where it was corrected.';
COMMENT ON COLUMN decision.corrected_value IS 'The same as a number; null where it is a sign.';
COMMENT ON COLUMN decision.reason IS 'Why, in the words of the person.';
COMMENT ON COLUMN decision.name IS 'Who decided.';
COMMENT ON COLUMN decision.decided_at IS 'When; rises with decision_id, even if the clock was set back.';

-- The one place that tells whether a decision still counts: the latest one about a cell or a claim
-- does for as long as that says what it said in the version that the person looked at.
CREATE MACRO decisions_as_of(moment) AS TABLE
WITH taken AS (
    SELECT
        *,
        lead(verdict) OVER (
            PARTITION BY
                report_id, kind, table_label, table_occurrence, row_path, column_path,
                sentence, quantity, occurrence
            ORDER BY decision_id
        ) AS next_verdict
    FROM decision
    WHERE decided_at <= CAST(moment AS TIMESTAMPTZ)
),
chosen AS (
    SELECT *
    FROM version
    WHERE
        recorded_at <= CAST(moment AS TIMESTAMPTZ)
        AND report_id IN (SELECT report_id FROM taken)
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
looked_at AS (
    SELECT version_id FROM chosen
    UNION
    SELECT version_id FROM taken
),
cell_table AS (
    SELECT
        t.version_id,
        t.table_number,
        t.label,
        row_number() OVER (PARTITION BY t.version_id, t.label ORDER BY t.table_number) AS occurrence,
        coalesce(t.population, v.population) AS population,
        t.period
    FROM report_table AS t
    JOIN version AS v USING (version_id)
    WHERE
        t.version_id IN (SELECT version_id FROM looked_at)
        AND t.label IN (SELECT table_label FROM taken)
),
cell AS (
    SELECT
        o.version_id,
        o.table_number,
        o.ordinal,
        t.label,
        t.occurrence AS table_occurrence,
        o.row_path,
        o.column_path,
        row_number() OVER (
            PARTITION BY o.version_id, o.table_number, o.row_path, o.column_path
            ORDER BY o.ordinal
        ) AS occurrence,
        o.raw,
        o.value,
        {
            'raw': o.raw,
            'value': o.value,
            'qualifier': o.qualifier,
            'unit': o.unit,
            'question': o.question,
            'period': coalesce(o.period, t.period),
            'population': t.population
        } AS says
    FROM cell_table AS t
    JOIN observation AS o USING (version_id, table_number)
),
stated AS (
    SELECT
        version_id,
        position,
        sentence,
        quantity,
        row_number() OVER (
            PARTITION BY version_id, sentence, quantity ORDER BY position
        ) AS occurrence,
        verdict,
        found,
        {
            'low': low,
            'high': high,
            'unit': unit,
            'table': table_label,
            'cells': cells,
            'operation': operation,
            'found': found,
            'verdict': verdict
        } AS says
    FROM claim
    WHERE
        version_id IN (SELECT version_id FROM looked_at)
        AND sentence IN (SELECT sentence FROM taken)
),
compared AS (
    SELECT
        d.*,
        was.raw AS was,
        now.raw AS now,
        now.value AS now_value,
        now.table_number,
        now.ordinal AS position,
        now.ordinal IS NOT NULL AND now.says IS NOT DISTINCT FROM was.says AS is_same
    FROM taken AS d
    JOIN chosen AS c USING (report_id)
    LEFT JOIN cell AS was
        ON was.version_id = d.version_id
        AND was.label = d.table_label
        AND was.table_occurrence = d.table_occurrence
        AND was.row_path = d.row_path
        AND was.column_path = d.column_path
        AND was.occurrence = d.occurrence
    LEFT JOIN cell AS now
        ON now.version_id = c.version_id
        AND now.label = d.table_label
        AND now.table_occurrence = d.table_occurrence
        AND now.row_path = d.row_path
        AND now.column_path = d.column_path
        AND now.occurrence = d.occurrence
    WHERE d.kind = 'cell'
    UNION ALL
    SELECT
        d.*,
        was.verdict,
        now.verdict,
        now.found,
        NULL,
        now.position,
        now.position IS NOT NULL AND now.says IS NOT DISTINCT FROM was.says
    FROM taken AS d
    JOIN chosen AS c USING (report_id)
    LEFT JOIN stated AS was
        ON was.version_id = d.version_id
        AND was.sentence = d.sentence
        AND was.quantity = d.quantity
        AND was.occurrence = d.occurrence
    LEFT JOIN stated AS now
        ON now.version_id = c.version_id
        AND now.sentence = d.sentence
        AND now.quantity = d.quantity
        AND now.occurrence = d.occurrence
    WHERE d.kind = 'claim'
)
SELECT
    d.decision_id,
    d.report_id,
    c.title AS report_title,
    d.kind,
    CASE
        WHEN coalesce(d.next_verdict, d.verdict) = 'withdrawn' THEN 'withdrawn'
        WHEN d.next_verdict IS NOT NULL THEN 'replaced'
        WHEN d.is_same THEN 'stands'
        ELSE 'lapsed'
    END AS state,
    d.verdict AS decision,
    d.name AS decided_by,
    d.decided_at,
    d.reason AS decision_reason,
    d.corrected,
    d.corrected_value,
    d.was,
    d.now,
    d.now_value,
    d.table_label,
    d.table_occurrence,
    d.row_path,
    array_to_string(d.row_path, ' › ') AS row_text,
    d.column_path,
    array_to_string(d.column_path, ' › ') AS column_text,
    d.sentence,
    d.quantity,
    d.occurrence,
    d.table_number,
    d.position,
    c.version_id,
    v.ordinal AS decided_version_ordinal
FROM compared AS d
JOIN chosen AS c USING (report_id)
JOIN version AS v ON v.version_id = d.version_id;
COMMENT ON MACRO TABLE decisions_as_of IS 'The view decisions as it was at a moment: SELECT * FROM decisions_as_of(''2026-01-31 12:00:00+01'').';

CREATE VIEW decisions AS
SELECT * FROM decisions_as_of('infinity');
COMMENT ON VIEW decisions IS 'Every decision about a cell or a claim, whether it still counts, and what the cell or claim says now.';
COMMENT ON COLUMN decisions.decision_id IS 'Key of the decision, rising in the order of deciding over all reports.';
COMMENT ON COLUMN decisions.report_id IS 'The report.';
COMMENT ON COLUMN decisions.report_title IS 'Title of the report as printed in its current version.';
COMMENT ON COLUMN decisions.kind IS 'What it is about: cell or claim.';
COMMENT ON COLUMN decisions.state IS 'stands; lapsed, as the cell or claim says something else now or is gone; replaced by a later decision; or withdrawn.';
COMMENT ON COLUMN decisions.decision IS 'accepted, rejected, corrected or withdrawn.';
COMMENT ON COLUMN decisions.decided_by IS 'Who decided.';
COMMENT ON COLUMN decisions.decided_at IS 'When.';
COMMENT ON COLUMN decisions.decision_reason IS 'Why, in the words of the person.';
COMMENT ON COLUMN decisions.corrected IS 'What it should be, as it would be printed, where it was corrected.';
COMMENT ON COLUMN decisions.corrected_value IS 'The same as a number; null where it is a sign.';
COMMENT ON COLUMN decisions.was IS 'What the person looked at: the cell as printed, or the verdict on the claim.';
COMMENT ON COLUMN decisions.now IS 'The same as it is now; null where the cell or claim is gone.';
COMMENT ON COLUMN decisions.now_value IS 'The number that the cell prints now, or that was found in the cells of the claim.';
COMMENT ON COLUMN decisions.table_label IS 'Label of the table of the cell, as printed; null for a claim.';
COMMENT ON COLUMN decisions.table_occurrence IS 'Which of the tables with that label, from 1; null for a claim.';
COMMENT ON COLUMN decisions.row_path IS 'Row headings of the cell, outermost first; null for a claim.';
COMMENT ON COLUMN decisions.row_text IS 'The row headings in one text, with › between them.';
COMMENT ON COLUMN decisions.column_path IS 'Column headings of the cell, outermost first; null for a claim.';
COMMENT ON COLUMN decisions.column_text IS 'The column headings in one text, with › between them.';
COMMENT ON COLUMN decisions.sentence IS 'The sentence of the claim; null for a cell.';
COMMENT ON COLUMN decisions.quantity IS 'The words of that sentence that state the number; null for a cell.';
COMMENT ON COLUMN decisions.occurrence IS 'Which of the cells with those headings, or of the claims with those words, from 1.';
COMMENT ON COLUMN decisions.table_number IS 'Table that the cell stands in now, by its place in the report, from 1; null for a claim or where it is gone.';
COMMENT ON COLUMN decisions.position IS 'Place now of the cell in its table (ordinal of observations) or of the claim in the report, from 1; null where it is gone.';
COMMENT ON COLUMN decisions.version_id IS 'Key of the current version, which the cell or claim is compared in.';
COMMENT ON COLUMN decisions.decided_version_ordinal IS 'Number of the version that the person looked at, within its report.';

-- Both views of what a report says now show the decisions that stand, and are otherwise as before.
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

CREATE OR REPLACE VIEW observations AS
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
COMMENT ON COLUMN observations.decision IS 'What a person decided about the cell, where that stands: accepted, rejected or corrected; else null.';
COMMENT ON COLUMN observations.decided_by IS 'Who decided that.';
COMMENT ON COLUMN observations.decided_at IS 'When.';
COMMENT ON COLUMN observations.decision_reason IS 'Why, in their words.';
COMMENT ON COLUMN observations.corrected_value IS 'The number that it should be, in unit, where it was corrected to one; to a sign instead, see decisions.corrected.';
COMMENT ON COLUMN observations.version_id IS 'Key of the version that holds the cell.';
COMMENT ON COLUMN observations.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN observations.recorded_at IS 'When that version was stored.';

CREATE OR REPLACE MACRO claims_as_of(moment) AS TABLE
WITH chosen AS (
    SELECT *
    FROM version
    WHERE recorded_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
)
SELECT
    v.report_id,
    v.publisher,
    v.title AS report_title,
    c.position,
    c.sentence,
    c.quantity,
    c.low,
    c.high,
    c.unit,
    c.exact,
    c.statistic,
    c.item,
    c.group_text,
    c.direction,
    c.verdict,
    c.reason,
    c.facts,
    c.found,
    c.operation,
    c.table_number,
    c.table_label,
    t.title AS table_title,
    c.observations,
    list_transform(
        c.cells,
        lambda cell: array_to_string(list_concat(cell.row_path, cell.column_path), ' › ')
    ) AS cell_texts,
    c.page,
    c.line,
    d.decision,
    d.decided_by,
    d.decided_at,
    d.decision_reason,
    d.corrected_value,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM chosen AS v
JOIN claim AS c USING (version_id)
LEFT JOIN report_table AS t ON t.version_id = c.version_id AND t.table_number = c.table_number
LEFT JOIN (
    SELECT * FROM decisions_as_of(moment) WHERE kind = 'claim' AND state = 'stands'
) AS d
    ON d.version_id = c.version_id AND d.position = c.position;
COMMENT ON MACRO TABLE claims_as_of IS 'The view current_claims as it was at a moment: SELECT * FROM claims_as_of(''2026-01-31 12:00:00+01'').';

CREATE OR REPLACE VIEW current_claims AS
SELECT * FROM claims_as_of('infinity');
COMMENT ON VIEW current_claims IS 'Every claim of the current version of every report, flat, with what its tables say of it.';
COMMENT ON COLUMN current_claims.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN current_claims.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN current_claims.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN current_claims.position IS 'Place in the order of claims of its version, from 1.';
COMMENT ON COLUMN current_claims.sentence IS 'The whole sentence, with line breaks and end-of-line hyphens undone.';
COMMENT ON COLUMN current_claims.quantity IS 'The words of the sentence that state the number.';
COMMENT ON COLUMN current_claims.low IS 'Lowest number, in unit, that those words can mean.';
COMMENT ON COLUMN current_claims.high IS 'Highest number, in unit, that those words can mean.';
COMMENT ON COLUMN current_claims.unit IS 'Unit of the number as a code, such as percent or mean.';
COMMENT ON COLUMN current_claims.exact IS 'False where the words leave room, such as ruim een kwart.';
COMMENT ON COLUMN current_claims.statistic IS 'True where it is about what people answered or do; false for registrations, budgets or prices.';
COMMENT ON COLUMN current_claims.item IS 'What is measured; null where the text does not tell.';
COMMENT ON COLUMN current_claims.group_text IS 'Among whom; null where the text does not tell.';
COMMENT ON COLUMN current_claims.direction IS 'Which side its answers are on: for or against; null where the text does not tell.';
COMMENT ON COLUMN current_claims.verdict IS 'disagrees, review, agrees or not_in_document.';
COMMENT ON COLUMN current_claims.reason IS 'How the verdict came about, as a code such as no_link.';
COMMENT ON COLUMN current_claims.facts IS 'Names and values that fill the sentences of the reason, in any language.';
COMMENT ON COLUMN current_claims.found IS 'The number computed from the cells that it rests on; null where there is none.';
COMMENT ON COLUMN current_claims.operation IS 'How those cells are joined: cell, sum, difference or each; null where it rests on none.';
COMMENT ON COLUMN current_claims.table_number IS 'Place of their table in the order of the report, from 1; null where no table has that label.';
COMMENT ON COLUMN current_claims.table_label IS 'Label of their table as printed; null where nothing in the report carries the claim.';
COMMENT ON COLUMN current_claims.table_title IS 'Caption of their table without label, population, period, unit and markers.';
COMMENT ON COLUMN current_claims.observations IS 'Those cells: observation.ordinal within that table; empty where it rests on none.';
COMMENT ON COLUMN current_claims.cell_texts IS 'The same cells as texts: row headings, then column headings, with › between them.';
COMMENT ON COLUMN current_claims.page IS 'Page, from 1; null where the source does not mark pages.';
COMMENT ON COLUMN current_claims.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN current_claims.decision IS 'What a person decided about the claim, where that stands: accepted, rejected or corrected; else null.';
COMMENT ON COLUMN current_claims.decided_by IS 'Who decided that.';
COMMENT ON COLUMN current_claims.decided_at IS 'When.';
COMMENT ON COLUMN current_claims.decision_reason IS 'Why, in their words.';
COMMENT ON COLUMN current_claims.corrected_value IS 'The number that it should be, in unit, where it was corrected to one; to a sign instead, see decisions.corrected.';
COMMENT ON COLUMN current_claims.version_id IS 'Key of the version that holds the claim.';
COMMENT ON COLUMN current_claims.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN current_claims.recorded_at IS 'When that version was stored.';
