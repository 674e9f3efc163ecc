"""`codegen list` lists codes, and `codegen stats` counts them."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from tests.writing.small_project import Project

LIVE = ["CART", "CART_STOCK_FAILED", "CART_GONE", "TILL_OPEN", "TILL_BROKEN"]


def test_as_text(shop: Project) -> None:
    outcome = shop.run("list")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "CART               debug     A cart was opened.\n"
        "CART_STOCK_FAILED  error     The stock of an item could not be read.\n"
        "CART_GONE          warning   (deprecated) The cart is gone\n"
        "TILL_OPEN          info      The till is open for the stock of coins.\n"
        "TILL_BROKEN        critical  The till is broken.\n"
    )


def test_names_of_constants(shop: Project, columns: Callable[[int], None]) -> None:
    columns(72)
    assert shop.run("list", "--target", "go", "--level", "error").out == (
        "CART_STOCK_FAILED  error     ECartStockFailed, EStock  The stock of an…\n"
        "TILL_BROKEN        critical  TillBroken                The till is brok…\n"
    )


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], LIVE),
        (["--module", "till"], ["TILL_OPEN", "TILL_BROKEN"]),
        (["--module", "till", "--module", "cart"], LIVE),
        (["--module", "empty"], []),
        (["--level", "error"], ["CART_STOCK_FAILED", "TILL_BROKEN"]),
        (["--level", "emergency"], []),
        (["--deprecated"], ["CART_GONE"]),
        (["--removed"], ["TILL_OLD"]),
        (["--deprecated", "--removed"], ["CART_GONE", "TILL_OLD"]),
        (["--removed", "--module", "cart"], []),
    ],
)
def test_filters(shop: Project, options: list[str], codes: list[str]) -> None:
    assert shop.run("list", "--codes", *options).out.split() == codes
    data = json.loads(shop.run("list", "--format", "json", *options).out)
    assert [item["code"] for item in data] == codes
    rows = list(csv.reader(io.StringIO(shop.run("list", "--format", "csv", *options).out)))
    assert [row[0] for row in rows] == ["code", *codes]
    outcome = shop.run("list", *options)
    assert [line.split()[0] for line in outcome.out.splitlines()] == codes
    assert (outcome.code, outcome.err) == (0, "" if codes else "no code fits\n")


def test_csv(shop: Project) -> None:
    shop.edit("catalogue/modules/cart.yaml", "A cart was opened.", '"=cmd(), \\"a\\" and, b"')

    out = shop.run("list", "--format", "csv", "--target", "go", "--target", "python").out

    assert out.splitlines()[:4] == [
        "code,module,level,state,since,summary,go,python",
        'CART,cart,debug,,,"\'=cmd(), ""a"" and, b",Cart,CART',
        "CART_STOCK_FAILED,cart,error,,1.1.0,The stock of an item could not be read.,"
        "ECartStockFailed EStock,CART_STOCK_FAILED STOCK",
        "CART_GONE,cart,warning,deprecated,,The cart is gone,CartGone,CART_GONE",
    ]


def test_json_with_names(shop: Project) -> None:
    out = shop.run("list", "--format", "json", "--level", "error", "--target", "go").out

    assert json.loads(out)[0]["names"] == {"go": ["ECartStockFailed", "EStock"]}


@pytest.mark.parametrize(
    ("options", "message", "help"),
    [
        (["--module", "tll"], 'there is no module "tll"', "did you mean till?"),
        (["--module", "x\x1b[2J"], 'there is no module "x<U+001B>[2J"', "there are: cart, till"),
        (["--target", "docs"], 'there is no target with constants "docs"', "there are: go, python"),
        (["--codes", "--format", "json"], "--codes and --format do not go together", "leave one"),
        (["--codes", "--target", "go"], "--codes and --target do not go together", "leave one"),
        (["--level", "eror"], "Invalid value for '--level'", "codegen list --help"),
    ],
)
def test_usage(shop: Project, options: list[str], message: str, help: str) -> None:
    outcome = shop.run("list", *options)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"codegen: {message}")
    assert f"\n  help: {help}" in outcome.err


def test_statistics(shop: Project) -> None:
    outcome = shop.run("stats")

    assert (outcome.code, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
Shop codes (shop 1.2.0)
  codes             5
  deprecated        1
  removed           1, not counted here
  with explanation  1 (20 %)
  with remedy       2 (40 %)
  longest code      CART_STOCK_FAILED (17 characters)

By level
  debug     1
  info      1
  warning   1
  error     1
  critical  1

By module
  cart   3
  till   2
  empty  0
"""
    )


def test_statistics_as_json(shop: Project) -> None:
    assert json.loads(shop.run("stats", "--format", "json").out) == {
        "name": "shop",
        "version": "1.2.0",
        "codes": 5,
        "deprecated": 1,
        "removed": 1,
        "with_explanation": 1,
        "with_remedy": 2,
        "longest_code": "CART_STOCK_FAILED",
        "levels": {"debug": 1, "info": 1, "warning": 1, "error": 1, "critical": 1},
        "modules": {"cart": 3, "till": 2, "empty": 0},
    }
