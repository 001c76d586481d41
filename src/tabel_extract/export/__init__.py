"""One version of a report as files that people open elsewhere: CSV and Excel."""
