"""`codegen search` finds the messages that speak of the words, the best first."""

import json
from collections.abc import Callable

import pytest

from tests.writing.small_project import Project


def found(shop: Project, *words: str) -> list[str]:
    outcome = shop.run("search", "--format", "json", *words)
    return [item["code"] for item in json.loads(outcome.out)]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["stock"], ["CART_STOCK_FAILED", "TILL_OPEN"]),
        (["STOCK", "Coins"], ["TILL_OPEN"]),
        (["cart"], ["CART", "CART_STOCK_FAILED", "CART_GONE", "TILL_BROKEN"]),
        (["is", "broken"], ["TILL_BROKEN"]),
        (["stock figures until"], ["CART_STOCK_FAILED"]),
        (["  stock   figures  "], ["CART_STOCK_FAILED"]),
        (["failed"], ["CART_STOCK_FAILED", "TILL_OLD"]),
        (["till", "cart"], ["TILL_BROKEN"]),
        (["(.*)"], []),
    ],
)
def test_what_is_found_in_which_order(shop: Project, words: list[str], codes: list[str]) -> None:
    assert found(shop, *words) == codes


def test_as_text(shop: Project, columns: Callable[[int], None]) -> None:
    whole = (
        "CART_STOCK_FAILED  error  The stock of an item could not be read.\n"
        "TILL_OPEN          info   The till is open for the stock of coins.\n"
    )
    outcome = shop.run("search", "stock")
    assert (outcome.code, outcome.out, outcome.err) == (0, whole, "")

    columns(40)
    assert shop.run("search", "stock").out == (
        "CART_STOCK_FAILED  error  The stock of…\nTILL_OPEN          info   The till is o…\n"
    )
    columns(10)
    assert shop.run("search", "stock").out == "CART_STOC…\nTILL_OPEN\n"


def test_matches_are_coloured(shop: Project) -> None:
    out = shop.run("--color", "always", "search", "open", "STOCK").out

    assert "The till is \x1b[32;1mopen\x1b[0m for the \x1b[32;1mstock\x1b[0m of coins.\n" in out
    assert out.startswith("\x1b[1mTILL_\x1b[0m\x1b[32;1mOPEN\x1b[0m  \x1b[34minfo\x1b[0m  ")


def test_the_state_is_told(shop: Project) -> None:
    assert shop.run("search", "old").out == "TILL_OLD  error  (removed) The old till failed.\n"


@pytest.mark.parametrize(
    ("word", "help"),
    [("stokc", "did you mean stock?"), ("zzz", "codegen list shows all codes")],
)
def test_nothing_is_found(shop: Project, word: str, help: str) -> None:
    outcome = shop.run("search", word)

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"no message has all of these words\n  help: {help}\n"


@pytest.mark.parametrize("words", [[], ["", " "]])
def test_usage(shop: Project, words: list[str]) -> None:
    assert shop.run("search", *words).code == 2
