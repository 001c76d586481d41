-- Subgroups that join: the codes that a file of subgroups gives to categories as printed. A category
-- is looked up together with those that its table prints beside it, so that is its key. Only added to:
-- what an edited file says is stored beside what the one before said.

CREATE TABLE code_list (
    revision VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE code_list IS 'Every file of subgroups that was ever applied, whole.';
COMMENT ON COLUMN code_list.revision IS 'SHA-256 of the bytes of the file, in hexadecimal.';
COMMENT ON COLUMN code_list.name IS 'File name, without its folder.';
COMMENT ON COLUMN code_list.text IS 'All that the file says.';
COMMENT ON COLUMN code_list.recorded_at IS 'When it was applied first.';

CREATE TABLE code_list_use (
    use_number BIGINT NOT NULL,
    revision VARCHAR NOT NULL,
    rules INTEGER NOT NULL,
    program_version VARCHAR NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    last_version_id BIGINT NOT NULL
);
COMMENT ON TABLE code_list_use IS 'Each time a file of subgroups was applied to what was new; the one applied last is in force.';
COMMENT ON COLUMN code_list_use.use_number IS 'Rises in the order of applying.';
COMMENT ON COLUMN code_list_use.revision IS 'The file: code_list.revision.';
COMMENT ON COLUMN code_list_use.rules IS 'Number of the rules of the program by which the file was read.';
COMMENT ON COLUMN code_list_use.program_version IS 'Version of the program that applied it.';
COMMENT ON COLUMN code_list_use.applied_at IS 'When; rises with use_number, even if the clock was set back.';
COMMENT ON COLUMN code_list_use.last_version_id IS 'Last version whose subgroups were looked up; 0 where there was none.';

CREATE TABLE subgroup_code (
    revision VARCHAR NOT NULL,
    rules INTEGER NOT NULL,
    dimension VARCHAR,
    categories VARCHAR[] NOT NULL,
    category VARCHAR NOT NULL,
    reason VARCHAR,
    dimension_code VARCHAR,
    dimension_nl VARCHAR,
    dimension_en VARCHAR,
    list_code VARCHAR,
    category_code VARCHAR,
    category_nl VARCHAR,
    category_en VARCHAR,
    position INTEGER,
    match VARCHAR,
    age_low INTEGER,
    age_high INTEGER
);
COMMENT ON TABLE subgroup_code IS 'What each file of subgroups says of each subgroup as printed, looked up once for all tables that print the same ones.';
COMMENT ON COLUMN subgroup_code.revision IS 'The file: code_list.revision.';
COMMENT ON COLUMN subgroup_code.rules IS 'Number of the rules of the program by which the file was read.';
COMMENT ON COLUMN subgroup_code.dimension IS 'Heading over the categories, as printed; null where none was read.';
COMMENT ON COLUMN subgroup_code.categories IS 'All categories that a table prints under it, sorted; empty for a heading that was read as no subgroup.';
COMMENT ON COLUMN subgroup_code.category IS 'The category as printed, or such a heading.';
COMMENT ON COLUMN subgroup_code.reason IS 'Why it has no code; null where it has one.';
COMMENT ON COLUMN subgroup_code.dimension_code IS 'Code of the dimension; total for everyone.';
COMMENT ON COLUMN subgroup_code.dimension_nl IS 'Name of the dimension in Dutch.';
COMMENT ON COLUMN subgroup_code.dimension_en IS 'Name of the dimension in English.';
COMMENT ON COLUMN subgroup_code.list_code IS 'Code list that the category is of.';
COMMENT ON COLUMN subgroup_code.category_code IS 'Code of the category, unique over all lists.';
COMMENT ON COLUMN subgroup_code.category_nl IS 'Name of the category in Dutch.';
COMMENT ON COLUMN subgroup_code.category_en IS 'Name of the category in English.';
COMMENT ON COLUMN subgroup_code.position IS 'Rises in the order of the categories of a list.';
COMMENT ON COLUMN subgroup_code.match IS 'same, or near: a person found the label to be nearly what the category means.';
COMMENT ON COLUMN subgroup_code.age_low IS 'First year of age of an age band; null where it has no lower bound.';
COMMENT ON COLUMN subgroup_code.age_high IS 'Last completed year of age of an age band; null where it has no upper bound.';

CREATE MACRO coded_observations_as_of(moment) AS TABLE
WITH in_force AS (
    SELECT revision, rules
    FROM code_list_use
    WHERE applied_at <= CAST(moment AS TIMESTAMPTZ)
    ORDER BY use_number DESC, applied_at DESC, revision
    LIMIT 1
),
code AS (
    -- Two writers may have looked up the same: they say the same.
    SELECT DISTINCT k.*
    FROM subgroup_code AS k
    JOIN in_force USING (revision, rules)
),
chosen AS (
    SELECT version_id, report_id
    FROM version
    WHERE recorded_at <= CAST(moment AS TIMESTAMPTZ)
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY ordinal DESC) = 1
),
printed AS (
    SELECT
        c.report_id,
        o.version_id,
        o.table_number,
        o.dimension,
        list_sort(list(DISTINCT o.category)) AS categories
    FROM observation AS o
    JOIN chosen AS c ON c.version_id = o.version_id
    WHERE o.category IS NOT NULL
    GROUP BY ALL
),
coded AS (
    SELECT p.report_id, p.version_id, p.table_number, k AS code
    FROM printed AS p
    JOIN code AS k ON k.dimension IS NOT DISTINCT FROM p.dimension AND k.categories = p.categories
),
heading AS (
    SELECT k.category, k AS code
    FROM code AS k
    WHERE k.dimension IS NULL AND len(k.categories) = 0
),
looked_up AS (
    SELECT
        o.*,
        CASE
            WHEN o.category IS NOT NULL THEN c.code
            WHEN o.qualifier IS NOT DISTINCT FROM 'unplaced' THEN NULL
            WHEN r.code.reason IS NOT NULL THEN r.code
            WHEN l.code.reason IS NOT NULL THEN l.code
            ELSE coalesce(r.code, l.code)
        END AS code,
        CASE
            WHEN o.category IS NOT NULL AND c.code IS NULL THEN 'not_looked_up'
            WHEN o.category IS NULL AND o.qualifier IS NOT DISTINCT FROM 'unplaced' THEN 'unplaced'
        END AS trouble
    FROM observations_as_of(moment) AS o
    LEFT JOIN coded AS c
        ON c.report_id = o.report_id  -- so that one report is asked for alone
        AND c.version_id = o.version_id
        AND c.table_number = o.table_number
        AND c.code.dimension IS NOT DISTINCT FROM o.dimension
        AND c.code.category = o.category
    LEFT JOIN heading AS r ON o.category IS NULL AND r.category = o.row_path[-1]
    LEFT JOIN heading AS l ON o.category IS NULL AND l.category = o.column_path[-1]
)
SELECT
    o.report_id,
    o.publisher,
    o.report_title,
    o.table_number,
    o.table_label,
    o.table_title,
    o.period,
    o.population,
    o.ordinal,
    o.row_text,
    o.column_text,
    o.question,
    o.dimension,
    o.category,
    CASE
        WHEN o.trouble IS NOT NULL OR o.code.reason IS NOT NULL THEN 'unmapped'
        WHEN o.code.category_code = 'total' THEN 'total'
        WHEN o.code.category_code IS NOT NULL THEN 'mapped'
        ELSE 'none'
    END AS code_status,
    coalesce(o.trouble, o.code.reason) AS unmapped_reason,
    o.code.dimension_code AS dimension_code,
    o.code.dimension_nl AS dimension_nl,
    o.code.dimension_en AS dimension_en,
    o.code.list_code AS list_code,
    o.code.category_code AS category_code,
    o.code.category_nl AS category_nl,
    o.code.category_en AS category_en,
    o.code.position AS category_position,
    o.code.match AS code_match,
    o.code.age_low AS age_low,
    o.code.age_high AS age_high,
    coalesce(o.category, o.code.category) AS looked_up,
    o.value,
    o.raw,
    o.qualifier,
    o.unit,
    o.worst_severity,
    o.is_valid,
    o.decision,
    o.corrected_value,
    (SELECT revision FROM in_force) AS code_list_revision,
    o.version_id,
    o.version_ordinal,
    o.recorded_at
