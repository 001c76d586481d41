-- Where reports were found: each look at a source, and each time that a file came into a place of
-- one, changed there, or left it. Only added to; what is there now is the last event of each place.

CREATE TABLE source_look (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    looked_at TIMESTAMPTZ NOT NULL,
    outcome VARCHAR NOT NULL,
    message VARCHAR,
    files INTEGER NOT NULL,
    fetched INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    vanished INTEGER NOT NULL
);
COMMENT ON TABLE source_look IS 'Every look at a source of reports, one row each.';
COMMENT ON COLUMN source_look.run_id IS 'The run that looked: run.run_id.';
COMMENT ON COLUMN source_look.source IS 'The source, by its name in sources.toml.';
COMMENT ON COLUMN source_look.kind IS 'What it is: folder, storage, page, feed or file.';
COMMENT ON COLUMN source_look.looked_at IS 'When it was looked at.';
COMMENT ON COLUMN source_look.outcome IS 'complete (all that is there was seen), partial (some of it) or failed (nothing); only a complete look tells what vanished.';
COMMENT ON COLUMN source_look.message IS 'What was not seen, and what to do; null where all was.';
COMMENT ON COLUMN source_look.files IS 'Number of files that were there, but for those that wait.';
COMMENT ON COLUMN source_look.fetched IS 'Number of those that were new or changed, and got.';
COMMENT ON COLUMN source_look.waiting IS 'Number of files that are not whole yet, and are left until they are.';
COMMENT ON COLUMN source_look.vanished IS 'Number of files that were there at the look before.';

CREATE TABLE place_event (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL,
    source_sha256 VARCHAR,
    report_id VARCHAR
);
COMMENT ON TABLE place_event IS 'Every time that a file was found in a place, or was there no more, one row each.';
COMMENT ON COLUMN place_event.run_id IS 'The run that noted it: run.run_id.';
COMMENT ON COLUMN place_event.source IS 'The source, by its name in sources.toml.';
COMMENT ON COLUMN place_event.location IS 'Where in the source: a path within its folder, or an address without what is secret in it.';
COMMENT ON COLUMN place_event.event IS 'found (new there, with other bytes, or as another report) or vanished.';
COMMENT ON COLUMN place_event.happened_at IS 'When that was seen; it rises within a place, whatever the clock does.';
COMMENT ON COLUMN place_event.source_sha256 IS 'SHA-256 of the file that is, or last was, there: reading.source_sha256; null where it could not be read.';
COMMENT ON COLUMN place_event.report_id IS 'The report that it is; null where it could not be read or stored.';

CREATE VIEW places AS
WITH last_event AS (
    SELECT *
    FROM place_event
    QUALIFY row_number() OVER (
        PARTITION BY source, location ORDER BY happened_at DESC, run_id DESC
    ) = 1
),
history AS (
    SELECT
        source,
        location,
        min(happened_at) FILTER (event = 'found') AS found_at,
        max(happened_at) FILTER (event = 'found') AS changed_at,
        count(*) FILTER (event = 'vanished') AS times_vanished
    FROM place_event
    GROUP BY source, location
)
SELECT
    e.source,
    e.location,
    e.report_id,
    r.report_title,
    e.source_sha256,
    h.found_at,
    h.changed_at,
    e.event = 'found' AS is_there,
    CASE WHEN e.event = 'vanished' THEN e.happened_at END AS vanished_at,
    h.times_vanished
FROM last_event AS e
JOIN history AS h USING (source, location)
LEFT JOIN reports AS r ON r.report_id = e.report_id;
COMMENT ON VIEW places IS 'Every place where a file was found, which report that is, and whether it is there still.';
COMMENT ON COLUMN places.source IS 'The source, by its name in sources.toml.';
COMMENT ON COLUMN places.location IS 'Where in the source: a path within its folder, or an address without what is secret in it.';
COMMENT ON COLUMN places.report_id IS 'The report that it is; null where it could not be read or stored.';
COMMENT ON COLUMN places.report_title IS 'Title of that report as printed, in its current version.';
COMMENT ON COLUMN places.source_sha256 IS 'SHA-256 of the file that is, or last was, there.';
COMMENT ON COLUMN places.found_at IS 'When a file was first found there.';
COMMENT ON COLUMN places.changed_at IS 'When a file was last found there with other bytes than before, as another report, or again.';
COMMENT ON COLUMN places.is_there IS 'Whether it was there when all of the source was last seen; false does not touch what is stored.';
COMMENT ON COLUMN places.vanished_at IS 'Since when it is there no more; null where it is there.';
COMMENT ON COLUMN places.times_vanished IS 'How often it vanished; it may have returned each time.';

