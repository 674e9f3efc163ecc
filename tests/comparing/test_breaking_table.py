"""The breaking table is whole: every field has its row, every kind its judgement and its use."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from codegen.comparing.changes import changes
from codegen.comparing.fields import FIELDS
from codegen.comparing.judgement import JUDGEMENTS
from codegen.comparing.side import Side
from codegen.model import (
    Catalogue,
    Deprecation,
    Message,
    Module,
    Removal,
    TargetSettings,
)
from codegen.model.change import KINDS
from codegen.model.rules import RULES

MESSAGE = Message("SHOP_ONE", "shop", "catalogue/modules/shop.yaml", "info", "One.", "Long.")
OTHER = Message("SHOP_TWO", "shop", "catalogue/modules/shop.yaml", "info", "Two.")
MODULE = Module("shop", "Shop", "catalogue/modules/shop.yaml", (MESSAGE, OTHER))
GO = TargetSettings("go", "1.0.0", {}, {"package": "codes"})
CATALOGUE = Catalogue("shop", "Shop", "1.0.0", "catalogue/catalogue.yaml", (MODULE,), {"go": GO})
NAMES = {"go": {"SHOP_ONE": ("ShopOne",), "SHOP_TWO": ("ShopTwo",)}}


def kinds(old: Side, new: Side) -> set[str]:
    return {change.kind for change in changes(old, new)}


def test_every_field_has_its_row() -> None:
    for owner, rows in FIELDS.items():
        assert list(rows) == [field.name for field in fields(owner)], owner.__name__
    assert set(FIELDS) == {Message, Module, TargetSettings, Catalogue}


def test_every_kind_has_its_judgement() -> None:
    assert set(JUDGEMENTS) == set(KINDS)


def test_every_kind_tells_of_a_field() -> None:
    assert {kind for rows in FIELDS.values() for row in rows.values() for kind in row} == set(KINDS)


@pytest.mark.parametrize("kind", JUDGEMENTS)
def test_every_judgement_is_sound(kind: str) -> None:
    row = JUDGEMENTS[kind]
    assert bool(row.rule) == bool(row.consumers) == bool(row.fix)
    assert not row.rule or row.rule in RULES
    assert row.bump != "major" or row.rule, "what breaks is a finding"


def test_the_same_does_not_differ() -> None:
    assert changes(Side(CATALOGUE, NAMES), Side(CATALOGUE, NAMES)) == []


OTHER_VALUES: dict[str, Any] = {
    "code": "SHOP_THREE",
    "module": "till",
    "level": "error",
    "summary": "Another.",
    "explanation": "",
    "remedy": "Wait.",
    "retry": "never",
    "since": "1.0",
    "deprecated": Deprecation("Old."),
    "removed": Removal("Gone.", "1.1"),
    "see": ("https://example.org",),
}


@pytest.mark.parametrize("field", OTHER_VALUES)
def test_each_field_of_a_message_is_compared(field: str) -> None:
    message = replace(MESSAGE, **{field: OTHER_VALUES[field]})
    catalogue = replace(CATALOGUE, modules=(replace(MODULE, messages=(message, OTHER)),))

    found = kinds(Side(CATALOGUE, None), Side(catalogue, None))

    assert found
    assert found <= set(FIELDS[Message][field])


def test_names_and_aliases_are_compared_by_the_constants_that_they_give() -> None:
    names = {"go": {"SHOP_ONE": ("Other", "Alias"), "SHOP_TWO": ("ShopTwo",)}}

    found = kinds(Side(CATALOGUE, NAMES), Side(CATALOGUE, names))

    assert found == {"constant-renamed", "constant-added"}
    assert kinds(Side(CATALOGUE, names), Side(CATALOGUE, NAMES)) >= {"alias-deleted"}


MODULES: dict[str, Any] = {
    "name": "till",
    "title": "Till",
    "messages": (OTHER, MESSAGE),
    "description": "Said.",
}


@pytest.mark.parametrize("field", MODULES)
def test_each_field_of_a_module_is_compared(field: str) -> None:
    catalogue = replace(CATALOGUE, modules=(replace(MODULE, **{field: MODULES[field]}),))

    found = kinds(Side(CATALOGUE, None), Side(catalogue, None))

    assert found
    assert found <= set(FIELDS[Module][field])


SETTINGS: dict[str, Any] = {
    "version": "2.0.0",
    "prefixes": {"info": "I"},
    "options": {"package": "other"},
    "initialisms": ("SHOP",),
}


@pytest.mark.parametrize("field", SETTINGS)
def test_each_setting_of_a_target_is_compared(field: str) -> None:
    settings = replace(GO, **{field: SETTINGS[field]})
    catalogue = replace(CATALOGUE, targets={"go": settings})

    found = kinds(Side(CATALOGUE, NAMES), Side(catalogue, NAMES))

    assert found
    assert found <= set(FIELDS[TargetSettings][field])


def _second(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, modules=(MODULE, Module("till", "Till", "till.yaml", ())))


@pytest.mark.parametrize("field", [name for name, row in FIELDS[Catalogue].items() if row])
def test_each_field_of_a_catalogue_is_compared(field: str) -> None:
    old = replace(_second(CATALOGUE), docs_url="https://example.org")
    change: dict[str, Callable[[], Any]] = {
        "modules": lambda: old.modules[::-1],
        "targets": lambda: {"ts": replace(GO, target="ts")},
    }
    value = change.get(field, lambda: "2.0.0")()

    found = kinds(Side(old, NAMES), Side(replace(old, **{field: value}), NAMES))

    assert found & set(FIELDS[Catalogue][field])


def test_what_a_snapshot_does_not_hold_is_not_compared() -> None:
    new = replace(CATALOGUE, license_text="Do as you please.", targets={})

    assert changes(Side(CATALOGUE, None), Side(new, {})) == []
