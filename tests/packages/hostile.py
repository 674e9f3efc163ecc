"""Pieces of text that act somewhere: in a compiler, on a page, in a terminal, in a CI."""

_TOKENS = r"""
*/ /* // /** **/ TRIPLE ''' " ' ` `` ``` ~~~ \ \\ \" \u0041 ${x} {{ {% %} }} {# #} {: {x}
{: onclick=alert(1)} </script> <script> <img <!-- --> < > & &amp; &lt; &#60; | || # ## @tag @param
@deprecated {@link go:build //go:embed +build #cgo Deprecated: BUG(x): nolint ===== --- - -- * **
_ __ + 1. 1) 12. 1986. > >> : :: ::: !!! ??? /// === !!!note :::x [ ] ( ) [x] [x]: --8<-- ;--8<--
[x](https://a.b/c) ](javascript:alert(1)) [a](javascript:b) ![a](https://b/c) ![ !( ]( ][ [^1]
[^1]: *[A]: [TOC] [[toc]] [[_TOC_]] $ $$ ^ ^^ ~ ~~ == ++ https://a.b/{{x}} <https://a.b/>
mailto:a@b.c www.a.b :smile: | --- | 0 x word `code` `<b>` `a|b` *em* **strong** é İ ß 中文
"""
_BLANKS = [
    "\n",
    "\n\n",
    "\n\n\n",
    "\n\n    ",
    "\n    ",
    " ",
    "  ",
    "    ",
    "        ",
    "\t",
    "\r\n",
]
_LINES = [
    "- ",
    "1. ",
    "  - ",
    "---\n",
    "===\n",
    "```\n",
    "   ```\n",
    "~~~\n",
    "|a|b|\n|-|-|\n",
    "#x",
]
_SPECIAL = (
    "\r \x00 \x0b \x0c \x1b[31m \x1c \x7f \x85 \xa0 \xad \u0301 \u200b \u200d \u2028 \u2029 \u202e"
    " \u2066 \u3000 \ufeff \U0001f469\u200d\U0001f692 \U000e0041 \U0010ffff"
)
HOSTILE = [
    *_TOKENS.replace("TRIPLE", '"""').split(),
    *_BLANKS,
    *(f"\n{line}" for line in _LINES),
    *_SPECIAL.split(" "),
]
