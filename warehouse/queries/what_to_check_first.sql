-- What is there to check, in which report first, and in which tables?
SELECT
    report_title,
    severity,
    code,
    count(*) AS findings,
    list(DISTINCT table_label ORDER BY table_label) FILTER (table_label IS NOT NULL) AS tables,
    arg_min(message, position) AS first_message
FROM open_findings
GROUP BY report_id, report_title, severity, code
ORDER BY
    CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
    findings DESC,
    report_title,
    code;