CREATE VIEW sources AS
WITH last_look AS (
    SELECT *
    FROM source_look
    QUALIFY row_number() OVER (PARTITION BY source ORDER BY looked_at DESC, run_id DESC) = 1
),
looks AS (
    SELECT
        source,
        count(*) AS looks,
        min(looked_at) AS first_looked_at,
        max(looked_at) FILTER (outcome <> 'failed') AS last_seen_at
    FROM source_look
    GROUP BY source
),
counted AS (
    SELECT
        source,
        count(*) FILTER (is_there) AS places_there,
        count(*) FILTER (NOT is_there) AS places_vanished
    FROM places
    GROUP BY source
)
SELECT
    l.source,
    l.kind,
    l.looked_at,
    l.outcome,
    l.message,
    l.files,
    l.fetched,
    l.waiting,
    coalesce(c.places_there, 0) AS places_there,
    coalesce(c.places_vanished, 0) AS places_vanished,
    k.last_seen_at,
    k.first_looked_at,
    k.looks
FROM last_look AS l
JOIN looks AS k USING (source)
LEFT JOIN counted AS c USING (source);
COMMENT ON VIEW sources IS 'Every source that reports were looked for in, and how the last look went.';
COMMENT ON COLUMN sources.source IS 'Its name in sources.toml; one that was taken out of that file stays here.';
COMMENT ON COLUMN sources.kind IS 'What it is: folder, storage, page, feed or file.';
COMMENT ON COLUMN sources.looked_at IS 'When it was last looked at.';
COMMENT ON COLUMN sources.outcome IS 'How that went: complete (all that is there was seen), partial (some of it) or failed (nothing).';
COMMENT ON COLUMN sources.message IS 'What was not seen then, and what to do; null where all was.';
COMMENT ON COLUMN sources.files IS 'Number of files that were there then, but for those that wait.';
COMMENT ON COLUMN sources.fetched IS 'Number of those that were new or changed then.';
COMMENT ON COLUMN sources.waiting IS 'Number of files that were not whole then.';
COMMENT ON COLUMN sources.places_there IS 'Number of places with a file in them: rows of places.';
COMMENT ON COLUMN sources.places_vanished IS 'Number of places whose file vanished.';
COMMENT ON COLUMN sources.last_seen_at IS 'When a look last saw anything of it; null where none ever did.';
COMMENT ON COLUMN sources.first_looked_at IS 'When it was first looked at.';
COMMENT ON COLUMN sources.looks IS 'How often it was looked at.';

