"""Codes become the names that each language would give them, and no two become one unseen."""

import keyword
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from codegen.loading.loader import load
from codegen.model import (
    Case,
    Catalogue,
    IdentifierStyle,
    Message,
    Module,
    Removal,
    Target,
    TargetSettings,
    Workspace,
)
from codegen.rendering.naming import CASES, name_findings, namer, names

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = load(Workspace(ROOT)).targets
GO = SHIPPED["go"].identifiers
LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
_FIRST = st.builds(str.__add__, st.sampled_from(LETTERS), st.text(LETTERS + DIGITS, max_size=5))
CODES = st.builds(
    lambda first, more: "_".join([first, *more]),
    _FIRST,
    st.lists(st.text(LETTERS + DIGITS, min_size=1, max_size=6), max_size=4),
)
WORDS = st.builds(
    str.__add__,
    st.sampled_from(LETTERS),
    st.text(LETTERS + LETTERS.lower() + DIGITS, max_size=5),
)
quick = settings(deadline=None, max_examples=60)


def named(case: Case, code: str, *initialisms: str) -> str:
    return namer(IdentifierStyle(case, initialisms))(code)


@pytest.mark.parametrize(
    ("code", "pascal", "camel", "snake", "screaming", "kebab"),
    [
        ("A", "A", "a", "a", "A", "a"),
        ("ABC", "Abc", "abc", "abc", "ABC", "abc"),
        ("EXEC_FAILED", "ExecFailed", "execFailed", "exec_failed", "EXEC_FAILED", "exec-failed"),
        ("A_B_C", "ABC", "aBC", "a_b_c", "A_B_C", "a-b-c"),
        ("X1_2Y", "X12y", "x12y", "x1_2y", "X1_2Y", "x1-2y"),
        ("HTTP_2", "Http2", "http2", "http_2", "HTTP_2", "http-2"),
    ],
)
def test_the_cases(
    code: str, pascal: str, camel: str, snake: str, screaming: str, kebab: str
) -> None:
    expected: dict[Case, str] = {
        "pascal": pascal,
        "camel": camel,
        "snake": snake,
        "screaming": screaming,
        "kebab": kebab,
    }

    assert {case: named(case, code) for case in CASES} == expected


@pytest.mark.parametrize(
    ("code", "initialisms", "pascal", "camel"),
    [
        ("HTTP_ERROR", ["HTTP"], "HTTPError", "httpError"),
        ("BAD_HTTP", ["HTTP"], "BadHTTP", "badHTTP"),
        ("HTTPS_ERROR", ["HTTP"], "HttpsError", "httpsError"),
        ("USER_ID", ["ID"], "UserID", "userID"),
        ("IDENTITY", ["ID"], "Identity", "identity"),
        ("OAUTH2_FAILED", ["OAuth2"], "OAuth2Failed", "oAuth2Failed"),
        ("BAD_OAUTH2", ["OAuth2"], "BadOAuth2", "badOAuth2"),
        ("UTF8_BOM", ["UTF8", "BOM"], "UTF8BOM", "utf8BOM"),
        ("ID_ID", ["ID"], "IDID", "idID"),
    ],
)
def test_initialisms_keep_their_capitals(
    code: str, initialisms: list[str], pascal: str, camel: str
) -> None:
    assert named("pascal", code, *initialisms) == pascal
    assert named("camel", code, *initialisms) == camel


def test_initialisms_mean_nothing_in_the_other_cases() -> None:
    assert named("snake", "OAUTH2_ID", "OAuth2", "ID") == "oauth2_id"
    assert named("kebab", "OAUTH2_ID", "OAuth2", "ID") == "oauth2-id"
    assert named("screaming", "OAUTH2_ID", "OAuth2", "ID") == "OAUTH2_ID"


