# Every target sets up what it needs in .venv; a second run finds it there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
DOCS := $(VENV)/.docs
DEBIAN := $(VENV)/.debian
PEERS := .venv-bench
DEMO := build/model-conference
MANDATE := $(DEMO)/mandates/mandate.docx
THESAURUS := $(DEMO)/mandates/thesaurus.yaml

.PHONY: help demo desk test test-browser test-postgres screenshots lint bench docs lock clean

help:
	@echo "make demo    compile and brief the model conference, and say what to open"
	@echo "make desk    open the desk on the model conference; Ctrl+C stops it"
	@echo "make test    run the tests on two workers"
	@echo "make test-browser   run the tests of the desk in Chromium; make test does it too"
	@echo "make test-postgres  run the tests of the desk on PostgreSQL too; make test does it first"
	@echo "make screenshots    take pictures of every page of the desk into docs/images/desk/"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make bench   measure against other tools, write the figures to docs/"
	@echo "make docs    build the documentation into site/"
	@echo "make lock    renew the locked requirements"
	@echo "make clean   remove what was built; environments stay"

demo: $(RUNTIME)
	@$(BIN)/python demo/build.py $(DEMO)
	@$(BIN)/plenipo conference $(DEMO)/contributions --bases $(DEMO)/bases --lines $(MANDATE) \
	  --thesaurus $(THESAURUS) --conference "Members’ Conference, Velmara, 2030" -o build/demo
	@echo
	@echo "The compiled files are in $(CURDIR)/build/demo"
	@echo "Open $(CURDIR)/build/demo/index.html in a browser: it leads to every compiled text."
	@echo "Every proposal against the lines to take ($(MANDATE)), on one page:"
	@echo "  $(CURDIR)/build/demo/overview.html"
	@echo "A brief for the head of delegation, on the Resolution on which all sponsors meet:"
	@echo "  $(CURDIR)/build/demo/resolution-12/brief.docx"
	@echo "For Word or LibreOffice:"
	@find build/demo -name 'compiled.docx' | sort | sed "s|^|  $(CURDIR)/|"

desk: $(RUNTIME)
	@$(BIN)/plenipo demo

test: $(DEV) $(DEBIAN)
	@$(MAKE) --no-print-directory test-postgres
	@$(BIN)/pytest -n 2 -rs tests

# The desk in Chromium alone: flows, every page for axe, the keyboard.
test-browser: $(DEV) $(DEBIAN)
	@$(BIN)/pytest -n 2 -rs tests/desk/browser

# A server of its own in a temporary folder; skipped with a reason where it cannot be started. Pages in Chromium
# do not depend on the database: the whole suite has them.
test-postgres: $(DEV) $(DEBIAN)
	@$(BIN)/python -m pytest -p tests.desk.running.cluster -n 2 --ignore=tests/desk/browser --ignore-glob='*browser*' tests/desk

screenshots: $(DEV) $(DEBIAN)
	@$(BIN)/python -m tests.desk.browser.screenshots docs/images/desk

lint: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(DEV) $(DEBIAN) $(PEERS)/.peers
	@$(BIN)/python -m bench

docs: $(DOCS)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open $(CURDIR)/site/index.html"

# --- environments -------------------------------------------------------------------------------------

# Debian's python3 without python3-venv has no ensurepip: its own pip then fills the environment.
define environment
@$(PYTHON) -m venv $(1) >/dev/null 2>&1 || { $(PYTHON) -m venv --clear --without-pip $(1) \
  && $(PYTHON) -m pip --quiet --python $(1)/bin/python install pip; }
endef

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Plenipo needs Python 3.11 or later.")'
	$(call environment,$(VENV))

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) …"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) for development …"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DOCS): requirements-docs.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) for the documentation …"
	@$(PIP) install --require-hashes -r requirements-docs.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEBIAN): .ci/debian-packages | $(BIN)/python
	@.ci/debian-packages
	@touch $@

# Other tools that the benchmarks measure live apart, so that they cannot disturb ours.
# Each is installed on its own: one that cannot be had is reported by the benchmark, not hidden.
$(PEERS)/.peers: bench/peers.txt
	@echo "Setting up $(PEERS) …"
	$(call environment,$(PEERS))
	@while read -r peer; do \
	  $(PEERS)/bin/python -m pip --quiet --disable-pip-version-check install "$$peer" \
	    || echo "$$peer could not be installed"; \
	done < bench/peers.txt
	@touch $@

# --- upkeep -------------------------------------------------------------------------------------------

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes \
  --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

lock: $(DEV)
	$(BIN)/python .ci/requirements.py | $(COMPILE) --output-file requirements.lock -
	$(BIN)/python .ci/requirements.py dev | $(COMPILE) -c requirements.lock --output-file requirements-dev.lock -
	$(BIN)/python .ci/requirements.py docs | $(COMPILE) -c requirements.lock --output-file requirements-docs.lock -

clean:
	rm -rf build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench demo -name __pycache__ -type d -prune -exec rm -rf {} +
