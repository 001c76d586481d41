-- Which cells show another number than in the version before, in reports that were revised or
-- reread in the last 30 days?
SELECT report_title, recorded_at, reason, table_label, row_text, column_text, was, became
FROM changes_since(now() - INTERVAL 30 DAY)
WHERE change = 'changed' AND (was <> became OR was_value IS DISTINCT FROM became_value)
ORDER BY recorded_at DESC, report_id, table_number, ordinal;
