"""`codegen explain` finds what is meant and tells all of it."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import asdict

import pytest

from codegen.model.rules import ALL_RULES
from tests.looking.shop import STOCK, STOCK_NARROW
from tests.writing.small_project import Project


def test_the_full_story(shop: Project) -> None:
    outcome = shop.run("explain", "CART_STOCK_FAILED")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == STOCK


def test_a_narrow_terminal(shop: Project, columns: Callable[[int], None]) -> None:
    columns(30)

    assert shop.run("explain", "CART_STOCK_FAILED").out == STOCK_NARROW


def test_prose_is_no_wider_than_can_be_read(shop: Project, columns: Callable[[int], None]) -> None:
    columns(1000)

    lines = shop.run("explain", "CART_STOCK_FAILED").out.splitlines()

    assert 80 < max(len(line) for line in lines if "--no-wrap" not in line) <= 100


@pytest.mark.parametrize("number", ["1", "0", "-5", "many", "9" * 5000, "٣"])
def test_any_width_will_do(shop: Project, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    monkeypatch.setenv("COLUMNS", number)

    assert shop.run("explain", "CART_STOCK_FAILED").code == 0


def test_colour_adds_nothing_but_colour(shop: Project) -> None:
    out = shop.run("--color", "always", "explain", "CART_STOCK_FAILED").out

    assert "\x1b[1mCART_STOCK_FAILED\x1b[0m\n" in out
    assert "\x1b[31merror\x1b[0m\n" in out
    assert "\x1b[36m`GET /health status`\x1b[0m." in out
    for style in ("0", "1", "2", "31", "36"):
        out = out.replace(f"\x1b[{style}m", "")
    assert out == STOCK


@pytest.mark.parametrize(
    "given",
    [
        "CART_STOCK_FAILED",
        "cart_stock_failed",
        "Cart-Stock-Failed",
        " CART_STOCK_FAILED\n",
        "ECartStockFailed",
        "ecartstockfailed",
        "EStock",
        "STOCK",
        "codes.ECartStockFailed",
        "Code.CART_STOCK_FAILED",
        '{"level":"error","code":"CART_STOCK_FAILED","msg":"no answer"}',
        '{"msg":"failed:\\nCART_STOCK_FAILED\\tagain"}',
        "2024-01-01T00:00:00Z error [CART_STOCK_FAILED] Cart of 3 items, see TZ_UTC",
        "\x1b[31mCART_STOCK_FAILED\x1b[0m: no answer",
        '{"msg":"\\u001b[31mCART_STOCK_FAILED\\u001b[0m"}',
        "panic: ECartStockFailed in cart.go",
    ],
)
def test_what_names_a_code(shop: Project, given: str) -> None:
    outcome = shop.run("explain", given)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == STOCK


def test_all_codes_of_a_log_are_explained_once_in_its_order(shop: Project) -> None:
    log = "TILL_OPEN x CART_STOCK_FAILED y TILL_OPEN CART_STOCK_FAILED_TWICE aCART CART"

    outcome = shop.run("explain", "--format", "json", log)

    told = [item["code"] for item in json.loads(outcome.out)]
    assert told == ["TILL_OPEN", "CART_STOCK_FAILED", "CART"]
    assert outcome.err == (
        'there is no code "CART_STOCK_FAILED_TWICE"\n  help: did you mean CART_STOCK_FAILED?\n'
    )


def test_a_name_that_is_a_word_of_prose_is_not_taken_for_a_code(shop: Project) -> None:
    outcome = shop.run("explain", "Cart or cart of nobody")

    assert (outcome.code, outcome.out) == (1, "")


def test_several_codes(shop: Project) -> None:
    out = shop.run("explain", "till_open", "bad-value", "CART_STOCK_FAILED").out

    assert out.startswith(
        "bad-value\n  severity error\n  page     rules/bad-value.md\n\n"
        "  A value is one that its schema allows.\n"
    )
    assert "\n\nTILL_OPEN\n  level    info\n" in out
    assert out.endswith(f"\n\n{STOCK}")


def test_a_line_of_a_log_without_quotes(shop: Project) -> None:
    outcome = shop.run("explain", "10:00", "error", "CART_STOCK_FAILED:", "no", "answer")

    assert (outcome.code, outcome.out, outcome.err) == (0, STOCK, "")


@pytest.mark.parametrize(
    ("given", "unknown", "near"),
    [
        ("CART_STOK_FAILED", "CART_STOK_FAILED", "CART_STOCK_FAILED"),
        ("cart_stok_failed", "cart_stok_failed", "CART_STOCK_FAILED"),
        ("ECartStockFaild", "ECartStockFaild", "ECartStockFailed"),
        ("TILL_OPNE", "TILL_OPNE", "TILL_OPEN or TILL_OLD?"),
        ("bad-valeu", "bad-valeu", "bad-value"),
        ("error: CART_STOK_FAILED in the log", "CART_STOK_FAILED", "CART_STOCK_FAILED"),
    ],
)
def test_did_you_mean(shop: Project, given: str, unknown: str, near: str) -> None:
    outcome = shop.run("explain", given)

    assert (outcome.code, outcome.out) == (1, "")
    said = f'there is no code "{unknown}"\n  help: did you mean {near}'
    assert outcome.err.startswith(said)


def test_nothing_of_a_log_is_a_code(shop: Project) -> None:
    outcome = shop.run("explain", "all is well")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "no code of the catalogue is in this\n  help: codegen list shows all codes\n"
    )
    assert shop.run("explain", "--format", "json", "all is well").out == "[]\n"


@pytest.mark.parametrize("given", [[], [""], ["  "], ["--format", "xml", "CART"]])
def test_usage(shop: Project, given: list[str]) -> None:
    outcome = shop.run("explain", *given)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("codegen: ")


def test_deprecated_and_removed(shop: Project) -> None:
    out = shop.run("explain", "CART_GONE").out
    assert out.endswith(
        "\n  Deprecated since 1.2.0: Says too little. CART_STOCK_FAILED takes its place.\n"
        "  The stock of an item could not be read.\n"
    )
    out = shop.run("explain", "till_old").out
    assert "  go  " not in out
    assert out.endswith(
        "\n  Removed in 1.0.0: Nobody has one. TILL_BROKEN takes its place. The till is\n"
        "  broken.\n"
    )


def test_json_is_the_shape_of_the_snapshot(shop: Project) -> None:
    (told,) = json.loads(shop.run("explain", "--format", "json", "TILL_OLD").out)

    assert told == {
        "code": "TILL_OLD",
        "module": "till",
        "level": "error",
        "removed": {
            "since": "1.0.0",
            "replaced_by": "TILL_BROKEN",
            "reason": "Nobody has one.",
        },
        "summary": "The old till failed.",
    }


def test_markdown_for_a_ticket(shop: Project) -> None:
    out = shop.run("explain", "--format", "markdown", "CART_GONE").out

    assert out == (
        "**CART_GONE**: The cart is gone\n\n"
        "Deprecated since 1.2.0: Says too little. CART_STOCK_FAILED takes its place. "
        "The stock of an item could not be read.\n\n"
        "- level: warning\n"
        "- module: cart (Shopping cart)\n"
        "- go: CartGone\n"
        "- python: CART_GONE\n"
        "- page: https://example.org/codes#CART_GONE\n"
    )


@pytest.mark.parametrize("rule", ALL_RULES)
def test_every_rule_needs_no_catalogue(shop: Project, rule: str) -> None:
    shop.manifest.write_text("no catalogue: [", encoding="utf-8")

    outcome = shop.run("explain", rule)

    assert (outcome.code, outcome.err) == (0, "")
    known = ALL_RULES[rule]
    assert outcome.out.startswith(f"{rule}\n  severity {known.severity}\n  page     {known.page}\n")
    assert known.summary in " ".join(outcome.out.split())
    assert "\nExplanation\n" in outcome.out
    assert "\nWhat to do\n" in outcome.out
    assert shop.run("explain", f"[{rule}]").out == outcome.out
    (told,) = json.loads(shop.run("explain", "--format", "json", rule).out)
    assert {"id": told.pop("rule"), **told} == asdict(known)
    assert f"- page: {known.page}\n" in shop.run("explain", "--format", "markdown", rule).out


def test_a_rule_under_its_code_in_the_tools_catalogue(shop: Project) -> None:
    assert shop.run("explain", "BAD_VALUE").out == shop.run("explain", "bad-value").out


def test_a_code_of_the_project_comes_before_a_rule(shop: Project) -> None:
    """A rule is written with hyphens, and a code with underscores."""
    path = shop.root / "catalogue/modules/till.yaml"
    text = path.read_text("utf-8").replace("messages:\n", "prefixes: [TILL, BAD]\nmessages:\n", 1)
    path.write_text(f"{text}  BAD_VALUE:\n    level: info\n    summary: A coin.\n", "utf-8")

    assert shop.run("explain", "BAD_VALUE").out.startswith("BAD_VALUE\n  level    info\n")
    assert shop.run("explain", "bad-value").out.startswith("bad-value\n  severity error\n")


def test_findings_lead_to_their_rules(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `codegen check` tells can be pasted, or piped, as it is."""
    (shop.root / "catalogue/modules/extra.yml").write_text("")
    told = shop.run("check").err
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told.encode()), "utf-8"))

    outcome = shop.run("explain", "--format", "json", "-")

    assert [rule["rule"] for rule in json.loads(outcome.out)] == ["file-without-module"]
    line = "a.yaml:4:3: error: TILL_OPEN is not right [bad-code], [no-rule] and bad-value"
    rows = json.loads(shop.run("explain", "--format", "json", line).out)
    assert [row.get("rule", row.get("code")) for row in rows] == ["bad-code", "TILL_OPEN"]


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_standard_input(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"\xff\x00 one line\n [CART_STOCK_FAILED]\xfe\n")

    outcome = shop.run("explain", "-")

    assert (outcome.code, outcome.out, outcome.err) == (0, STOCK, "")


def test_standard_input_is_bounded(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"TILL_OPEN " + b"x " * 600_000 + b" CART_STOCK_FAILED")

    outcome = shop.run("explain", "--format", "json", "-")

    assert [item["code"] for item in json.loads(outcome.out)] == ["TILL_OPEN"]
    assert outcome.err == "only the first 1,048,576 bytes of the input are looked at\n"


def test_no_standard_input(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert shop.run("explain", "-").code == 1


def test_many_unknown_words_are_no_trouble(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b" ".join(b"CART_STOCK_%d" % number for number in range(10_000)))

    outcome = shop.run("explain", "-")

    assert outcome.code == 1
    assert outcome.err.count("did you mean") == 10
    assert outcome.err.count("\n") == 20
