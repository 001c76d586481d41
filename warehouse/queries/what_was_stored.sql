-- Which versions were stored in the last 30 days, why, and how much did each of them change?
-- All cells of a first version count as added.
SELECT
    recorded_at,
    report_title,
    ordinal AS version_ordinal,
    reason,
    cells_added,
    cells_removed,
    cells_changed,
    error_count,
    program_version,
    source_name
FROM versions
WHERE recorded_at >= now() - INTERVAL 30 DAY
ORDER BY recorded_at DESC, report_id;
