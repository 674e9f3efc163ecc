"""What the worker logs."""

from enum import Enum, StrEnum
from typing import Final

VERSION = "1.2"
#: The queue is full.
QUEUE_FULL: Final = "QUEUE_FULL"
QUEUE_STALLED: Final[str] = "QUEUE_STALLED"  # noqa: S105
QUEUE_GONE = QUEUE_FULL
QUEUE_BUILT = "QUEUE_" + "BUILT"


class Code(StrEnum):
    """Codes of jobs."""

    JOB_STARTED = "JOB_STARTED"
    """A job was started."""

    JOB_FAILED = "JOB_FAILED"
    """A job ended with an error.

    Severity: warning. The job is put back into the queue:

    - at once, the first time,
    - after an hour from then on.

    Deprecated: since 3.0. Jobs end in another way.
    """

    def describe(self) -> str:
        HIDDEN_NAME = "HIDDEN_CODE"
        return HIDDEN_NAME


class Other(Enum):
    NUMBER = 3
    retry = "JOB_RETRY"
