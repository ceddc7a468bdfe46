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

.PHONY: help demo test lint bench docs lock clean

help:
	@echo "make demo    compile the model conference and say what to open"
	@echo "make test    run the tests on two workers"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make bench   measure against other tools, write the figures to docs/"
	@echo "make docs    build the documentation into site/"
	@echo "make lock    renew the locked requirements"
	@echo "make clean   remove what was built; environments stay"

demo: $(RUNTIME)
	@$(BIN)/python demo/build.py $(DEMO)
	@$(BIN)/plenipo conference $(DEMO)/contributions --bases $(DEMO)/bases -o build/demo
	@echo
	@echo "The compiled files are in $(CURDIR)/build/demo"
	@echo "Open $(CURDIR)/build/demo/index.html in a browser: it leads to every compiled text."
	@echo "For Word or LibreOffice:"
	@find build/demo -name 'compiled.docx' | sort | sed "s|^|  $(CURDIR)/|"

test: $(DEV) $(DEBIAN)
	@$(BIN)/pytest -n 2 -rs tests

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
