-- What each table asks, kept when a version is stored: so a question is found over all reports and
-- years without reading their cells.

CREATE TABLE table_question (
    version_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    wording_key VARCHAR NOT NULL,
    wording VARCHAR,
    cell_count INTEGER NOT NULL,
    rows VARCHAR[] NOT NULL,
    units VARCHAR[] NOT NULL,
    periods VARCHAR[] NOT NULL
);
COMMENT ON TABLE table_question IS 'What every table of every version asks, one row for each wording, and one for its cells of which no question is known.';
COMMENT ON COLUMN table_question.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN table_question.table_number IS 'The table it belongs to: report_table.table_number.';
COMMENT ON COLUMN table_question.wording_key IS 'Identity of the question: the letters and digits of its wording, in lower case; empty for the cells of which no question is known.';
COMMENT ON COLUMN table_question.wording IS 'The wording as this table prints it; null where no question is known.';
COMMENT ON COLUMN table_question.cell_count IS 'Number of printed cells that answer it; 0 where only a note prints it.';
COMMENT ON COLUMN table_question.rows IS 'Row headings of those cells, with › between levels, in order of the alphabet.';
COMMENT ON COLUMN table_question.units IS 'Units of those cells as codes, such as percent.';
COMMENT ON COLUMN table_question.periods IS 'Periods that the rows or columns of those cells name themselves.';

-- The one place that says what a table asks: used here for what is stored, and by the writer for
-- every version that it adds.
CREATE MACRO table_questions_of(first_version, last_version) AS TABLE
WITH printed AS (
    SELECT
        version_id,
        table_number,
        question,
        count(*) AS cells,
        list(DISTINCT array_to_string(row_path, ' › ')) FILTER (len(row_path) > 0) AS rows,
        list(DISTINCT unit) FILTER (unit IS NOT NULL) AS units,
        list(DISTINCT period) FILTER (period IS NOT NULL) AS periods
    FROM observation
    WHERE version_id BETWEEN first_version AND last_version
    GROUP BY version_id, table_number, question
    UNION ALL
    SELECT DISTINCT version_id, table_number, question, 0, [], [], []
    FROM note
    WHERE version_id BETWEEN first_version AND last_version AND wording_key(question) <> ''
),
keyed AS (
    SELECT *, coalesce(wording_key(question), '') AS wording_key FROM printed
)
SELECT
    version_id,
    table_number,
    wording_key,
    CASE WHEN wording_key <> '' THEN arg_max(question, (cells, question)) END AS wording,
    CAST(sum(cells) AS INTEGER) AS cell_count,
    list_sort(list_distinct(flatten(list(rows)))) AS rows,
    list_sort(list_distinct(flatten(list(units)))) AS units,
    list_sort(list_distinct(flatten(list(periods)))) AS periods
FROM keyed
GROUP BY version_id, table_number, wording_key;
COMMENT ON MACRO TABLE table_questions_of IS 'The rows of table_question for the versions from one version_id to another, made of their cells and notes.';

INSERT INTO table_question BY NAME
SELECT q.*
FROM table_questions_of(
    (SELECT min(version_id) FROM version), (SELECT max(version_id) FROM version)
) AS q
ORDER BY version_id, table_number;

