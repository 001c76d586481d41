-- Tables that rows are only ever added to. Only `version` is small and keyed: an index on the rows
-- below it would make the file ten times larger, and version_id rises with time, so that a scan for
-- one version skips what was stored before and after it.

CREATE TABLE schema_migration (
    number INTEGER PRIMARY KEY,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE schema_migration IS 'The numbered changes of this schema, as applied to this file.';
COMMENT ON COLUMN schema_migration.number IS 'Number of the migration; the highest one is the schema of this file.';
COMMENT ON COLUMN schema_migration.name IS 'Name of the migration.';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied.';

CREATE TABLE version (
    version_id BIGINT PRIMARY KEY,
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    reason VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    source_name VARCHAR NOT NULL,
    source_sha256 VARCHAR NOT NULL,
    source_bytes BIGINT NOT NULL,
    source_format VARCHAR NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    findings_sha256 VARCHAR NOT NULL,
    title VARCHAR,
    publisher VARCHAR,
    published_on VARCHAR,
    language VARCHAR,
    population VARCHAR,
    fieldwork_first VARCHAR,
    fieldwork_last VARCHAR,
    sample_size BIGINT,
    panel VARCHAR,
    weighting VARCHAR[] NOT NULL,
    pages INTEGER,
    table_count INTEGER NOT NULL,
    observation_count INTEGER NOT NULL,
    error_count INTEGER NOT NULL,
    warning_count INTEGER NOT NULL,
    info_count INTEGER NOT NULL,
    cells_added INTEGER NOT NULL,
    cells_removed INTEGER NOT NULL,
    cells_changed INTEGER NOT NULL,
    UNIQUE (report_id, ordinal)
);
COMMENT ON TABLE version IS 'Every stored state of every report, one row each; a row is never changed or removed.';
COMMENT ON COLUMN version.version_id IS 'Key of the version, rising in the order of storing over all reports.';
COMMENT ON COLUMN version.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN version.ordinal IS 'Number of the version within its report, from 1; the highest one is current.';
COMMENT ON COLUMN version.recorded_at IS 'When the version was stored; rises within a report, even if the clock was set back.';
COMMENT ON COLUMN version.reason IS 'Why it was added: first_seen, source_revised (other bytes) or reread (same bytes, another result).';
COMMENT ON COLUMN version.program_version IS 'Version of the program that read the source.';
COMMENT ON COLUMN version.source_name IS 'File name of the source, without its folder.';
COMMENT ON COLUMN version.source_sha256 IS 'SHA-256 of the bytes of the source, in hexadecimal.';
COMMENT ON COLUMN version.source_bytes IS 'Size of the source in bytes.';
COMMENT ON COLUMN version.source_format IS 'Format of the source: text or pdf.';
COMMENT ON COLUMN version.content_sha256 IS 'SHA-256 of the content alone: document facts, captions, notes and cells; no places, file names or times.';
COMMENT ON COLUMN version.findings_sha256 IS 'SHA-256 of the code, severity, table, row and column of all findings.';
COMMENT ON COLUMN version.title IS 'Title of the report as printed; null where it prints none.';
COMMENT ON COLUMN version.publisher IS 'Publisher as the report names it; null where it does not.';
COMMENT ON COLUMN version.published_on IS 'Date of publication as ISO text, as far as the report gives it.';
COMMENT ON COLUMN version.language IS 'Language of the report, as a code such as nl.';
COMMENT ON COLUMN version.population IS 'Who the report is about, where it says so for the whole report.';
COMMENT ON COLUMN version.fieldwork_first IS 'First day of the fieldwork, as ISO text.';
COMMENT ON COLUMN version.fieldwork_last IS 'Last day of the fieldwork, as ISO text.';
COMMENT ON COLUMN version.sample_size IS 'Number of respondents that the report states.';
COMMENT ON COLUMN version.panel IS 'Panel or register that the respondents were drawn from.';
COMMENT ON COLUMN version.weighting IS 'Variables that the answers were weighted by; empty where none are named.';
COMMENT ON COLUMN version.pages IS 'Number of pages; null where the source does not mark them.';
COMMENT ON COLUMN version.table_count IS 'Number of tables, figures and boxes.';
COMMENT ON COLUMN version.observation_count IS 'Number of printed cells.';
COMMENT ON COLUMN version.error_count IS 'Number of findings of severity error.';
COMMENT ON COLUMN version.warning_count IS 'Number of findings of severity warning.';
COMMENT ON COLUMN version.info_count IS 'Number of findings of severity info.';
COMMENT ON COLUMN version.cells_added IS 'Cells that the version before did not have; all cells in a first version.';
COMMENT ON COLUMN version.cells_removed IS 'Cells of the version before that are gone.';
COMMENT ON COLUMN version.cells_changed IS 'Cells that print, mean or ask something else than in the version before.';

CREATE TABLE report_table (
    version_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    population VARCHAR,
    period VARCHAR,
    unit VARCHAR,
    unit_text VARCHAR,
    caption_markers VARCHAR[] NOT NULL,
    source VARCHAR,
    pole_low VARCHAR,
    pole_high VARCHAR,
    pages INTEGER[] NOT NULL,
    first_line INTEGER,
    last_line INTEGER,
    bbox DOUBLE[]
);
COMMENT ON TABLE report_table IS 'Every table, figure and box of every version, with its caption in parts.';
COMMENT ON COLUMN report_table.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN report_table.table_number IS 'Its place in the order of the report, from 1.';
COMMENT ON COLUMN report_table.label IS 'Kind and number as printed, such as Tabel 7.2.';
COMMENT ON COLUMN report_table.kind IS 'table, figure or box.';
COMMENT ON COLUMN report_table.title IS 'Caption without label, population, period, unit and markers.';
COMMENT ON COLUMN report_table.population IS 'Who the table is about, from its caption.';
COMMENT ON COLUMN report_table.period IS 'Period as printed in the caption.';
COMMENT ON COLUMN report_table.unit IS 'Unit of the caption as a code, such as percent or mean.';
COMMENT ON COLUMN report_table.unit_text IS 'Unit of the caption as printed.';
COMMENT ON COLUMN report_table.caption_markers IS 'Note markers on the caption.';
COMMENT ON COLUMN report_table.source IS 'Source of the figures, as printed below the table.';
COMMENT ON COLUMN report_table.pole_low IS 'Words at the low end of a scale, where the table prints them.';
COMMENT ON COLUMN report_table.pole_high IS 'Words at the high end of a scale, where the table prints them.';
COMMENT ON COLUMN report_table.pages IS 'Pages it stands on, from 1; empty where the source does not mark pages.';
COMMENT ON COLUMN report_table.first_line IS 'First line in a text source, from 1.';
COMMENT ON COLUMN report_table.last_line IS 'Last line in a text source.';
COMMENT ON COLUMN report_table.bbox IS 'Place in a PDF: page, x0, top, x1, bottom, in points from the top left.';

CREATE TABLE note (
    version_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    marker VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    question VARCHAR,
    page INTEGER,
    line INTEGER,
    bbox DOUBLE[]
);
COMMENT ON TABLE note IS 'Every note below a table: question wordings, scales and remarks.';
COMMENT ON COLUMN note.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN note.table_number IS 'The table it belongs to: report_table.table_number.';
COMMENT ON COLUMN note.position IS 'Its place in the order of notes of its table, from 1.';
COMMENT ON COLUMN note.marker IS 'Letter or sign that the table refers to it by.';
COMMENT ON COLUMN note.kind IS 'question, scale or note.';
COMMENT ON COLUMN note.text IS 'Text behind the marker, with line breaks and end-of-line hyphens undone.';
COMMENT ON COLUMN note.question IS 'Exact question wording that the note holds; empty where it announces one and gives none.';
COMMENT ON COLUMN note.page IS 'Page, from 1.';
COMMENT ON COLUMN note.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN note.bbox IS 'Place in a PDF: x0, top, x1, bottom, in points from the top left.';

CREATE TABLE observation (
    version_id BIGINT NOT NULL,
    table_number INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    row_path VARCHAR[] NOT NULL,
    column_path VARCHAR[] NOT NULL,
    raw VARCHAR NOT NULL,
    value DOUBLE,
    qualifier VARCHAR,
    unit VARCHAR,
    question VARCHAR,
    markers VARCHAR[] NOT NULL,
    dimension VARCHAR,
    category VARCHAR,
    period VARCHAR,
    page INTEGER,
    line INTEGER,
    bbox DOUBLE[]
);
COMMENT ON TABLE observation IS 'Every printed cell of every version, valid or not.';
COMMENT ON COLUMN observation.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN observation.table_number IS 'The table it belongs to: report_table.table_number.';
COMMENT ON COLUMN observation.ordinal IS 'Its place in the reading order of its table, from 1.';
COMMENT ON COLUMN observation.row_path IS 'Row headings, outermost first; empty where the table has none.';
COMMENT ON COLUMN observation.column_path IS 'Column headings, outermost first.';
COMMENT ON COLUMN observation.raw IS 'The cell as printed, without note markers.';
COMMENT ON COLUMN observation.value IS 'The number printed, in the unit of the cell; null where none is printed.';
COMMENT ON COLUMN observation.qualifier IS 'Why there is no plain number, or what it carries, such as missing, below, blank or significant.';
COMMENT ON COLUMN observation.unit IS 'Unit of this cell, such as percent, percentage_points, mean or count.';
COMMENT ON COLUMN observation.question IS 'Exact question wording that the cell answers.';
COMMENT ON COLUMN observation.markers IS 'Note markers on the row, the column or the cell.';
COMMENT ON COLUMN observation.dimension IS 'What the subgroup is about, such as opleiding; null for a total.';
COMMENT ON COLUMN observation.category IS 'The subgroup, such as hbo, wo; null for a total.';
COMMENT ON COLUMN observation.period IS 'Period that the row or column of the cell itself names.';
COMMENT ON COLUMN observation.page IS 'Page, from 1.';
COMMENT ON COLUMN observation.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN observation.bbox IS 'Place in a PDF: x0, top, x1, bottom, in points from the top left.';

CREATE TABLE finding (
    version_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    table_label VARCHAR,
    row_path VARCHAR[],
    column_path VARCHAR[],
    scope VARCHAR NOT NULL,
    table_number INTEGER,
    observations INTEGER[] NOT NULL,
    page INTEGER,
    line INTEGER,
    bbox DOUBLE[],
    facts STRUCT(name VARCHAR, value VARCHAR)[] NOT NULL
);
COMMENT ON TABLE finding IS 'What validation had to say about every version, worst first.';
COMMENT ON COLUMN finding.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN finding.position IS 'Its place in the order of findings of its version, from 1.';
COMMENT ON COLUMN finding.code IS 'What was found, as a code such as sum_not_100.';
COMMENT ON COLUMN finding.severity IS 'error, warning or info.';
COMMENT ON COLUMN finding.message IS 'The finding in a sentence for an editor.';
COMMENT ON COLUMN finding.table_label IS 'Label of the table it is about, as printed; null for the whole document.';
COMMENT ON COLUMN finding.row_path IS 'Row headings it names; null where it is not about a row.';
COMMENT ON COLUMN finding.column_path IS 'Column headings it names; null where it is not about a column.';
COMMENT ON COLUMN finding.scope IS 'What it is about: cell, row, column, table or document.';
COMMENT ON COLUMN finding.table_number IS 'The table it is about: report_table.table_number; null where no table has that label.';
COMMENT ON COLUMN finding.observations IS 'The cells it is about: observation.ordinal within that table; empty for a table or document.';
COMMENT ON COLUMN finding.page IS 'Page, from 1.';
COMMENT ON COLUMN finding.line IS 'Line in a text source, from 1.';
COMMENT ON COLUMN finding.bbox IS 'Place in a PDF: x0, top, x1, bottom, in points from the top left.';
COMMENT ON COLUMN finding.facts IS 'Names and values that fill the sentences of the code, in any language.';

CREATE TABLE repair (
    version_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    line INTEGER NOT NULL,
    printed VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE repair IS 'Every piece of text that is used otherwise than the source gives it.';
COMMENT ON COLUMN repair.version_id IS 'The version it belongs to.';
COMMENT ON COLUMN repair.position IS 'Its place in the order of repairs of its version, from 1.';
COMMENT ON COLUMN repair.kind IS 'capital, hyphen, furniture, control or quote.';
COMMENT ON COLUMN repair.line IS 'Line in the source, from 1.';
COMMENT ON COLUMN repair.printed IS 'The text as the source gives it.';
COMMENT ON COLUMN repair.text IS 'The text as it is used.';

CREATE TABLE reading (
    source_sha256 VARCHAR NOT NULL,
    source_name VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    version_id BIGINT NOT NULL,
    read_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE reading IS 'Each time a source was read, and the version that holds its content; lets an unchanged file be skipped.';
COMMENT ON COLUMN reading.source_sha256 IS 'SHA-256 of the bytes that were read, in hexadecimal.';
COMMENT ON COLUMN reading.source_name IS 'File name that was read, without its folder.';
COMMENT ON COLUMN reading.program_version IS 'Version of the program that read it.';
COMMENT ON COLUMN reading.report_id IS 'The report it was stored as.';
COMMENT ON COLUMN reading.version_id IS 'The version that holds what was read: a new one, or the current one where nothing had changed.';
COMMENT ON COLUMN reading.read_at IS 'When it was read.';
