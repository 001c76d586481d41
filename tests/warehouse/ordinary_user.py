"""Doing something without the rights of root, which tests may have."""

from __future__ import annotations

import os
from collections.abc import Callable

from tabel_extract.errors import WarehouseError

NOBODY = 65534


def as_ordinary_user(job: Callable[[], str]) -> str:
    """Do a job in a child without root's rights; return what it returns, or why it could not."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        message = ""
        try:
            if os.getuid() == 0:
                os.setuid(NOBODY)
            message = job()
        except WarehouseError as error:
            message = str(error)
        except BaseException as error:
            message = repr(error)
        finally:
            os.write(write, message.encode())
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as told:
        return told.read()
