-- Where was each report found, and since when is it there no more?
-- A file without a report could not be read, or waits for a run that can.
SELECT
    source,
    location,
    report_title,
    report_id,
    found_at,
    changed_at,
    vanished_at
FROM places
ORDER BY vanished_at DESC NULLS LAST, source, location;