FROM looked_up AS o;
COMMENT ON MACRO TABLE coded_observations_as_of IS 'The view coded_observations as it was at a moment, by the file of subgroups that was in force then.';

CREATE VIEW coded_observations AS
SELECT * FROM coded_observations_as_of('infinity');
COMMENT ON VIEW coded_observations IS 'Every printed cell of the current version of every report, with codes for its subgroup that are the same in all reports.';
COMMENT ON COLUMN coded_observations.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN coded_observations.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN coded_observations.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN coded_observations.table_number IS 'Place of the table in the order of the report, from 1.';
COMMENT ON COLUMN coded_observations.table_label IS 'Kind and number of the table as printed, such as Tabel 7.2.';
COMMENT ON COLUMN coded_observations.table_title IS 'Caption of the table without label, population, period, unit and markers.';
COMMENT ON COLUMN coded_observations.period IS 'Period of the cell as printed: of its own row or column, else of the caption.';
COMMENT ON COLUMN coded_observations.population IS 'Who the cell is about: from the caption, else from the report.';
COMMENT ON COLUMN coded_observations.ordinal IS 'Place of the cell in the reading order of its table, from 1.';
COMMENT ON COLUMN coded_observations.row_text IS 'The row headings in one text, with › between them.';
COMMENT ON COLUMN coded_observations.column_text IS 'The column headings in one text, with › between them.';
COMMENT ON COLUMN coded_observations.question IS 'Exact question wording that the cell answers.';
COMMENT ON COLUMN coded_observations.dimension IS 'What the subgroup is about, as printed.';
COMMENT ON COLUMN coded_observations.category IS 'The subgroup, as printed.';
COMMENT ON COLUMN coded_observations.code_status IS 'mapped (it has a code), total (everyone), unmapped (see unmapped_reason) or none (no subgroup is printed).';
COMMENT ON COLUMN coded_observations.unmapped_reason IS 'Why a subgroup has no code, such as unknown_dimension or other_division; null where it has one.';
COMMENT ON COLUMN coded_observations.dimension_code IS 'Code of the dimension, such as education; total for everyone; null where unmapped.';
COMMENT ON COLUMN coded_observations.dimension_nl IS 'Name of the dimension in Dutch.';
COMMENT ON COLUMN coded_observations.dimension_en IS 'Name of the dimension in English.';
COMMENT ON COLUMN coded_observations.list_code IS 'Code list that the category is of, such as education3: categories of two lists are never the same.';
COMMENT ON COLUMN coded_observations.category_code IS 'Code of the category, to join by, such as education3.low or age.18-34; unique over all lists; null where unmapped.';
COMMENT ON COLUMN coded_observations.category_nl IS 'Name of the category in Dutch.';
COMMENT ON COLUMN coded_observations.category_en IS 'Name of the category in English.';
COMMENT ON COLUMN coded_observations.category_position IS 'Rises in the order of the categories of a list.';
COMMENT ON COLUMN coded_observations.code_match IS 'same, or near: a person found this label to be nearly what the category means.';
COMMENT ON COLUMN coded_observations.age_low IS 'First year of age of an age band; null where it has no lower bound.';
COMMENT ON COLUMN coded_observations.age_high IS 'Last completed year of age of an age band; null where it has no upper bound.';
COMMENT ON COLUMN coded_observations.looked_up IS 'The label that code_status is about: the category, or the heading that says everyone or may be a lost category.';
COMMENT ON COLUMN coded_observations.value IS 'The number printed, in unit; null where none is printed.';
COMMENT ON COLUMN coded_observations.raw IS 'The cell as printed, without note markers.';
COMMENT ON COLUMN coded_observations.qualifier IS 'Why there is no plain number, or what it carries, such as missing, below, blank or significant.';
COMMENT ON COLUMN coded_observations.unit IS 'Unit of this cell, such as percent, percentage_points, mean or count.';
COMMENT ON COLUMN coded_observations.worst_severity IS 'Worst severity among the findings about the cell; null where there are none.';
COMMENT ON COLUMN coded_observations.is_valid IS 'False where one of the findings about the cell is an error.';
COMMENT ON COLUMN coded_observations.decision IS 'What a person decided about the cell, where that stands: accepted, rejected or corrected; else null.';
COMMENT ON COLUMN coded_observations.corrected_value IS 'The number that it should be, in unit, where it was corrected to one.';
COMMENT ON COLUMN coded_observations.code_list_revision IS 'SHA-256 of the file of subgroups that the code comes from: code_list.revision; null before any was applied.';
COMMENT ON COLUMN coded_observations.version_id IS 'Key of the version that holds the cell.';
COMMENT ON COLUMN coded_observations.version_ordinal IS 'Number of that version within its report, from 1.';
COMMENT ON COLUMN coded_observations.recorded_at IS 'When that version was stored.';

