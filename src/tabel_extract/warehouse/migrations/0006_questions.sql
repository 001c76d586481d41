-- The question bank: every question wording of the current versions, and where it was asked. The
-- same letters and digits are the same question; one word more is another one.

CREATE MACRO wording_key(wording) AS
regexp_replace(lower(nfc_normalize(wording)), '[^\p{L}\p{N}]', '', 'g');
COMMENT ON MACRO wording_key IS 'The identity of a question: the letters and digits of its wording, in lower case.';

CREATE MACRO question_id(wording) AS 'q' || left(sha256(wording_key(wording)), 10);
COMMENT ON MACRO question_id IS 'A short name for a question, made of its wording_key: q and ten hexadecimal digits.';

CREATE MACRO period_year(period) AS
nullif(
    greatest(
        coalesce(
            list_max(
                list_transform(
                    list_filter(
                        regexp_extract_all(period, '[0-9]+'),
                        lambda digits: regexp_full_match(digits, '(19|20)[0-9][0-9]')
                    ),
                    lambda digits: CAST(digits AS INTEGER)
                )
            ),
            0
        ),
        coalesce(
            CAST(
                nullif(
                    regexp_replace(
                        regexp_extract(
                            period,
                            '((?:19|20)[0-9]{2}\s*(?:[/–—-]|t/m)\s*[’'']?[0-9]{2})(?:[^0-9]|$)',
                            1
                        ),
                        '^([0-9]{2}).*([0-9]{2})$',
                        '\1\2'
                    ),
                    ''
                ) AS INTEGER
            ),
            0
        )
    ),
    0
);
COMMENT ON MACRO period_year IS 'The year in which a period as printed ends, such as 2011 for 2010/’11; null where it names none.';

CREATE VIEW question_editions AS
WITH chosen AS (
    SELECT *
    FROM version
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
printed AS (
    SELECT
        o.version_id,
        o.table_number,
        o.question,
        count(*) AS cells,
        list(DISTINCT array_to_string(o.row_path, ' › ')) FILTER (len(o.row_path) > 0) AS rows,
        list(DISTINCT o.unit) FILTER (o.unit IS NOT NULL) AS units,
        list(DISTINCT o.period) FILTER (o.period IS NOT NULL) AS periods
    FROM observation AS o
    JOIN chosen USING (version_id)
    WHERE o.question <> ''
    GROUP BY ALL
    UNION ALL
    SELECT DISTINCT n.version_id, n.table_number, n.question, 0, [], [], []
    FROM note AS n
    JOIN chosen USING (version_id)
    WHERE n.question <> ''
),
asked AS (
    SELECT
        version_id,
        table_number,
        wording_key(question) AS wording_key,
        arg_max(question, cells) AS wording,
        CAST(sum(cells) AS INTEGER) AS cell_count,
        list_sort(list_distinct(flatten(list(rows)))) AS rows,
        list_sort(list_distinct(flatten(list(units)))) AS units,
        list_sort(list_distinct(flatten(list(periods)))) AS periods
    FROM printed
    GROUP BY ALL
    HAVING wording_key <> ''
),
scale AS (
    SELECT version_id, table_number, list(text ORDER BY position) AS notes
    FROM note
    WHERE kind = 'scale'
    GROUP BY ALL
),
dated AS (
    SELECT
        *,
        list_sort(
            list_transform(
                CASE WHEN len(a.periods) > 0 THEN a.periods ELSE [t.period] END,
                lambda one: {'year': period_year(one), 'period': one}
            ),
            'ASC',
            'NULLS FIRST'
        ) AS moments
    FROM asked AS a
    JOIN report_table AS t USING (version_id, table_number)
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

CREATE VIEW questions AS
SELECT
    question_id,
    wording_key,
    arg_max(wording, (coalesce(last_year, 0), version_id, table_number)) AS wording,
    count(*) AS editions,
    count(DISTINCT report_id) AS reports,
    arg_min(first_period, first_year) AS first_period,
    arg_max(last_period, last_year) AS last_period,
    min(first_year) AS first_year,
    max(last_year) AS last_year
FROM question_editions
GROUP BY question_id, wording_key;
COMMENT ON VIEW questions IS 'Every question of the current versions of all reports, one row for each wording up to layout.';
COMMENT ON COLUMN questions.question_id IS 'Short name of the question, made of its wording_key.';
COMMENT ON COLUMN questions.wording_key IS 'Identity of the question: the letters and digits of its wording, in lower case.';
COMMENT ON COLUMN questions.wording IS 'The wording as last printed.';
COMMENT ON COLUMN questions.editions IS 'Number of tables that print it: rows of question_editions.';
COMMENT ON COLUMN questions.reports IS 'Number of reports that print it.';
COMMENT ON COLUMN questions.first_period IS 'Earliest period of its numbers as printed; null where none names a year.';
COMMENT ON COLUMN questions.last_period IS 'Latest period of its numbers as printed; null where none names a year.';
COMMENT ON COLUMN questions.first_year IS 'Year in which the earliest period ends.';
COMMENT ON COLUMN questions.last_year IS 'Year in which the latest period ends.';
