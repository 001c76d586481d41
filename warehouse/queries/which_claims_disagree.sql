-- Which sentences claim another number than the table they rest on, newest report first?
-- A claim can mean any number from low to high. Where a cell that it rests on has an error itself,
-- the table may be what is wrong: cells_are_valid is then false.
SELECT
    c.report_title,
    c.recorded_at,
    c.page,
    c.sentence,
    c.quantity,
    c.low,
    c.high,
    c.found,
    c.unit,
    c.table_label,
    c.cell_texts,
    NOT EXISTS (
        SELECT 1
        FROM observations AS o
        WHERE o.version_id = c.version_id
            AND o.table_number = c.table_number
            AND list_contains(c.observations, o.ordinal)
            AND NOT o.is_valid
    ) AS cells_are_valid
FROM current_claims AS c
WHERE c.verdict = 'disagrees'
ORDER BY c.recorded_at DESC, c.report_id, c.position;
