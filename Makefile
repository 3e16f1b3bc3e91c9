PYTHON ?= python3

.PHONY: check format lint types layers test bench catalog

check: lint types layers test

format:
	$(PYTHON) -m ruff format strategy_tui tests
	$(PYTHON) -m ruff check --fix strategy_tui tests

lint:
	$(PYTHON) -m ruff format --check strategy_tui tests
	$(PYTHON) -m ruff check strategy_tui tests

types:
	$(PYTHON) -m mypy

layers:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-cache

test:
	$(PYTHON) -m pytest -q -n auto

bench:
	$(PYTHON) -m pytest -q --benchmark-enable tests/benchmarks

catalog:
	$(PYTHON) -m tests.catalog
