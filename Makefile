PYTHON ?= python3

.PHONY: check format lint types layers test bench generated

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

# What is made from something else, and held to it by tests.
generated:
	$(PYTHON) -m strategy_tui.lint.bundle
	$(PYTHON) -m tests.rules_reference
	$(PYTHON) -m tests.networks_reference
	$(PYTHON) -m tests.own_rules_reference
	$(PYTHON) -m tests.golden
	$(PYTHON) -m tests.catalog
	$(PYTHON) -m tests.strategy_reference
