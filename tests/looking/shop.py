"""The sources of a small project with messages of every kind."""

SOURCES = {
    "catalogue/catalogue.yaml": """\
name: shop
title: Shop codes
version: "1.2.0"
docs_url: https://example.org/codes
modules:
  - cart
  - till
  - empty
targets:
  go:
    module: example.org/shop/codes
    package: codes
    prefixes: {error: E}
  python:
    distribution: shop-codes
    package: shop_codes
  docs: {}
""",
    "catalogue/modules/cart.yaml": """\
module: cart
title: Shopping cart
messages:
  CART:
    level: debug
    summary: A cart was opened.

  CART_STOCK_FAILED:
    level: error
    summary: The stock of an item could not be read.
    explanation: |
      The warehouse did not answer in time; the customer sees the cart without its stock figures
      until the warehouse is back, see [the manual](https://example.org/m) or `GET /health status`.

      - first \\*item\\*
        - an inner item that is long enough to be wrapped on a narrow terminal
    remedy: |
      1. Look at the log.
      2. Run it again:

         ```sh
         shop   --verbose   --no-wrap-of-code-whatever-the-width-of-the-terminal-may-be-in-columns
         ```
    retry: automatic
    since: "1.1.0"
    aliases: {go: [EStock], python: [STOCK]}
    see: [https://example.org/stock]

  CART_GONE:
    level: warning
    summary: The cart is gone
    deprecated: {since: "1.2.0", reason: Says too little, replaced_by: CART_STOCK_FAILED}
""",
    "catalogue/modules/till.yaml": """\
module: till
title: Till
messages:
  TILL_OPEN:
    level: info
    summary: The till is open for the stock of coins.

  TILL_BROKEN:
    level: critical
    summary: The till is broken.
    remedy: Call somebody who reads the cart's manual.

  TILL_OLD:
    level: error
    summary: The old till failed.
    removed: {since: "1.0.0", reason: Nobody has one., replaced_by: TILL_BROKEN}
""",
    "catalogue/modules/empty.yaml": "module: empty\ntitle: Empty\nmessages: {}\n",
}

STOCK = """\
CART_STOCK_FAILED
  level    error
  module   cart (Shopping cart)
  go       ECartStockFailed, also EStock
  python   CART_STOCK_FAILED, also STOCK
  since    1.1.0
  retry    automatic (the program tries again by itself)
  page     https://example.org/codes#CART_STOCK_FAILED

  The stock of an item could not be read.

Explanation
  The warehouse did not answer in time; the customer sees the cart without its
  stock figures until the warehouse is back, see the manual
  (https://example.org/m) or `GET /health status`.

  - first *item*
    - an inner item that is long enough to be wrapped on a narrow terminal

What to do
  1. Look at the log.
  2. Run it again:

         shop   --verbose   --no-wrap-of-code-whatever-the-width-of-the-terminal-may-be-in-columns

See
  https://example.org/stock
"""

STOCK_NARROW = """\
CART_STOCK_FAILED
  level    error
  module   cart (Shopping cart)
  go       ECartStockFailed, also EStock
  python   CART_STOCK_FAILED, also STOCK
  since    1.1.0
  retry    automatic (the program tries again by itself)
  page     https://example.org/codes#CART_STOCK_FAILED

  The stock of an item could
  not be read.

Explanation
  The warehouse did not answer
  in time; the customer sees
  the cart without its stock
  figures until the warehouse
  is back, see the manual
  (https://example.org/m) or
  `GET /health status`.

  - first *item*
    - an inner item that is
      long enough to be
      wrapped on a narrow
      terminal

What to do
  1. Look at the log.
  2. Run it again:

         shop   --verbose   --no-wrap-of-code-whatever-the-width-of-the-terminal-may-be-in-columns

See
  https://example.org/stock
"""
