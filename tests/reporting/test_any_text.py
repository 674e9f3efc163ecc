"""Whatever the texts of a finding are, each format can be read, and tells findings apart."""

import json
import xml.etree.ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.model import Diagnostic
from codegen.model.characters import FORBIDDEN
from codegen.model.rules import RULES
from codegen.reporting.fingerprint import fingerprints
from codegen.reporting.formats import FORMATS, formatted
from codegen.reporting.github import summary_markdown
from tests.reporting.readers import READERS

MARKS = st.sampled_from(
    ["##[error]", "::error::", "]]>", "</failure>", "|", "`", "%0A", "\n", "]("]
)
ANY = st.lists(MARKS | st.text(st.characters(exclude_categories=()), max_size=5), max_size=4).map(
    "".join
)
FINDINGS = st.lists(
    st.builds(
        Diagnostic,
        rule=st.sampled_from(list(RULES)),
        message=ANY,
        path=ANY.map(lambda text: f"catalogue/{text}"),
        help=ANY,
        pointer=st.none() | st.tuples(ANY, st.integers(0, 3)),
        line=st.integers(0, 3),
        column=st.integers(0, 3),
        excerpt=ANY,
        severity=st.sampled_from(["error", "warning"]),
    ),
    max_size=15,
)
QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@QUICK
@given(FINDINGS)
def test_every_format_takes_any_text(found: list[Diagnostic]) -> None:
    for format in FORMATS:
        text = formatted(found, format, "check")
        assert "##[" not in text, format
        assert not FORBIDDEN.search(text), format
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::error::")]
        if format in ("json", "jsonl", "gitlab", "sarif"):
            assert len(READERS[format](text)) == len(found), format
        elif format == "junit":
            assert len(list(ET.fromstring(text).iter("failure"))) == len(found)
        elif format == "github":
            rows = [line for line in text.splitlines() if not line.startswith("::notice ")]
            assert len(rows) == len(found)


@QUICK
@given(FINDINGS)
def test_the_summary_has_a_row_a_finding(found: list[Diagnostic]) -> None:
    lines = summary_markdown(found, "check").splitlines()

    assert len(lines) == (2 + 2 + len(found) + 3 if found else 2)
    assert all(line.count("|") == 5 for line in lines[2:-3])
    assert not found or lines[-2].startswith("Read more: <code>codegen explain ")


@QUICK
@given(FINDINGS)
def test_fingerprints_are_unique(found: list[Diagnostic]) -> None:
    names = fingerprints([*found, *found])

    assert len(set(names)) == 2 * len(found)
    issues = json.loads(formatted(found, "gitlab", "check"))
    assert [issue["fingerprint"] for issue in issues] == names[: len(found)]
