"""Run the command line as ``python -m tabel_extract``."""

from tabel_extract.cli import main

main()
