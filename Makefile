# Two commands do everything: `make run` (DRAFT=some.docx opens that draft) and `make test`.
PY := .venv/bin/python

.PHONY: run test lint bench screenshot dist dist-offline pane

run: .venv/ready pane
	$(PY) -m addin_server.cli serve --open $(if $(DRAFT),--draft "$(DRAFT)")

test: .venv/dev pane
	scripts/apt-tools
	$(MAKE) lint
	.venv/bin/pytest
	cd taskpane && npm test

lint: .venv/dev taskpane/node_modules/.package-lock.json
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	cd taskpane && npm run typecheck && npm run lint

bench: .venv/dev
	$(PY) -m tests.bench
	$(PY) -m tests.docx.bench

screenshot: .venv/dev pane
	$(PY) -m scripts.screenshot

dist: pane .venv/dev
	$(PY) -m build --wheel --outdir dist

dist-offline: pane .venv/dev
	$(PY) -m scripts.offline

pane: taskpane/dist/index.html

taskpane/dist/index.html: taskpane/node_modules/.package-lock.json $(shell find taskpane/src taskpane/public taskpane/scripts taskpane/word taskpane/wps taskpane/*.* -type f 2>/dev/null)
	cd taskpane && npm run build

taskpane/node_modules/.package-lock.json: taskpane/package.json taskpane/package-lock.json
	cd taskpane && npm ci --no-audit --no-fund

.venv/ready: pyproject.toml
	python3 -m venv .venv && $(PY) -m pip install --quiet --upgrade pip && $(PY) -m pip install --quiet -e ".[proofing]" && touch $@

.venv/dev: .venv/ready
	$(PY) -m pip install --quiet --group dev && touch $@
