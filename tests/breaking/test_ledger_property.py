"""For any two catalogues: a release leaves nothing to tell, and the ledger judges as a folder does.

What the ledger does not hold, the order of modules and messages and how names are derived, stays
the same here.
"""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.cli import main
from codegen.editing.ledger import ledger_text
from codegen.loading.ledger import load_ledger
from codegen.model import LEDGER, LEVELS, RETRIES, Workspace

from .conftest import Outcome

CODES = ["NULL", "TRUE", "Y", "A", "A_1", "B_TWO", "NO_3", "A_B_C"]
MODULES = ["null", "shop", "true"]
VERSIONS = st.sampled_from(["0.1", "1.10", "2.0.0-rc.1"])
_WORDS = st.sampled_from(
    [
        "One.",
        "Two: 2",
        "# no",
        "'it''s'",
        'say "no"',
        "{a}",
        "- x",
        "null",
        "a, b",
        "日本 🙂",
        "<b>",
    ]
)
TEXTS = st.lists(_WORDS, min_size=1, max_size=2).map(" ".join)
LINKS = st.lists(st.sampled_from(["https://a.b/c", "https://a.b/d"]), min_size=1, unique=True)
NOTES = {"reason": TEXTS, "since": VERSIONS}
MESSAGES = st.fixed_dictionaries(
    {"level": st.sampled_from(LEVELS), "summary": TEXTS},
    optional={
        "explanation": TEXTS,
        "remedy": TEXTS,
        "retry": st.sampled_from(RETRIES),
        "since": VERSIONS,
        "deprecated": st.fixed_dictionaries({"reason": TEXTS}, optional={"since": VERSIONS}),
        "removed": st.fixed_dictionaries(NOTES),
        "see": LINKS,
        "own_name": st.booleans(),
        "alias": st.booleans(),
    },
)
CATALOGUES = st.fixed_dictionaries(
    {
        "homes": st.fixed_dictionaries({code: st.sampled_from(MODULES) for code in CODES}),
        "messages": st.dictionaries(st.sampled_from(CODES), MESSAGES, min_size=1).filter(
            lambda messages: any("removed" not in fields for fields in messages.values())
        ),
        "titles": st.fixed_dictionaries(dict.fromkeys(MODULES, TEXTS)),
        "package": st.sampled_from(["codes", "other"]),
        "docs_url": st.sampled_from(["https://a.b/docs", "https://a.b/docs2"]),
        "go_version": st.sampled_from(["", "3.0.0"]),
    }
)


def write(folder: Path, made: dict[str, Any], version: str) -> None:
    """Writes a catalogue as JSON, which is YAML."""
    modules = folder / "catalogue" / "modules"
    modules.mkdir(parents=True, exist_ok=True)
    go = {"module": "a.b/c", "package": made["package"]}
    if made["go_version"]:
        go["version"] = made["go_version"]
    manifest = {
        "name": "shop", "title": "Shop", "version": version, "docs_url": made["docs_url"],
        "modules": MODULES, "targets": {"go": go, "ts": {"package": "x"}, "docs": {}},
    }  # fmt: skip
    _dump(folder / "catalogue" / "catalogue.yaml", manifest)
    for name in MODULES:
        codes = {code: _fields(code, fields) for code, fields in sorted(made["messages"].items())}
        data = {
            "module": name, "title": made["titles"][name],
            "prefixes": ["NULL", "TRUE", "Y", "A", "B", "NO"],
            "messages": {code: row for code, row in codes.items() if made["homes"][code] == name},
        }  # fmt: skip
        _dump(modules / f"{name}.yaml", data)


def _fields(code: str, fields: dict[str, Any]) -> dict[str, Any]:
    row = {key: value for key, value in fields.items() if key not in ("own_name", "alias")}
    row |= {"names": {"go": f"Own{code.replace('_', '')}"}} if fields.get("own_name") else {}
    row |= {"aliases": {"ts": [f"{code}_OLD"]}} if fields.get("alias") else {}
    return row


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False), "utf-8")


def run(*arguments: str | Path) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["--color", "never", *map(str, arguments)])
    return Outcome(code, out.getvalue(), err.getvalue())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CATALOGUES, CATALOGUES)
def test_the_ledger_judges_as_the_old_folder_does(old: dict[str, Any], new: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        write(before, old, "1.0.0")
        assert run("release", "1.0.0", "--root", before).code == 0
        assert run("breaking", "--root", before).out.startswith("verdict: none; ")
        write(after, new, "1.0.0")
        (after / LEDGER).write_bytes((before / LEDGER).read_bytes())

        by_ledger = run("breaking", "--root", after)
        by_folder = run("breaking", "--root", after, "--against", before)

        assert by_ledger == by_folder
        facts = [
            [change["kind"] for change in json.loads(run("diff", "--format", "json", *sides).out)]
            for sides in (("--root", after), ("--root", after, "--against", before))
        ]
        assert facts[0] == facts[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CATALOGUES, min_size=2, max_size=4))
def test_a_release_leaves_nothing_to_tell_and_loses_no_code(made: list[dict[str, Any]]) -> None:
    ever: set[str] = set()
    reused = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, catalogue in enumerate(made, 1):
            dead = {code for code in ever if _is_dead(folder, code)}
            living = {code for code, row in catalogue["messages"].items() if "removed" not in row}
            reused = bool(dead & living)
            write(folder, {**catalogue, "go_version": ""}, f"{number}.0.0")
            outcome = run("release", f"{number}.0.0", "--root", folder)
            assert outcome.code == (1 if reused else 0), outcome
            if reused:
                assert "[breaking-code-reused]" in outcome.err
                return
            ever |= set(catalogue["messages"])
            assert run("breaking", "--root", folder) == Outcome(
                0, "verdict: none; nothing that a package or a page shows has changed\n", ""
            )
            loaded = load_ledger(Workspace(folder), folder / LEDGER)
            assert loaded.ledger is not None, loaded.diagnostics
            assert set(loaded.ledger.codes) == ever
            assert ledger_text(loaded.ledger) == (folder / LEDGER).read_text("utf-8")


def _is_dead(folder: Path, code: str) -> bool:
    ledger = load_ledger(Workspace(folder), folder / LEDGER).ledger
    return ledger is not None and bool(ledger.codes[code].removed)
