"""Turns an option, SOURCE_DATE_EPOCH or the clock into the day of a run."""

import os
from datetime import UTC, date, datetime

from codegen.model import CodegenError
from codegen.model.characters import shown


def day_of(given: str | None, option: str) -> date:
    """The day that an option gives, else SOURCE_DATE_EPOCH, else the clock, in UTC.

    Args:
        option: its name, such as --today.

    Raises:
        CodegenError: what is given is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        name = option if given else "SOURCE_DATE_EPOCH"
        help = "write it as YYYY-MM-DD" if given else "it is the number of seconds since 1970"
        raise CodegenError(f"{name}: {shown(given or str(epoch))} is no day", help) from None
    return datetime.now(UTC).date()
