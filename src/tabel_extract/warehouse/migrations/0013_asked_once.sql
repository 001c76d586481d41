-- The same rows of table_question as before, made with less work: the key of a wording is made once
-- for each wording, not once for each note and table that prints it. And how a claim may join cells.

CREATE OR REPLACE MACRO table_questions_of(first_version, last_version) AS TABLE
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
    WHERE version_id BETWEEN first_version AND last_version AND question IS NOT NULL
),
worded AS (
    SELECT question, wording_key(question) AS wording_key
    FROM (SELECT DISTINCT question FROM printed WHERE question IS NOT NULL)
),
keyed AS (
    SELECT * REPLACE (coalesce(wording_key, '') AS wording_key)
    FROM printed
    LEFT JOIN worded USING (question)
    WHERE cells > 0 OR wording_key <> ''
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

COMMENT ON COLUMN claim.operation IS 'How the cells are joined: cell, sum, difference, rest (what they leave of 100) or each; null where it rests on none.';
COMMENT ON COLUMN current_claims.operation IS 'How those cells are joined: cell, sum, difference, rest (what they leave of 100) or each; null where it rests on none.';