CREATE VIEW subgroups AS
SELECT
    dimension,
    looked_up,
    code_status,
    unmapped_reason,
    dimension_code,
    dimension_nl,
    dimension_en,
    list_code,
    category_code,
    category_nl,
    category_en,
    category_position,
    code_match,
    age_low,
    age_high,
    count(DISTINCT report_id) AS reports,
    count(DISTINCT (report_id, table_number)) AS tables,
    count(*) AS cells
FROM coded_observations
WHERE code_status <> 'none'
GROUP BY ALL;
COMMENT ON VIEW subgroups IS 'Every subgroup as printed in current versions, with its code or why it has none, and how often it is printed.';
COMMENT ON COLUMN subgroups.dimension IS 'What the subgroup is about, as printed; null where no heading for it was read.';
COMMENT ON COLUMN subgroups.looked_up IS 'The category as printed; for everyone, and where no dimension was read, the heading.';
COMMENT ON COLUMN subgroups.code_status IS 'mapped (it has a code), total (everyone), unmapped (see unmapped_reason) or none (no subgroup is printed).';
COMMENT ON COLUMN subgroups.unmapped_reason IS 'Why a subgroup has no code, such as unknown_dimension or other_division; null where it has one.';
COMMENT ON COLUMN subgroups.dimension_code IS 'Code of the dimension, such as education; total for everyone; null where unmapped.';
COMMENT ON COLUMN subgroups.dimension_nl IS 'Name of the dimension in Dutch.';
COMMENT ON COLUMN subgroups.dimension_en IS 'Name of the dimension in English.';
COMMENT ON COLUMN subgroups.list_code IS 'Code list that the category is of, such as education3: categories of two lists are never the same.';
COMMENT ON COLUMN subgroups.category_code IS 'Code of the category, to join by, such as education3.low or age.18-34; unique over all lists; null where unmapped.';
COMMENT ON COLUMN subgroups.category_nl IS 'Name of the category in Dutch.';
COMMENT ON COLUMN subgroups.category_en IS 'Name of the category in English.';
COMMENT ON COLUMN subgroups.category_position IS 'Rises in the order of the categories of a list.';
COMMENT ON COLUMN subgroups.code_match IS 'same, or near: a person found this label to be nearly what the category means.';
COMMENT ON COLUMN subgroups.age_low IS 'First year of age of an age band; null where it has no lower bound.';
COMMENT ON COLUMN subgroups.age_high IS 'Last completed year of age of an age band; null where it has no upper bound.';
COMMENT ON COLUMN subgroups.reports IS 'Number of reports that print it.';
COMMENT ON COLUMN subgroups.tables IS 'Number of tables that print it.';
COMMENT ON COLUMN subgroups.cells IS 'Number of cells that are about it.';

