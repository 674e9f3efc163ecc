"""Turns findings into JUnit's XML, which nearly every CI server shows as results of tests.

There is no standard; these are the elements and attributes that Jenkins, GitLab and Azure read.
"""

from collections.abc import Sequence
from html import escape

from codegen.model import Diagnostic
from codegen.model.characters import harmless
from codegen.reporting.colour import Palette
from codegen.reporting.text import diagnostic_text, more_about

_PLAIN = Palette(on=False)


def diagnostics_junit(diagnostics: Sequence[Diagnostic], command: str) -> str:
    """One suite for the command: a failed test a finding, or one that passed where there is none.

    The text is in ASCII, with references for all other characters, and what XML cannot hold is
    shown by its number.
    """
    counts = _attributes(
        name=f"codegen {command}",
        tests=str(len(diagnostics) or 1),
        failures=str(len(diagnostics)),
        errors="0",
        skipped="0",
    )
    cases = "".join(_failed(item) for item in diagnostics) or _passed(command)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites>\n  <testsuite{counts}>\n{cases}  </testsuite>\n</testsuites>\n"
    )


def _passed(command: str) -> str:
    return f"    <testcase{_attributes(classname=f'codegen {command}', name='no findings')}/>\n"


def _failed(item: Diagnostic) -> str:
    place = item.path
    for number in (item.line, item.column):
        place += f":{number}" if number else ""
    case = {"classname": item.rule, "name": f"{place}: {item.message}", "file": item.path}
    if item.line:
        case["line"] = str(item.line)
    failure = {"type": item.rule, "message": item.message}
    text = _text(diagnostic_text(item, _PLAIN) + f"more: {more_about(item.rule)}")
    return (
        f"    <testcase{_attributes(**case)}>\n"
        f"      <failure{_attributes(**failure)}>{text}</failure>\n"
        "    </testcase>\n"
    )


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_text(harmless(value))}"' for name, value in values.items())


def _text(shown: str) -> str:
    """Text without harm as it stands in XML, between tags as well as in quotes."""
    return escape(shown).encode("ascii", "xmlcharrefreplace").decode("ascii")
