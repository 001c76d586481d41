-- What running text claims, beside the tables that it rests on. Only added to, like all else.

CREATE TABLE claim (
    version_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    quantity VARCHAR NOT NULL,
    low DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    exact BOOLEAN NOT NULL,
    statistic BOOLEAN NOT NULL,
    item VARCHAR,
    group_text VARCHAR,
    direction VARCHAR,
    table_label VARCHAR,
    cells STRUCT(row_path VARCHAR[], column_path VARCHAR[])[] NOT NULL,
    table_number INTEGER,
    observations INTEGER[] NOT NULL,
    operation VARCHAR,
    found DOUBLE,
    verdict VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    facts STRUCT(name VARCHAR, value VARCHAR)[] NOT NULL,
    page INTEGER,
    line INTEGER,
    bbox DOUBLE[]
);
COMMENT ON TABLE claim IS 'Every number that the running text of a version states, and what its own tables say of it.';
COMMENT ON COLUMN claim.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN claim.position IS 'Its place in the order of claims of its version, from 1.';
COMMENT ON COLUMN claim.sentence IS 'The whole sentence, with line breaks and end-of-line hyphens undone.';
COMMENT ON COLUMN claim.quantity IS 'The words of the sentence that state the number.';
COMMENT ON COLUMN claim.low IS 'Lowest number, in unit, that those words can mean.';
COMMENT ON COLUMN claim.high IS 'Highest number, in unit, that those words can mean.';
COMMENT ON COLUMN claim.unit IS 'Unit of the number as a code, such as percent or mean.';
COMMENT ON COLUMN claim.exact IS 'False where the words leave room, such as ruim een kwart.';
COMMENT ON COLUMN claim.statistic IS 'True where it is about what people answered or do; false for registrations, budgets or prices.';
COMMENT ON COLUMN claim.item IS 'What is measured; null where the text does not tell.';
COMMENT ON COLUMN claim.group_text IS 'Among whom; null where the text does not tell.';
COMMENT ON COLUMN claim.direction IS 'Which side its answers are on: for or against; null where the text does not tell.';
COMMENT ON COLUMN claim.table_label IS 'Label of the table that it rests on, as printed; null where nothing in the report carries it.';
COMMENT ON COLUMN claim.cells IS 'The cells of that table that it rests on, by their headings, outermost first.';
COMMENT ON COLUMN claim.table_number IS 'The table it rests on: report_table.table_number; null where no table has that label.';
COMMENT ON COLUMN claim.observations IS 'Where those cells are stored, in the same order: observation.ordinal within that table.';
COMMENT ON COLUMN claim.operation IS 'How the cells are joined: cell, sum, difference or each; null where it rests on none.';
COMMENT ON COLUMN claim.found IS 'The number computed from those cells; null where there is none.';
COMMENT ON COLUMN claim.verdict IS 'disagrees, review, agrees or not_in_document.';
COMMENT ON COLUMN claim.reason IS 'How the verdict came about, as a code such as no_link.';
COMMENT ON COLUMN claim.facts IS 'Names and values that fill the sentences of the reason, in any language.';
COMMENT ON COLUMN claim.page IS 'Page, from 1.';
COMMENT ON COLUMN claim.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN claim.bbox IS 'Place in a PDF: x0, top, x1, bottom, in points from the top left.';

-- A version without claims keeps the hashes that it had before there were any.
COMMENT ON COLUMN version.content_sha256 IS 'SHA-256 of the content alone: document facts, captions, notes, cells and claims as stated; no places, file names or times.';
COMMENT ON COLUMN version.findings_sha256 IS 'SHA-256 of the code, severity, table, row and column of all findings, and of what was made of each claim.';

CREATE MACRO claims_as_of(moment) AS TABLE
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
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM chosen AS v
JOIN claim AS c USING (version_id)
LEFT JOIN report_table AS t ON t.version_id = c.version_id AND t.table_number = c.table_number;
COMMENT ON MACRO TABLE claims_as_of IS 'The view current_claims as it was at a moment: SELECT * FROM claims_as_of(''2026-01-31 12:00:00+01'').';

CREATE VIEW current_claims AS
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
COMMENT ON COLUMN current_claims.version_id IS 'Key of the version that holds the claim.';
COMMENT ON COLUMN current_claims.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN current_claims.recorded_at IS 'When that version was stored.';
