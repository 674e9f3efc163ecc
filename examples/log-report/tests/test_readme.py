"""What the README says that the command prints is what it prints."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from conftest import COMMAND

HERE = Path(__file__).parents[1]
README = (HERE / "README.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"```sh\nlog-report ([^\n]*)\n```\n\n```text\n(.*?)```", README, re.DOTALL)


def test_readme_has_samples() -> None:
    assert len(SAMPLES) == README.count("```text")


@pytest.mark.parametrize(("arguments", "output"), SAMPLES)
def test_sample_of_the_readme_is_true(arguments: str, output: str) -> None:
    done = subprocess.run(
        [*COMMAND, *shlex.split(arguments)],
        cwd=HERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout == output