CREATE OR REPLACE VIEW question_editions AS
WITH chosen AS (
    SELECT *
    FROM version
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
scale AS (
    SELECT
        version_id,
        table_number,
        list_transform(
            list_sort(list({'position': position, 'text': text})), lambda one: one.text
        ) AS notes
    FROM note
    WHERE kind = 'scale'
    GROUP BY ALL
),
dated AS (
    SELECT
        a.*,
        t.label,
        t.title,
        t.kind,
        t.population,
        t.unit_text,
        t.pole_low,
        t.pole_high,
        t.source,
        list_sort(
            list_transform(
                CASE WHEN len(a.periods) > 0 THEN a.periods ELSE [t.period] END,
                lambda one: {'year': period_year(one), 'period': one}
            ),
            'ASC',
            'NULLS FIRST'
        ) AS moments
    FROM table_question AS a
    JOIN chosen USING (version_id)
    JOIN report_table AS t USING (version_id, table_number)
    WHERE a.wording_key <> ''
)
SELECT
    'q' || left(sha256(d.wording_key), 10) AS question_id,
    d.wording_key,
    d.wording,
    v.report_id,
    v.publisher,
    v.title AS report_title,
    d.table_number,
    d.label AS table_label,
    d.title AS table_title,
    d.kind AS table_kind,
    coalesce(d.population, v.population) AS population,
    d.moments[1].period AS first_period,
    d.moments[-1].period AS last_period,
    d.moments[1].year AS first_year,
    d.moments[-1].year AS last_year,
    d.unit_text,
    d.units,
    d.pole_low,
    d.pole_high,
    coalesce(s.notes, []) AS scale_notes,
    d.rows,
    d.source AS table_source,
    v.fieldwork_first,
    v.fieldwork_last,
    v.sample_size,
    v.panel,
    d.cell_count,
    v.version_id,
    v.ordinal AS version_ordinal,
    v.recorded_at
FROM dated AS d
JOIN chosen AS v USING (version_id)
LEFT JOIN scale AS s USING (version_id, table_number);
COMMENT ON VIEW question_editions IS 'Where each question was asked: one row for each table of the current version of a report that prints its wording.';
COMMENT ON COLUMN question_editions.question_id IS 'Short name of the question: the same wherever its wording is the same up to layout.';
COMMENT ON COLUMN question_editions.wording_key IS 'Identity of the question: the letters and digits of its wording, in lower case.';
COMMENT ON COLUMN question_editions.wording IS 'The wording as this table prints it.';
COMMENT ON COLUMN question_editions.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN question_editions.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN question_editions.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN question_editions.table_number IS 'Place of the table in the order of the report, from 1.';
COMMENT ON COLUMN question_editions.table_label IS 'Kind and number of the table as printed, such as Tabel 7.2.';
COMMENT ON COLUMN question_editions.table_title IS 'Caption of the table without label, population, period, unit and markers.';
COMMENT ON COLUMN question_editions.table_kind IS 'table, figure or box.';
COMMENT ON COLUMN question_editions.population IS 'The base: who was asked, from the caption, else from the report; null where neither says.';
COMMENT ON COLUMN question_editions.first_period IS 'First period of the numbers as printed: of their rows or columns, else of the caption.';
COMMENT ON COLUMN question_editions.last_period IS 'Last period of the numbers as printed; the first one where there is only one.';
COMMENT ON COLUMN question_editions.first_year IS 'Year in which the first period ends; null where it names none.';
COMMENT ON COLUMN question_editions.last_year IS 'Year in which the last period ends; null where it names none.';
COMMENT ON COLUMN question_editions.unit_text IS 'Unit of the caption as printed.';
COMMENT ON COLUMN question_editions.units IS 'Units of the cells that answer the question, as codes such as percent.';
COMMENT ON COLUMN question_editions.pole_low IS 'Words at the low end of the scale, where the table prints them.';
COMMENT ON COLUMN question_editions.pole_high IS 'Words at the high end of the scale, where the table prints them.';
COMMENT ON COLUMN question_editions.scale_notes IS 'Notes of the table that tell the scale; empty where there are none.';
COMMENT ON COLUMN question_editions.rows IS 'Row headings of the cells that answer it: items and answers, with › between levels.';
COMMENT ON COLUMN question_editions.table_source IS 'Source of the figures, as printed below the table.';
COMMENT ON COLUMN question_editions.fieldwork_first IS 'First day of the fieldwork of the report, as ISO text.';
COMMENT ON COLUMN question_editions.fieldwork_last IS 'Last day of the fieldwork of the report, as ISO text.';
COMMENT ON COLUMN question_editions.sample_size IS 'Number of respondents that the report states, for all its questions.';
COMMENT ON COLUMN question_editions.panel IS 'Panel or register that the respondents of the report were drawn from.';
COMMENT ON COLUMN question_editions.cell_count IS 'Number of printed cells that answer it; 0 for a figure that prints no numbers.';
COMMENT ON COLUMN question_editions.version_id IS 'Key of the version that holds the table.';
COMMENT ON COLUMN question_editions.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN question_editions.recorded_at IS 'When that version was stored.';
