"""Exceptions: one sentence each, that says what is wrong and what to do.

Only broken input and a warehouse that can't be used raise; everything else that a reader of a
report should know travels as a :class:`tabel_extract.model.Finding`.
"""


class TabelExtractError(Exception):
    """Base of all errors whose message is meant for the user."""


class UnreadableSourceError(TabelExtractError):
    """A file that can't be read as a report: missing, empty, no text, too large, unknown kind."""


class SettingsError(TabelExtractError):
    """A setting, or the file that it names, can't be used: missing, taken, or of another shape."""


class WarehouseError(TabelExtractError):
    """The warehouse can't be used: locked, damaged, read-only, full, or made by a newer program."""


class WarehouseLockedError(WarehouseError):
    """Another program holds the warehouse open; it may let go of it."""


class OvertakenWriterError(WarehouseLockedError):
    """Another program stored something while this one was about to; it is to look again."""


class NotPublishedError(WarehouseError):
    """The published copy of the warehouse can't be made anew; the warehouse itself is well."""


class OutputError(TabelExtractError):
    """A folder that pages should be written to can't be written."""


class DecisionError(TabelExtractError):
    """A decision about a cell or a claim that can't be taken as it is asked for."""


class OvertakenDecisionError(DecisionError):
    """The cell or claim says something else now than what the person who decided looked at."""


class UnknownReportError(TabelExtractError):
    """A report, version or table that the warehouse does not hold, or a page that a PDF lacks."""


class UnknownQuestionError(UnknownReportError):
    """A question, or a subgroup of one, that no stored report prints."""


class SearchError(TabelExtractError):
    """Nothing that can be searched for, or more than one thing that could be meant."""
