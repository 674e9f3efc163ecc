"""Turns findings into SARIF 2.1.0, for GitHub code scanning and editors.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What GitHub reads
of it: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from codegen.model import Diagnostic
from codegen.model.characters import harmless
from codegen.model.rule import Rule
from codegen.reporting.fingerprint import fingerprints
from codegen.reporting.records import literal

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"

_Object = dict[str, object]


def diagnostics_sarif(
    diagnostics: Sequence[Diagnostic], command: str, rules: Mapping[str, Rule]
) -> str:
    """One run of the command, with every rule and a result a finding.

    No version, time or absolute path stands in it, so that equal findings give equal bytes.
    """
    numbers = {rule: number for number, rule in enumerate(rules)}
    named = zip(diagnostics, fingerprints(diagnostics), strict=True)
    run: _Object = {
        "tool": {"driver": {"name": "codegen", "rules": [_rule(item) for item in rules.values()]}},
        # What stands before the last slash keeps the runs of several commands apart on GitHub.
        "automationDetails": {"id": f"codegen {command}/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The project's folder."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, numbers[item.rule], fingerprint) for item, fingerprint in named],
    }
    return literal({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> _Object:
    """A rule with the texts that GitHub asks for; its help holds the whole page."""
    paragraph = " ".join(rule.explanation.partition("\n\n")[0].split())
    help = f"{rule.summary}\n\n{rule.explanation}\n\nWhat to do:\n\n{rule.remedy}\n"
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": paragraph},
        "help": {"text": help, "markdown": help.replace("\nWhat to do:\n", "\n## What to do\n")},
        **({"helpUri": rule.page} if "://" in rule.page else {}),
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(item: Diagnostic, number: int, fingerprint: str) -> _Object:
    return {
        "ruleId": item.rule,
        "ruleIndex": number,
        "level": item.severity,
        "message": {"text": _message(item)},
        "locations": [{"physicalLocation": _place(item)}],
        # GitHub takes the first name only. Its action upload-sarif warns that its own hash of the
        # line is another, and keeps this one, which tells findings on one line apart as well.
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "codegenFinding/v1": fingerprint,
        },
    }


def _message(item: Diagnostic) -> str:
    """The message, and help on a line of its own; `[…](…)` would be a link (section 3.11.6)."""
    lines = [item.message, f"help: {item.help}"] if item.help else [item.message]
    return "\n".join(harmless(line) for line in lines).replace("](", "] (")


def _place(item: Diagnostic) -> _Object:
    file: _Object = {"uri": _uri(item.path), "uriBaseId": _ROOT}
    if not item.line:
        return {"artifactLocation": file}
    region = {"startLine": item.line, **({"startColumn": item.column} if item.column else {})}
    return {"artifactLocation": file, "region": region}


def _uri(path: str) -> str:
    """A path as a relative reference; bytes of a name that are no text stay what they are."""
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "surrogatepass"))
