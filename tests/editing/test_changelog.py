"""A changelog gets a section, and keeps all else, byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.editing.changelog import NEW, with_section
from codegen.model import CodegenError

ENTRIES = {"Added": ["- `A_B`: New."], "Removed": ["- **Breaking:** `A_C`: Old."]}
FOUND = "### Added\n\n- `A_B`: New.\n\n### Removed\n\n- **Breaking:** `A_C`: Old.\n"


def made(text: str, entries: dict[str, list[str]] = ENTRIES) -> str:
    return with_section(text, "1.1.0", "2027-01-31", entries, "CHANGELOG.md")


def test_a_new_changelog() -> None:
    assert made(NEW) == f"{NEW}\n## [1.1.0] - 2027-01-31\n\n{FOUND}"


def test_what_people_wrote_goes_into_the_section() -> None:
    text = (
        "# Log\n\n## [Unreleased]\n\nA word before.\n\n### Fixed\n\n- A slip.\n\n### added\n\n"
        "- By hand,\n  on two lines.\n\n### Notes\n\nFree text.\n\n"
        "## [1.0.0] - 2026-01-01\n\n- First.\n\n[Unreleased]: https://example.org/a...b\n"
    )
    assert made(text) == (
        "# Log\n\n## [Unreleased]\n\n## [1.1.0] - 2027-01-31\n\nA word before.\n\n"
        "### Added\n\n- By hand,\n  on two lines.\n- `A_B`: New.\n\n"
        "### Removed\n\n- **Breaking:** `A_C`: Old.\n\n### Fixed\n\n- A slip.\n\n"
        "### Notes\n\nFree text.\n\n"
        "## [1.0.0] - 2026-01-01\n\n- First.\n\n[Unreleased]: https://example.org/a...b\n"
    )


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("", "", ""),
        ("# Log\n", "# Log\n\n", ""),
        ("# Log\n\n## 1.0.0\n\n- x\n", "# Log\n\n", "\n## 1.0.0\n\n- x\n"),
        ("## [Unreleased]\n", "## [Unreleased]\n\n", ""),
        (
            "# Log\n\n## [Unreleased]\n\n[Unreleased]: https://a.b\n[1.0.0]: https://a.c\n",
            "# Log\n\n## [Unreleased]\n\n",
            "\n[Unreleased]: https://a.b\n[1.0.0]: https://a.c\n",
        ),
        (
            "# Log\n\n```\n## [Unreleased]\n```\n\n<!--\n## [Unreleased]\n-->\n\n## [1.0.0]\n",
            "# Log\n\n```\n## [Unreleased]\n```\n\n<!--\n## [Unreleased]\n-->\n\n",
            "\n## [1.0.0]\n",
        ),
    ],
)
def test_where_the_section_goes(text: str, before: str, after: str) -> None:
    assert made(text) == f"{before}## [1.1.0] - 2027-01-31\n\n{FOUND}{after}"


def test_headings_without_brackets_stay_so() -> None:
    assert "\n## 1.1.0 - 2027-01-31\n" in made("# Log\n\n## Unreleased\n\n## 1.0.0\n")


def test_headings_within_code_are_no_headings() -> None:
    text = "## [Unreleased]\n\n### Added\n\n~~~md\n### Fixed\n## [2.0.0]\n~~~\n"

    result = made(text)

    assert "### Added\n\n~~~md\n### Fixed\n## [2.0.0]\n~~~\n\n- `A_B`: New.\n" in result


def test_nothing_to_tell() -> None:
    assert made("## [Unreleased]\n", {}).endswith("2027-01-31\n\nThe catalogue has not changed.\n")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(mark: str) -> None:
    text = mark + "# Log\r\n\r\n## [Unreleased]\r\n\r\n- x\r\n\r\n## [1.0.0]\r\n\r\n- First.\r\n"

    result = made(text)

    assert result.startswith(mark + "# Log\r\n\r\n## [Unreleased]\r\n\r\n## [1.1.0]")
    assert result.count("\n") == result.count("\r\n")
    assert result == mark + made(text.removeprefix(mark).replace("\r\n", "\n")).replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Log\n\n## [1.1.0] - 2027-01-01\n", "there is a section for 1.1.0 already"),
        ("# Log\n\n## 1.1.0\n", "there is a section for 1.1.0 already"),
        ("# Log\r\n\n## [Unreleased]\n", "some of its lines end in CR LF, others in LF"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    with pytest.raises(CodegenError, match=said):
        made(text)


_LINES = st.sampled_from(
    "# Log||- item|  deeper|### Added|### Fixed|## [1.0.0]|## [0.9.0] - x|text|```|<!-- a|-->|"
    "[1.0.0]: https://a.b|## [Unreleased]|####|\t|\f".split("|")
)


@given(st.lists(_LINES, max_size=14))
def test_no_line_that_people_wrote_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)

    result = made(text).split("\n")

    for line in set(lines) - {"", "\t", "\f", "### Added", "### Fixed"}:
        assert result.count(line) == lines.count(line)
    assert result.count("## [1.1.0] - 2027-01-31") == 1
    assert "- `A_B`: New." in result
