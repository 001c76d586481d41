-- Which reports are there, about whom, when were they asked, how many, and what is left to check?
-- Null is what a report does not tell.
SELECT
    r.report_title,
    r.publisher,
    r.population,
    r.fieldwork_first,
    r.fieldwork_last,
    r.sample_size,
    r.panel,
    r.table_count,
    r.observation_count,
    count(f.code) FILTER (f.severity = 'error') AS open_errors,
    count(f.code) FILTER (f.severity = 'warning') AS open_warnings,
    r.first_seen_at,
    r.changed_at
FROM reports AS r
LEFT JOIN open_findings AS f USING (report_id)
GROUP BY ALL
ORDER BY r.fieldwork_last DESC NULLS LAST, r.report_title;
