"""The page that ContainerSSH's codes were first kept on, imported in full."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.importing.conftest import catalogue_of
from tests.writing.small_project import Project

PAGE = Path(__file__).parent / "seed-page.md"
ROWS = re.findall(r"^\| `([A-Z0-9_]+)` \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
EMPTY = "Core, SSH server, Configuration module, Metrics module, Audit log module"
EMPTY += ", Backend module, Security module"


@pytest.fixture
def imported(empty: Project) -> Project:
    shutil.copy(PAGE, empty.root / "page.md")
    outcome = empty.run("import", "markdown", "page.md", "--name", "seed", "--report", "report.txt")
    assert (outcome.code, outcome.out) == (
        0,
        "imported 88 codes in 10 modules\nnext: codegen generate\n",
    )
    return empty


def test_every_code_is_there_with_its_words(imported: Project) -> None:
    listed = imported.run("list", "--codes").out.split()
    texts = " ".join(" ".join(catalogue_of(imported).values()).split())

    assert len(ROWS) == 88
    assert sorted(listed) == sorted(code for code, _ in ROWS)
    for _, text in ROWS:
        for word in re.findall(r"[A-Za-z]{4,}", re.sub(r"\]\([^)]*\)", "]", text)):
            assert word in texts


def test_the_modules_are_the_sections_of_the_page(imported: Project) -> None:
    manifest = catalogue_of(imported)["catalogue.yaml"]

    modules = re.findall(r"^  - (\w+)$", manifest, re.MULTILINE)
    assert " ".join(modules) == (
        "core ssh_server auth configuration metrics audit_log backend security docker kubernetes"
    )
    assert catalogue_of(imported)["modules/kubernetes.yaml"].startswith(
        "module: kubernetes\ntitle: Kubernetes backend\nmessages:\n"
    )


def test_the_report_names_what_is_odd_about_the_page(imported: Project) -> None:
    report = (imported.root / "report.txt").read_text("utf-8")

    assert (
        'page.md:82:1: warning: "Error/message codes": the heading doubles "Kubernetes backend",'
        " which has no codes of its own [import-heading]" in report
    )
    empty = next(line for line in report.split("\n") if "the section has no codes" in line)
    assert re.findall(r'"([^"]+)" \(line', empty) == EMPTY.split(", ")
    assert report.count("import-lost") == 0


def test_links_of_a_first_sentence_are_kept(imported: Project) -> None:
    text = catalogue_of(imported)["modules/docker.yaml"]

    message = text[text.index("  DOCKER_GUEST_AGENT_DISABLED:") : text.index("  DOCKER_IMAGE_LIST")]
    assert "summary: This message indicates that the ContainerSSH Guest Agent has been" in message
    assert "      - https://github.com/containerssh/agent\n" in message


@pytest.mark.slow
def test_all_packages_compile(imported: Project, run: Run, go_env: dict[str, str]) -> None:
    imported.generate()
    generated = imported.generated

    run("go", "vet", "./...", cwd=generated / "go", env=go_env)
    tsc = Path(__file__).parents[1] / "packages/node_modules/.bin/tsc"
    run(str(tsc), "-p", ".", cwd=generated / "ts")
    script = "import seed_codes; print(len(seed_codes.Code), seed_codes.Code.AUTH.details.level)"
    run("python3", "-W", "error", "-c", script, cwd=generated / "python/src")
