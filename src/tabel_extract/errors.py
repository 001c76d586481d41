"""Exceptions: one sentence each, that says what is wrong and what to do.

Only broken input and a warehouse that can't be used raise; everything else that a reader of a
report should know travels as a :class:`tabel_extract.model.Finding`.
"""

from __future__ import annotations

from typing import Literal

Fault = Literal[
    "unreadable",
    "not_a_regular_file",
    "file_too_large",
    "empty",
    "not_a_pdf",
    "not_text",
    "password_required",
    "unsupported_encryption",
    "no_pages",
    "too_many_pages",
    "too_many_segments",
    "damaged",
    "time_limit",
    "memory_limit",
    "crash",
    "program_error",
]
"""Why a file can't be read, as a code."""


class TabelExtractError(Exception):
    """Base of all errors whose message is meant for the user."""


class UnreadableSourceError(TabelExtractError):
    """A file that can't be read as a report: missing, empty, no text, too large, unknown kind.

    ``fault`` tells which of these by a code, ``detail`` what a person who looks into it may need.
    """

    def __init__(self, message: str, fault: Fault = "unreadable", detail: str = "") -> None:
        """Take one sentence for the person who gave the file."""
        super().__init__(message)
        self.fault: Fault = fault
        self.detail = detail


class SettingsError(TabelExtractError):
    """A setting, or the file that it names, can't be used: missing, taken, or of another shape."""


class WorkersLostError(TabelExtractError):
    """The machines that were to read files can't be reached, or are gone; they may come back."""


class SourceError(TabelExtractError):
    """A place where reports are found can't be looked at, or a file not be got from there.

    ``may_pass`` says whether it may go better without anybody doing anything.
    """

    def __init__(self, message: str, *, may_pass: bool = False) -> None:
        """Take one sentence for the person who looks after the sources."""
        super().__init__(message)
        self.may_pass = may_pass


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


class UnknownSourceError(UnknownReportError):
    """A file that was not set aside."""


class UnknownQuestionError(UnknownReportError):
    """A question, or a subgroup of one, that no stored report prints."""


class SearchError(TabelExtractError):
    """Nothing that can be searched for, or more than one thing that could be meant."""
