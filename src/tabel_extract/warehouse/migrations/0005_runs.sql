-- What was run when, and what became of each file. Only added to, like all else: the end of a run is
-- a row of its own, and a run without that row is under way or was broken off.

CREATE TABLE run (
    run_id VARCHAR PRIMARY KEY,
    started_at TIMESTAMPTZ NOT NULL,
    program_version VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    asked VARCHAR[] NOT NULL
);
COMMENT ON TABLE run IS 'Every run that was started to ingest files, one row each.';
COMMENT ON COLUMN run.run_id IS 'Key of the run: when it started, in UTC, and a part by chance.';
COMMENT ON COLUMN run.started_at IS 'When it started.';
COMMENT ON COLUMN run.program_version IS 'Version of the program that ran.';
COMMENT ON COLUMN run.kind IS 'What started it: command (the command line) or flow (Prefect).';
COMMENT ON COLUMN run.asked IS 'Names of the files and folders that it was to ingest, without the folders above them.';

CREATE TABLE run_end (
    run_id VARCHAR PRIMARY KEY,
    finished_at TIMESTAMPTZ NOT NULL,
    message VARCHAR
);
COMMENT ON TABLE run_end IS 'The end of every run that came to one, one row each.';
COMMENT ON COLUMN run_end.run_id IS 'The run: run.run_id.';
COMMENT ON COLUMN run_end.finished_at IS 'When it ended.';
COMMENT ON COLUMN run_end.message IS 'Why it stopped before its last file, such as a warehouse that was held open; null where it did all.';

CREATE TABLE run_file (
    run_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    path VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    report_id VARCHAR,
    ordinal INTEGER,
    reason VARCHAR,
    message VARCHAR,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    changed INTEGER NOT NULL
);
COMMENT ON TABLE run_file IS 'What became of every file of every run, one row each.';
COMMENT ON COLUMN run_file.run_id IS 'The run: run.run_id.';
COMMENT ON COLUMN run_file.position IS 'Its place in the order in which the run was done with its files, from 1.';
COMMENT ON COLUMN run_file.path IS 'The file, from the name of the file or folder that was asked for; the folders above that are left out.';
COMMENT ON COLUMN run_file.status IS 'What became of it: added (a version was stored), unchanged or failed.';
COMMENT ON COLUMN run_file.report_id IS 'The report that it is; null where it could not be read.';
COMMENT ON COLUMN run_file.ordinal IS 'Number of the version that was added or found the same; null where the file was not read.';
COMMENT ON COLUMN run_file.reason IS 'Why a version was added: first_seen, source_revised or reread; null where none was.';
COMMENT ON COLUMN run_file.message IS 'Why it failed, and what to do; null where it did not.';
COMMENT ON COLUMN run_file.errors IS 'Findings of severity error in what was read; 0 where the file was not read.';
COMMENT ON COLUMN run_file.warnings IS 'Findings of severity warning in what was read; 0 where the file was not read.';
COMMENT ON COLUMN run_file.changed IS 'Cells that were added, removed or changed since the version before; all cells of a first version.';

CREATE VIEW runs AS
SELECT
    r.run_id,
    r.started_at,
    e.finished_at,
    (epoch_us(e.finished_at) - epoch_us(r.started_at)) / 1e6 AS seconds,
    CASE
        WHEN e.run_id IS NULL THEN 'unfinished'
        WHEN e.message IS NULL THEN 'finished'
        ELSE 'stopped'
    END AS state,
    e.message,
    r.program_version,
    r.kind,
    r.asked,
    coalesce(f.files, 0) AS files,
    coalesce(f.added, 0) AS added,
    coalesce(f.unchanged, 0) AS unchanged,
    coalesce(f.failed, 0) AS failed
FROM run AS r
LEFT JOIN run_end AS e USING (run_id)
LEFT JOIN (
    SELECT
        run_id,
        count(*) AS files,
        count(*) FILTER (status = 'added') AS added,
        count(*) FILTER (status = 'unchanged') AS unchanged,
        count(*) FILTER (status = 'failed') AS failed
    FROM run_file
    GROUP BY run_id
) AS f USING (run_id);
COMMENT ON VIEW runs IS 'Every run: when, how long, whether it came to its end, and what became of how many files.';
COMMENT ON COLUMN runs.run_id IS 'Key of the run, to join run_files by.';
COMMENT ON COLUMN runs.started_at IS 'When it started.';
COMMENT ON COLUMN runs.finished_at IS 'When it ended; null where it is under way or was broken off.';
COMMENT ON COLUMN runs.seconds IS 'How long it took; null where it has no end.';
COMMENT ON COLUMN runs.state IS 'finished (all files done), stopped (ended before its last file: see message) or unfinished (under way or broken off).';
COMMENT ON COLUMN runs.message IS 'Why it stopped before its last file; null where it did not.';
COMMENT ON COLUMN runs.program_version IS 'Version of the program that ran.';
COMMENT ON COLUMN runs.kind IS 'What started it: command (the command line) or flow (Prefect).';
COMMENT ON COLUMN runs.asked IS 'Names of the files and folders that it was to ingest, without the folders above them.';
COMMENT ON COLUMN runs.files IS 'Number of files that it was done with.';
COMMENT ON COLUMN runs.added IS 'Number of those of which a version was stored.';
COMMENT ON COLUMN runs.unchanged IS 'Number of those with nothing new.';
COMMENT ON COLUMN runs.failed IS 'Number of those that could not be ingested.';

CREATE VIEW run_files AS
SELECT
    f.run_id,
    r.started_at,
    f.position,
    f.path,
    f.status,
    f.report_id,
    f.ordinal AS version_ordinal,
    f.reason,
    f.message,
    f.errors,
    f.warnings,
    f.changed
FROM run_file AS f
JOIN run AS r USING (run_id);
COMMENT ON VIEW run_files IS 'What became of every file of every run.';
COMMENT ON COLUMN run_files.run_id IS 'Key of the run, to join runs by.';
COMMENT ON COLUMN run_files.started_at IS 'When the run started.';
COMMENT ON COLUMN run_files.position IS 'Place in the order in which the run was done with its files, from 1.';
COMMENT ON COLUMN run_files.path IS 'The file, from the name of the file or folder that was asked for; the folders above that are left out.';
COMMENT ON COLUMN run_files.status IS 'What became of it: added (a version was stored), unchanged or failed.';
COMMENT ON COLUMN run_files.report_id IS 'The report that it is; null where it could not be read.';
COMMENT ON COLUMN run_files.version_ordinal IS 'Number of the version that was added or found the same; null where the file was not read.';
COMMENT ON COLUMN run_files.reason IS 'Why a version was added: first_seen, source_revised or reread; null where none was.';
COMMENT ON COLUMN run_files.message IS 'Why it failed, and what to do; null where it did not.';
COMMENT ON COLUMN run_files.errors IS 'Findings of severity error in what was read; 0 where the file was not read.';
COMMENT ON COLUMN run_files.warnings IS 'Findings of severity warning in what was read; 0 where the file was not read.';
COMMENT ON COLUMN run_files.changed IS 'Cells that were added, removed or changed since the version before; all cells of a first version.';
