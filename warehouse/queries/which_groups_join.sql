-- What did the same group answer to the same question in several reports, whatever they call it? Only
-- cells without an error. That a group joins does not make its numbers comparable: people of other
-- ages may have been asked, or on another scale; `tabel-extract trend` names what changed. Where
-- code_match is near, a person found the label to be nearly what the category means.
SELECT
    question,
    row_text,
    category_nl AS group_name,
    category_code,
    report_title,
    table_label,
    period,
    population,
    dimension,
    category,
    code_match,
    value,
    unit
FROM coded_observations
WHERE category_code IS NOT NULL
    AND question IS NOT NULL
    AND value IS NOT NULL
    AND is_valid
    AND decision IS DISTINCT FROM 'rejected'
QUALIFY count(DISTINCT report_id) OVER (
    PARTITION BY wording_key(question), row_text, category_code, unit
) > 1
ORDER BY wording_key(question), row_text, dimension_code, list_code, category_position, period, report_id;