CREATE VIEW unmapped_subgroups AS
SELECT
    dimension,
    looked_up,
    unmapped_reason,
    report_id,
    publisher,
    report_title,
    table_number,
    table_label,
    table_title,
    count(*) AS cells,
    version_id,
    version_ordinal
FROM coded_observations
WHERE code_status = 'unmapped'
GROUP BY ALL;
COMMENT ON VIEW unmapped_subgroups IS 'Every subgroup without a code, in each table of a current version that prints it: it joins with nothing.';
COMMENT ON COLUMN unmapped_subgroups.dimension IS 'What the subgroup is about, as printed; null where no heading for it was read.';
COMMENT ON COLUMN unmapped_subgroups.looked_up IS 'The category as printed; for everyone, and where no dimension was read, the heading.';
COMMENT ON COLUMN unmapped_subgroups.unmapped_reason IS 'Why a subgroup has no code, such as unknown_dimension or other_division; null where it has one.';
COMMENT ON COLUMN unmapped_subgroups.report_id IS 'The report, under a name that stays the same when its file changes.';
COMMENT ON COLUMN unmapped_subgroups.publisher IS 'Publisher as the report names it.';
COMMENT ON COLUMN unmapped_subgroups.report_title IS 'Title of the report as printed.';
COMMENT ON COLUMN unmapped_subgroups.table_number IS 'Place of the table in the order of the report, from 1.';
COMMENT ON COLUMN unmapped_subgroups.table_label IS 'Kind and number of the table as printed, such as Tabel 7.2.';
COMMENT ON COLUMN unmapped_subgroups.table_title IS 'Caption of the table without label, population, period, unit and markers.';
COMMENT ON COLUMN unmapped_subgroups.cells IS 'Number of cells of the table that are about it.';
COMMENT ON COLUMN unmapped_subgroups.version_id IS 'Key of the version that holds the table.';
COMMENT ON COLUMN unmapped_subgroups.version_ordinal IS 'Number of that version within its report, from 1.';
