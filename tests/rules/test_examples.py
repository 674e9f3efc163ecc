"""The example of every rule breaks it: those in YAML are run, the others have a case elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen.linting.rules import LINT_RULES
from codegen.model.rules import ALL_RULES, RULES
from tests.diagnostics.built import BUILT
from tests.diagnostics.project import MANIFEST, MODULE_PATH, findings, write_project
from tests.diagnostics.test_diagnostic_cases import NAMES
from tests.writing.small_project import Project

MANIFEST_PATH = "catalogue/catalogue.yaml"
TARGET_PATH = "templates/demo/target.yaml"
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = Path(__file__).resolve().parents[1]


def _examples(id: str) -> Iterator[tuple[str, str]]:
    """The files that a rule's example shows: the path, of its first line or the module's, and text.

    A comment as the first line names the file; without one it is that of a module.
    """
    for text in FENCE.findall(ALL_RULES[id].explanation):
        first, _, rest = text.partition("\n")
        named = re.fullmatch(r"# (\S+\.yaml)", first)
        yield (named[1], rest) if named else (MODULE_PATH, text)


def _indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n" for line in text.splitlines())


def _module(text: str) -> str:
    """A whole module around what an example shows: messages, one message or some of its fields."""
    if text.startswith("module:"):
        return text
    head = "module: disk\ntitle: Disk\n"
    if text.startswith("messages:"):
        return head + text
    if re.match(r"[A-Z]", text):
        return f"{head}messages:\n" + _indented(text, "  ")
    fields = {"level": "level: error\n", "summary": "summary: The disk is full.\n"}
    lead = "".join(line for key, line in fields.items() if f"{key}:" not in text)
    return f"{head}messages:\n  DISK_FULL:\n" + _indented(lead + text, "    ")


def _manifest(text: str) -> str:
    """The manifest of the small project, with the parts that an example shows in their place."""
    kept = MANIFEST
    for key in re.findall(r"^(\w+):", text, re.MULTILINE):
        kept = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", kept, flags=re.MULTILINE)
    return kept + text


WITH_YAML = [id for id in ALL_RULES if any(_examples(id))]


@pytest.mark.parametrize("id", WITH_YAML)
def test_an_example_breaks_its_rule(id: str, tmp_path: Path) -> None:
    examples = dict(_examples(id))
    files = {path: text for path, text in examples.items() if path not in (MANIFEST_PATH,)}
    files[MODULE_PATH] = _module(files.get(MODULE_PATH, "summary: The disk is full.\n"))
    manifest = _manifest(examples.get(MANIFEST_PATH, ""))
    if TARGET_PATH in files:
        manifest = manifest.replace("  docs: {}\n", "  demo: {}\n")
        if id != "template-missing":
            files["templates/demo/codes.txt.j2"] = "Codes\n"
    write_project(tmp_path, manifest=manifest, module=None, files=files)

    told = Project(tmp_path).run("lint" if id in LINT_RULES else "check").err

    assert id in {finding.rule for finding in findings(told)}, told


@pytest.mark.parametrize("id", [id for id in ALL_RULES if id not in WITH_YAML])
def test_a_rule_without_an_example_in_yaml_has_a_case(id: str) -> None:
    """Files of odd bytes, templates, drift, changes and stops are shown by cases of their own."""
    if id.startswith("breaking-"):
        assert (ELSEWHERE / "breaking" / id / "expected.txt").is_file()
    elif id.startswith("drift-"):
        assert f'"{id}"' in (ELSEWHERE / "writing" / "test_check_drift.py").read_text("utf-8")
    elif id.startswith("import-"):
        reports = (ELSEWHERE / "importing").rglob("report.txt")
        texts = [path.read_text("utf-8") for path in reports]
        texts += [path.read_text("utf-8") for path in (ELSEWHERE / "importing").glob("test_*.py")]
        assert any(f"[{id}]" in text for text in texts)
    elif id not in RULES:  # what stops a command, by the text that is told or the error's rule
        texts = [path.read_text("utf-8") for path in ELSEWHERE.rglob("test_*.py")]
        texts += [case.expected for case in BUILT]
        told = f"[{id}]", f".rule == {id.upper().replace('-', '_')}\n"
        assert any(said in text for text in texts for said in told)
    else:
        cases = [name for name in NAMES if name == id or name.startswith(f"{id}-")]
        texts = [case.expected for case in BUILT]
        texts += [path.read_text("utf-8") for path in (ELSEWHERE / "breaking").glob("test_*.py")]
        assert cases or any(f"[{id}]" in text for text in texts)
