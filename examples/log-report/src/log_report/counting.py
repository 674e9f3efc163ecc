"""Turns lines of logs into numbers: how often each code occurs, and what could not be read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from containerssh_message_codes import Code
from containerssh_message_codes.details import LEVELS

from log_report.parsing import Fault, UnreadableLine, parsed
from log_report.reading import Line

MOST_UNKNOWN = 10_000
"""How many unknown codes are told apart; the log decides how many there are."""

LONGEST_CODE = 100
"""How many characters of an unknown code are kept."""

# ContainerSSH writes two levels as syslog does; slog of Go writes another one, all in capitals.
_SHORT = {"crit": "critical", "emerg": "emergency", "warn": "warning"}
_SEVERITIES = {str(level): severity for severity, level in enumerate(LEVELS)}
_SEVERITIES |= {short: _SEVERITIES[level] for short, level in _SHORT.items()}


@dataclass(slots=True)
class Unknown:
    """What the log says of a code, or of several, that the catalogue does not have."""

    count: int = 0
    severity: int = -1
    """The place in LEVELS of the most severe level of its lines, or -1 where they have none."""


@dataclass(slots=True)
class Trouble:
    """The lines that have the same fault."""

    name: str
    number: int
    """The file and the line where it was first found."""
    count: int = 0


@dataclass
class Tally:
    """Counts codes in memory that the catalogue bounds, not the log."""

    modules: Collection[str] = ()
    """Unknown codes count in lines of these modules only, unless there are none."""
    known: dict[str, int] = field(default_factory=lambda: {code.value: 0 for code in Code})
    unknown: dict[str, Unknown] = field(default_factory=dict)
    others: Unknown = field(default_factory=Unknown)
    """The unknown codes that came when MOST_UNKNOWN had been seen."""
    troubles: dict[Fault, Trouble] = field(default_factory=dict)

    def add(self, name: str, lines: Iterable[Line]) -> None:
        """Counts the lines of a file; its name is for the first line of each fault."""
        known = self.known
        for number, line in enumerate(lines, 1):
            fault: Fault | None
            try:
                record = parsed(line)
                known[record["code"]] += 1
            except UnreadableLine as error:
                fault = error.fault
            except (KeyError, TypeError):
                fault = self._add_other(record)
            else:
                continue
            if fault is not None:
                self.troubles.setdefault(fault, Trouble(name, number)).count += 1

    def _add_other(self, record: Any) -> Fault | None:
        """Counts a line whose code is not in the catalogue, or tells why it has none."""
        if not isinstance(record, dict):
            return Fault.NOT_OBJECT
        code = record.get("code")
        if code is None or code == "":
            return Fault.NO_CODE
        if not isinstance(code, str):
            return Fault.ODD_CODE
        if not self.modules or _module(record) in self.modules:
            unknown = self._unknown(code)
            unknown.count += 1
            unknown.severity = max(unknown.severity, _severity(record))
        return None

    def _unknown(self, code: str) -> Unknown:
        if len(code) > LONGEST_CODE:
            code = code[:LONGEST_CODE] + "…"
        if code not in self.unknown:
            if len(self.unknown) == MOST_UNKNOWN:
                return self.others
            self.unknown[code] = Unknown()
        return self.unknown[code]


def _severity(record: dict[str, Any]) -> int:
    level = record.get("level")
    return _SEVERITIES.get(level.lower(), -1) if isinstance(level, str) else -1


def _module(record: dict[str, Any]) -> str:
    """The module as the line has it: ContainerSSH puts it among the details."""
    details = record.get("details")
    inner = details.get("module") if isinstance(details, dict) else None
    module = record.get("module", inner)
    return module if isinstance(module, str) else ""
