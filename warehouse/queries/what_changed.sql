-- Which cells show another number than in the version before, in reports that were revised or
-- reread in the last 30 days?
WITH renewed AS (
    SELECT v.*, before.version_id AS before_id
    FROM versions AS v
    JOIN versions AS before ON before.report_id = v.report_id AND before.ordinal = v.ordinal - 1
    WHERE v.recorded_at >= now() - INTERVAL 30 DAY
),
-- Cells with the same headings, in tables with the same label, are told apart by their order.
numbered AS (
    SELECT
        o.*,
        t.label,
        row_number() OVER (
            PARTITION BY o.version_id, t.label, o.row_path, o.column_path
            ORDER BY o.table_number, o.ordinal
        ) AS occurrence
    FROM observation AS o
    JOIN report_table AS t ON t.version_id = o.version_id AND t.table_number = o.table_number
    WHERE o.version_id IN (SELECT unnest([version_id, before_id]) FROM renewed)
)
SELECT
    renewed.report_title,
    renewed.recorded_at,
    renewed.reason,
    new.label AS table_label,
    array_to_string(new.row_path, ' › ') AS row_text,
    array_to_string(new.column_path, ' › ') AS column_text,
    old.raw AS was,
    new.raw AS became
FROM renewed
JOIN numbered AS new ON new.version_id = renewed.version_id
JOIN numbered AS old
    ON old.version_id = renewed.before_id
    AND old.label = new.label
    AND old.row_path = new.row_path
    AND old.column_path = new.column_path
    AND old.occurrence = new.occurrence
WHERE old.raw <> new.raw OR old.value IS DISTINCT FROM new.value
ORDER BY renewed.recorded_at DESC, renewed.report_id, new.table_number, new.ordinal;
