-- Which group gave which answer to which question, and how far is it from the answer of all?
-- Only cells without an error. A total is a cell with no dimension in the same table: in the same
-- row where the columns are subgroups, in the same column where the rows are.
SELECT
    answer.report_title,
    answer.table_label,
    answer.period,
    answer.question,
    answer.row_text,
    answer.column_text,
    answer.dimension,
    answer.category,
    answer.value,
    answer.unit,
    round(answer.value - total.value, 1) AS difference_from_total
FROM observations AS answer
LEFT JOIN observations AS total
    ON total.version_id = answer.version_id
    AND total.table_number = answer.table_number
    AND (
        total.row_path = answer.row_path
        OR (total.column_path = answer.column_path AND total.row_path[-1] ILIKE 'tota%')
    )
    AND total.question = answer.question
    AND total.unit = answer.unit
    AND total.dimension IS NULL
    AND total.is_valid
WHERE answer.dimension IS NOT NULL
    AND answer.question IS NOT NULL
    AND answer.value IS NOT NULL
    AND answer.is_valid
ORDER BY answer.report_id, answer.table_number, answer.ordinal, total.ordinal;
