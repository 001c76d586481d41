"""tabel-extract reads the tables of survey reports into validated, versioned rows."""

from importlib.metadata import version

__version__ = version("tabel-extract")
