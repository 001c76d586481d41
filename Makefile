# The lock is complete, so nothing is resolved at install: pip is told to look for no dependencies.
# Needs only make, git and Python 3.11 or newer with venv; everything else comes into .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check
UV     := uv==0.13.9

# How long `make fuzz` tries new examples.
SECONDS := 60

# One process more than there are cores, as some tests mostly wait for servers and killed programs;
# four at most. Tests that share a server stay in one.
PARALLEL := -n $(shell $(PYTHON) -c 'import os; print(min(4, 1 + (os.cpu_count() or 1)))' || echo 2)

# Without compiled bytecode, importing the larger packages takes half a minute each time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup check test demo bench fuzz rates screenshots lock typeset goldens clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(STAMP) ## Create or refresh .venv from the pinned requirements

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "error: $(PYTHON) is missing or older than 3.11; name a newer one: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "error: $(PYTHON) has no venv; install it first (on Debian and Ubuntu the package is python3-venv)" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing the pinned requirements into $(VENV) (some minutes the first time)"
	@$(PIP) install --compile --no-deps --only-binary=:all: --require-hashes -r requirements.txt
	@$(PIP) install --compile --no-deps --no-build-isolation -e .
	@$(PIP) check
	@touch $@

check: $(STAMP) ## Format, lint, types, import rules and the quick tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PARALLEL) -m "not slow"

test: $(STAMP) ## The same checks, and every test, the slow ones too
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(PARALLEL)

demo: $(STAMP) ## Run the example flow from report to warehouse
	$(BIN)/python -m flows.demo

bench: $(STAMP) ## Measure how much is read, and how fast
	$(BIN)/python tests/bench/run.py

fuzz: $(STAMP) ## Read made-up and damaged reports (SECONDS=600, ONLY=words), or odd files (FILES=dir)
	$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS) --only "$(ONLY)" $(if $(FILES),--files "$(FILES)")

screenshots: $(STAMP) ## Take the pictures of the editors' pages in docs/img anew (needs Chromium)
	$(BIN)/python -m docs.screenshots

rates: $(STAMP) ## Measure how often each check objects to what is right
	$(BIN)/python tests/checks/rates.py

lock: ## Make requirements.txt anew from pyproject.toml
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	$(PYTHON) -m venv "$$tmp/venv"; \
	"$$tmp/venv/bin/python" -m pip --quiet --disable-pip-version-check install $(UV); \
	{ echo '# Every package that runs, checks or builds this project, pinned and hashed.'; \
	  echo '# Made from pyproject.toml by `make lock`; not edited by hand.'; } > "$$tmp/requirements.txt"; \
	env -u PIP_FIND_LINKS -u UV_FIND_LINKS "$$tmp/venv/bin/uv" --no-config --quiet pip compile \
		--universal --python-version 3.11 --extra dev --generate-hashes --upgrade \
		--no-header pyproject.toml \
		>> "$$tmp/requirements.txt"; \
	cp "$$tmp/requirements.txt" requirements.txt; \
	{ echo '# The typesetters of fixtures/pdf, pinned and hashed. Made by `make lock`; not edited by hand.'; } \
		> "$$tmp/typeset.txt"; \
	printf '%s\n' 'typst==0.15.2' 'weasyprint==70.0' > "$$tmp/typeset.in"; \
	env -u PIP_FIND_LINKS -u UV_FIND_LINKS "$$tmp/venv/bin/uv" --no-config --quiet pip compile \
		--universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		"$$tmp/typeset.in" >> "$$tmp/typeset.txt"; \
	cp "$$tmp/typeset.txt" fixtures/pdf/typesetters.lock

typeset: ## Set the PDFs in fixtures/pdf anew, by typesetters in an environment of their own
	@$(PYTHON) -m venv .venv-typeset
	@.venv-typeset/bin/python -m pip -qq --disable-pip-version-check install --no-deps --only-binary=:all: \
		--require-hashes -r fixtures/pdf/typesetters.lock
	.venv-typeset/bin/python fixtures/pdf/typeset.py

goldens: $(STAMP) ## Rewrite the golden results; review the diff before committing
	$(BIN)/pytest tests --update-goldens

clean: ## Remove .venv, caches and build artefacts
	rm -rf $(VENV) .venv-typeset build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find src flows tests -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