def test_initialisms_of_the_manifest_add_to_those_of_the_target() -> None:
    assert GO is not None

    name = namer(GO, ("ContainerSSH", "Http"))

    assert name("CONTAINERSSH_URL") == "ContainerSSHURL"
    assert name("HTTP_URL") == "HttpURL", "the last word counts"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("DOCKER_EXEC_CREATE_FAILED", "DockerExecCreateFailed"),
        ("KUBERNETES_PID_RECEIVED", "KubernetesPidReceived"),
        ("AUTH_HTTP_API_URL_BAD", "AuthHTTPAPIURLBad"),
        ("SSH_TLS_ID", "SSHTLSID"),
        ("UTF8_XML_JSON", "UTF8XMLJSON"),
        ("CORE_IPS", "CoreIps"),
        ("DB_UUID_TTL", "DBUUIDTTL"),
    ],
)
def test_names_in_go(code: str, name: str) -> None:
    assert GO is not None
    assert namer(GO)(code) == name


def test_the_initialisms_of_go_are_those_of_staticcheck() -> None:
    """https://staticcheck.dev/docs/configuration/options/#initialisms"""
    staticcheck = (
        "ACL API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL"
        " SSH TCP TLS TTL UDP UI GID UID UUID URI URL UTF8 VM XML XMPP XSRF XSS SIP RTP AMQP DB TS"
    )
    assert GO is not None

    assert set(staticcheck.split()) <= set(GO.initialisms)


@quick
@given(CODES, st.lists(WORDS, max_size=4))
def test_screaming_is_the_code_itself(code: str, initialisms: list[str]) -> None:
    assert named("screaming", code, *initialisms) == code


@quick
@given(CODES, st.lists(WORDS, max_size=4))
def test_pascal_is_an_exported_identifier_of_go(code: str, initialisms: list[str]) -> None:
    assert re.fullmatch("[A-Z][A-Za-z0-9]*", named("pascal", code, *initialisms))


@quick
@given(CODES, st.lists(WORDS, max_size=4))
def test_camel_is_an_identifier_that_starts_small(code: str, initialisms: list[str]) -> None:
    assert re.fullmatch("[a-z][A-Za-z0-9]*", named("camel", code, *initialisms))


@quick
@given(CODES)
def test_snake_and_kebab_keep_the_words_apart(code: str) -> None:
    assert named("snake", code).upper() == code
    assert named("kebab", code).upper().replace("-", "_") == code


@quick
@given(CODES, st.lists(WORDS, max_size=4), st.sampled_from(sorted(CASES)))
def test_no_letter_is_lost(code: str, initialisms: list[str], case: Case) -> None:
    name = named(case, code, *initialisms)

    assert name.upper().replace("-", "").replace("_", "") == code.replace("_", "")


@quick
@given(CODES, CODES, st.sampled_from(["snake", "screaming", "kebab"]))
def test_cases_with_a_joint_never_collide(first: str, second: str, case: Case) -> None:
    assume(first != second)

    assert named(case, first) != named(case, second)


def _catalogue(messages: list[Message], target: str, **settings: object) -> Catalogue:
    given = TargetSettings(target, "1.0", **{"prefixes": {}, "options": {}, **settings})  # type: ignore[arg-type]
    module = Module("a", "A", "a.yaml", tuple(messages))
    return Catalogue("demo", "Demo", "1.0", "c.yaml", (module,), {target: given})


def _message(code: str, level: str = "info", **more: object) -> Message:
    return Message(code, "a", "a.yaml", level, "It is so.", **more)  # type: ignore[arg-type]


def _names(messages: list[Message], target: Target, **settings: object) -> dict[str, str]:
    catalogue = _catalogue(messages, target.name, **settings)
    made = names(catalogue, target, catalogue.targets[target.name])
    return {code: item.name for code, item in made.items()}


def _findings(messages: list[Message], target: Target, **settings: object) -> list[str]:
    catalogue = _catalogue(messages, target.name, **settings)
    made = names(catalogue, target, catalogue.targets[target.name])
    return [finding.rule for finding in name_findings(made, target)]


def test_a_prefix_goes_by_the_level() -> None:
    messages = [_message("A_ONE", "error"), _message("A_TWO", "info")]

    assert _names(messages, SHIPPED["go"], prefixes={"error": "E"}) == {
        "A_ONE": "EAOne",
        "A_TWO": "ATwo",
    }


