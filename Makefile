# tolok: `make` alone lists the commands.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PY := .venv/bin/python
.PHONY: help run test test-deep check fix docs golden lint-gold bench lock new-rule new-register browser-test

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## set everything up, load the sample kecamatan, open the web (no root needed; ARGS="--port 9000")
	@bash tools/setup.sh run
	@[ -n "$${TOLOK_TANPA_OCR:-}" ] || bash tools/system_packages.sh run
	@.venv/bin/tolok demo --data data $(ARGS)

test: ## set up what tests need (system packages, PostgreSQL, Chromium) and run them all
	@bash tools/setup.sh dev
	@bash tools/system_packages.sh test
	@$(PY) tools/run_tests.py $(ARGS)

test-deep: ## the long tests alone: every scanned page, many looks of every paper, thousands of broken files
	@bash tools/setup.sh dev
	@bash tools/system_packages.sh test
	@$(PY) tools/run_tests.py -m deep -s $(ARGS)

check: ## everything that reads the code: style, types, import contracts, sizes, glossary, docs, migrations
	@bash tools/setup.sh dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	$(PY) tools/check_sizes.py
	$(PY) tools/check_glossary.py
	$(PY) tools/check_hygiene.py
	$(PY) tools/docs.py --check
	TOLOK_DATA=$$(mktemp -d) $(PY) -m tolok manage makemigrations --check --dry-run

fix: ## format and apply safe fixes
	@bash tools/setup.sh dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

docs: ## rewrite docs/rujukan from the code
	@bash tools/setup.sh dev
	$(PY) tools/docs.py

golden: ## rewrite the golden files; the diff is what is reviewed
	@bash tools/setup.sh dev
	TOLOK_GOLDEN=write $(PY) -m pytest tests/golden tests/acceptance/test_sample_year.py

lint-gold: ## the linter against a reviewer's findings, a line for each rule (needs the real decrees beside the repository)
	@bash tools/setup.sh dev
	@$(PY) tools/lint_gold.py $(ARGS)

bench: ## run the benchmarks (benchmarks/README.md says what they mean)
	@bash tools/setup.sh dev
	$(PY) benchmarks/run.py $(ARGS)

lock: ## rewrite requirements/*.txt from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --group build --extra ocr --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/ocr.txt
	uv pip compile pyproject.toml --group build --group dev --extra postgres --extra ocr --extra spark --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/dev.txt

new-rule: ## make new-rule GROUP=formula CODE=FRM040 NAME=what-is-wrong: a rule and its page
	$(PY) tools/new_rule.py --group $(GROUP) --code $(CODE) --name $(NAME)

new-register: ## make new-register SLUG=pengaduan NAMA="Buku Pengaduan": a register declaration
	$(PY) tools/new_register.py --slug $(SLUG) --nama "$(NAMA)"
