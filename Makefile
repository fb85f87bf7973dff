# The one front door. `make help` lists what it opens.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON_IN := .venv/bin/python
DESK := .venv/bin/alliance-desk
SAMPLE := out/sample.adesk
ARGS ?=

.PHONY: help setup run test lint judge bench screenshots lock clean

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

# Done anew only when the lock, the project file, the interpreter or the folder has changed.
setup: ## make or mend .venv, system libraries included
	@set -eu; mkdir -p out; \
	exec 9>out/.setup.lock; flock 9 2>/dev/null || true; \
	python=$$(packaging/setup_system.sh); \
	wanted=$$({ cat requirements.lock pyproject.toml alliance_desk/__init__.py; echo "$$python $(CURDIR)"; } | cksum); \
	if [ "$$(cat .venv/.stamp 2>/dev/null)" = "$$wanted" ]; then exit 0; fi; \
	echo "setup: filling .venv with $$python"; \
	rm -f .venv/.stamp; \
	if [ "$$(cat .venv/.home 2>/dev/null)" != "$$python $(CURDIR)" ] || ! $(PYTHON_IN) -m pip --version >/dev/null 2>&1; then \
		rm -rf .venv; "$$python" -m venv .venv; echo "$$python $(CURDIR)" > .venv/.home; \
	fi; \
	mkdir -p resources ui; \
	PIP_USER=0 $(PYTHON_IN) -m pip install --quiet --disable-pip-version-check --no-compile \
		--no-deps --require-hashes --only-binary :all: -r requirements.lock 2>.venv/pip.log \
		|| { cat .venv/pip.log >&2; exit 1; }; \
	PIP_USER=0 $(PYTHON_IN) -m pip install --quiet --disable-pip-version-check --no-index \
		--no-deps --no-build-isolation --editable .; \
	$(PYTHON_IN) -m pip check --disable-pip-version-check >/dev/null; \
	$(PYTHON_IN) -W ignore -m compileall -qq -j 0 .venv/lib alliance_desk || true; \
	echo "$$wanted" > .venv/.stamp; \
	echo "setup: done"

# With a display: the window on the sample desk. Without: the sample's kickoff pack, as files.
run: setup ## open the sample desk, or export its kickoff pack where there is no display
	@set -eu; mkdir -p out; \
	if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" = Darwin ]; then \
		[ -e $(SAMPLE) ] || $(DESK) sample $(SAMPLE); \
		exec $(DESK) --desk $(SAMPLE) $(ARGS); \
	fi; \
	rm -f $(SAMPLE)*; \
	$(DESK) sample $(SAMPLE); \
	$(DESK) export $(SAMPLE) --alliance all --pack --to out; \
	echo; \
	echo "No display here, so the sample's kickoff pack was written to out/."; \
	[ ! -d out/Internal ] || echo "What is not for the partner is in out/Internal/."; \
	echo "To open the window, type 'make run' on a machine with a display,"; \
	echo "or 'xvfb-run -a .venv/bin/alliance-desk --desk $(SAMPLE)' on this one."

test: setup ## run the tests, without a display
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN) -m pytest -n 2 $(ARGS)

lint: setup ## style, types and import contracts
	@$(PYTHON_IN) -m ruff check .
	@$(PYTHON_IN) -m ruff format --check .
	@.venv/bin/basedpyright --pythonpath $(PYTHON_IN)
	@.venv/bin/lint-imports

judge: setup ## have every document looked at by LibreOffice, qpdf and others; ARGS=samples for the samples
	@packaging/setup_judges.sh
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN) -m tests.judges $(ARGS)

bench: setup ## measure P1 and its kin, each as a ratio from one run
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN) -m tests.benchmarks $(ARGS)

screenshots: setup ## draw every page into out/screenshots
	@mkdir -p out/screenshots
	@QT_QPA_PLATFORM=offscreen $(PYTHON_IN) -m tests.screenshots out/screenshots $(ARGS)

# Needs uv, and only whoever changes a dependency needs it. The index is not recorded.
lock: ## pin every dependency anew, with hashes (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-header --quiet $(ARGS) --output-file requirements.lock

clean: ## remove .venv, out and every cache
	rm -rf .venv out dist build .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