def test_a_name_of_ones_own_gets_no_prefix() -> None:
    messages = [_message("A_ONE", "error", names={"go": "Mine", "ts": "THEIRS"})]

    assert _names(messages, SHIPPED["go"], prefixes={"error": "E"}) == {"A_ONE": "Mine"}


def test_a_removed_message_has_no_name() -> None:
    messages = [_message("A_ONE", removed=Removal("gone", "1.0")), _message("A_TWO")]

    assert _names(messages, SHIPPED["go"]) == {"A_TWO": "ATwo"}


def test_a_target_without_constants_names_a_message_by_its_code() -> None:
    assert _names([_message("A_ONE")], SHIPPED["json"], prefixes={"info": "I"}) == {
        "A_ONE": "A_ONE"
    }


@pytest.mark.parametrize(
    ("messages", "rules"),
    [
        ([_message("A_BC"), _message("AB_C")], []),
        ([_message("A_B_C"), _message("A_BC"), _message("AB_C")], []),
        ([_message("A_1"), _message("A1")], ["identifier-collision"]),
        ([_message("A_B", names={"go": "AC"}), _message("A_C")], ["identifier-collision"]),
        ([_message("A_B", aliases={"go": ("AC",)}), _message("A_C")], ["identifier-collision"]),
        ([_message("A_B", aliases={"go": ("AB",)})], ["identifier-collision"]),
        ([_message("A_B", aliases={"go": ("X", "Y")})], []),
        ([_message("LEVEL_ERROR")], ["reserved-identifier"]),
        ([_message("LOOKUP")], ["reserved-identifier"]),
        ([_message("A_B", names={"go": "type"})], ["reserved-identifier"]),
        ([_message("A_B", aliases={"go": ("Code",)})], ["reserved-identifier"]),
        ([_message("A_1", removed=Removal("gone", "1.0")), _message("A1")], []),
    ],
)  # fmt: skip
def test_names_that_a_target_cannot_have(messages: list[Message], rules: list[str]) -> None:
    assert _findings(messages, SHIPPED["go"]) == rules


@quick
@given(
    st.lists(CODES, min_size=1, max_size=6, unique=True), st.sampled_from(["go", "ts", "python"])
)
def test_two_constants_never_share_a_name_unseen(codes: list[str], target: str) -> None:
    messages = [_message(code) for code in codes]
    made = list(_names(messages, SHIPPED[target]).values())

    collisions = _findings(messages, SHIPPED[target]).count("identifier-collision")

    assert collisions == len(made) - len(set(made))


@pytest.mark.parametrize("word", sorted({*keyword.kwlist}))
def test_the_keywords_of_python_are_reserved(word: str) -> None:
    messages = [_message("A_B", names={"python": word})]

    assert _findings(messages, SHIPPED["python"]) == ["reserved-identifier"]


@pytest.mark.parametrize("name", [name for name in dir(str) if not name.startswith("_")])
def test_the_methods_of_strings_are_reserved_in_python(name: str) -> None:
    """A member of that name would take the method from every member of the enumeration."""
    messages = [_message("A_B", names={"python": name})]

    assert _findings(messages, SHIPPED["python"]) == ["reserved-identifier"]


_GO_WORDS = (
    "break case chan const continue default defer else fallthrough for func go goto if import"
    " interface map package range return select struct switch type var"
)


@pytest.mark.parametrize("word", _GO_WORDS.split())
def test_the_keywords_of_go_are_reserved(word: str) -> None:
    assert _findings([_message("A_B", names={"go": word})], SHIPPED["go"]) == [
        "reserved-identifier"
    ]


_TS_WORDS = (
    "arguments await break case catch class const continue debugger default delete do else enum"
    " eval export extends false finally for function if implements import in instanceof interface"
    " let new null package private protected public return static super switch this throw true try"
    " typeof undefined var void while with yield"
)


@pytest.mark.parametrize("word", _TS_WORDS.split())
def test_the_reserved_words_of_typescript_are_reserved(word: str) -> None:
    assert _findings([_message("A_B", names={"ts": word})], SHIPPED["ts"]) == [
        "reserved-identifier"
    ]
