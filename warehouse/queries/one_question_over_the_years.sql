-- What did all people together answer, year after year, to the question that most tables ask?
-- Put the question_id of another question in its place: the view questions lists them. Numbers that
-- stand below each other need not be comparable: `tabel-extract trend` says what changed between.
SELECT year, period, report_title, table_label, population, sample_size, row_text, raw, unit, is_valid
FROM question_numbers
WHERE
    question_id = (
        SELECT question_id FROM questions ORDER BY editions DESC, last_year DESC, question_id LIMIT 1
    )
    AND dimension IS NULL
ORDER BY year, report_title, table_number, ordinal;