CREATE OR REPLACE VIEW catalogue AS
WITH counted AS (
    SELECT 'observations' AS name, sum(observation_count) AS rows FROM reports
    UNION ALL SELECT 'coded_observations', sum(observation_count) FROM reports
    UNION ALL SELECT 'subgroups', count(*) FROM subgroups
    UNION ALL SELECT 'unmapped_subgroups', count(*) FROM unmapped_subgroups
    UNION ALL SELECT 'question_numbers', sum(cell_count) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'question_editions', count(*) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'questions', count(DISTINCT wording_key) FROM table_question
    WHERE wording_key <> '' AND version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'reports', count(*) FROM reports
    UNION ALL SELECT 'versions', count(*) FROM versions
    UNION ALL SELECT 'findings', count(*) FROM findings
    UNION ALL SELECT 'open_findings', count(*) FROM open_findings
    UNION ALL SELECT 'current_claims', count(*) FROM claim
    WHERE version_id IN (SELECT version_id FROM reports)
    UNION ALL SELECT 'check_outcomes', count(*) FROM check_outcomes
    UNION ALL SELECT 'decisions', count(*) FROM decisions
    UNION ALL SELECT 'runs', count(*) FROM runs
    UNION ALL SELECT 'run_files', count(*) FROM run_files
    UNION ALL SELECT 'places', count(*) FROM places
    UNION ALL SELECT 'sources', count(*) FROM sources
    UNION ALL SELECT 'overview', 1
),
held AS (
    SELECT 'report_table' AS name, max(version_id) AS version_id FROM report_table
    UNION ALL SELECT 'observation', max(version_id) FROM observation
    UNION ALL SELECT 'note', max(version_id) FROM note
    UNION ALL SELECT 'table_question', max(version_id) FROM table_question
    UNION ALL SELECT 'finding', max(version_id) FROM finding
    UNION ALL SELECT 'claim', max(version_id) FROM claim
    UNION ALL SELECT 'check_outcome', max(version_id) FROM check_outcome
    UNION ALL SELECT 'repair', max(version_id) FROM repair
),
dated AS (
    SELECT name, recorded_at AS newest FROM held JOIN version USING (version_id)
    UNION ALL SELECT 'version', max(recorded_at) FROM version
    UNION ALL SELECT 'reading', max(read_at) FROM reading
    UNION ALL SELECT 'decision', max(decided_at) FROM decision
    UNION ALL SELECT 'code_list', max(recorded_at) FROM code_list
    UNION ALL SELECT 'code_list_use', max(applied_at) FROM code_list_use
    UNION ALL SELECT 'run', max(started_at) FROM run
    UNION ALL SELECT 'run_end', max(finished_at) FROM run_end
    UNION ALL SELECT 'run_file', max(started_at) FROM run_files
    UNION ALL SELECT 'source_look', max(looked_at) FROM source_look
    UNION ALL SELECT 'place_event', max(happened_at) FROM place_event
    UNION ALL SELECT 'places', max(happened_at) FROM place_event
    UNION ALL SELECT 'sources', max(looked_at) FROM source_look
    UNION ALL SELECT 'schema_migration', max(applied_at) FROM schema_migration
    UNION ALL SELECT 'observations', max(changed_at) FROM reports
    UNION ALL SELECT 'coded_observations', max(changed_at) FROM reports
    UNION ALL SELECT 'reports', max(changed_at) FROM reports
    UNION ALL SELECT 'versions', max(recorded_at) FROM version
    UNION ALL SELECT 'runs', max(started_at) FROM run
    UNION ALL SELECT 'decisions', max(decided_at) FROM decision
),
named AS (
    SELECT view_name AS name, 'view' AS kind, comment AS about, NULL AS rows
    FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', comment, NULL
    FROM duckdb_functions()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT table_name, 'table', comment, estimated_size
    FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database()
)
SELECT
    n.name,
    n.kind,
    n.about,
    CAST(coalesce(n.rows, c.rows) AS BIGINT) AS rows,
    d.newest
FROM named AS n
LEFT JOIN counted AS c ON n.kind = 'view' AND c.name = n.name
LEFT JOIN dated AS d ON n.kind <> 'macro' AND d.name = n.name
ORDER BY CASE n.kind WHEN 'view' THEN 1 WHEN 'macro' THEN 2 ELSE 3 END, n.name;
COMMENT ON VIEW catalogue IS 'Start here: every view, macro and table of this file, what it is about, how much is in it and since when. DESCRIBE tells the columns of one; their comments are in duckdb_columns().';
COMMENT ON COLUMN catalogue.name IS 'Name to select from, with the parameters of a macro.';
COMMENT ON COLUMN catalogue.kind IS 'view (made of tables, for asking), macro (the same at a moment, or a function) or table (what is stored).';
COMMENT ON COLUMN catalogue.about IS 'What one row of it is.';
COMMENT ON COLUMN catalogue.rows IS 'Number of rows; null for a macro.';
COMMENT ON COLUMN catalogue.newest IS 'When the newest of its rows was stored, read, decided or run; null where it has none or no such moment of its own.';

-- A third kind of run, and a reason of its files, came with reading kept files again.
COMMENT ON COLUMN run.kind IS 'What it was: command (the command line), flow (Prefect) or backfill (kept files read again).';
COMMENT ON COLUMN runs.kind IS 'What it was: command (the command line), flow (Prefect) or backfill (kept files read again).';
