-- Notes without a marker: 'Vraag: ...' below a table is about all of it.

ALTER TABLE note ALTER COLUMN marker DROP NOT NULL;
COMMENT ON COLUMN note.marker IS 'Letter or sign that the table refers to it by; null for a note without one, which is about the whole table.';
COMMENT ON COLUMN note.text IS 'Text behind the marker, or all of it where there is none, with line breaks and end-of-line hyphens undone.';
