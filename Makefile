# Two commands do everything: `make run` (DRAFT=some.docx opens that draft) and `make test`.
PY := .venv/bin/python
# The tests start hundreds of processes: none compiles anew what another has.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test tools attack lint lint-python lint-pane generate coverage lock load bench screenshot dist dist-offline pane

run: .venv/ready pane
	$(PY) -m addin_server.cli serve --open $(if $(DRAFT),--draft "$(DRAFT)")

test:
	$(MAKE) --jobs=3 --output-sync tools .venv/dev pane
	$(MAKE) --jobs=2 --output-sync lint
	.venv/bin/pytest -n auto
	cd taskpane && npm test

tools: tests/docx/validator/node_modules/.package-lock.json
	scripts/apt-tools

# The attacks of tests/attack in full, with what is known of our dependencies; a short part of each is in `make test`.
attack: .venv/dev pane
	ZHUBI_ATTACK=1 timeout 3600 .venv/bin/pytest tests/attack
	-scripts/audit

lint: lint-python lint-pane

lint-python: .venv/dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

lint-pane: taskpane/node_modules/.package-lock.json
	cd taskpane && npm run typecheck && npm run lint && npm run --if-present format:check

# Everything in docs/ and the pane that is written from data and types; tests fail when it is not current.
generate: .venv/dev taskpane/node_modules/.package-lock.json
	for script in scripts/publish_*.py; do $(PY) -m scripts.$$(basename $$script .py) || exit 1; done
	cd taskpane && npm run --if-present schema

# Told, not enforced: how much of each half its tests walk through.
coverage: .venv/dev pane
	.venv/bin/coverage erase
	.venv/bin/coverage run -m pytest
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report
	cd taskpane && npm run coverage

# After a change of dependencies in pyproject.toml; UPGRADE=1 takes the newest versions it allows.
lock:
	python3 scripts/lock.py $(if $(UPGRADE),--upgrade)

# Two hundred people typing at a department's server of our own, on this machine: no error, p95 under a second.
load: .venv/dev pane
	scripts/apt-tools
	$(PY) -m pip install --quiet --require-hashes -r requirements-load.txt
	$(PY) -m tests.load

bench: .venv/dev
	$(PY) -m tests.bench
	$(PY) -m tests.docx.bench

screenshot: .venv/dev pane
	$(PY) -m scripts.screenshot

dist: pane .venv/dev
	$(PY) -m build --wheel --outdir dist

# A bundle carries a Python (fetched with go); RUNTIME="FILE…" puts those in instead, RUNTIME=none none.
dist-offline: pane .venv/dev
	$(PY) -m scripts.offline $(if $(filter none,$(RUNTIME)),--bare,$(addprefix --runtime ,$(RUNTIME)))

pane: taskpane/dist/index.html

taskpane/dist/index.html: taskpane/node_modules/.package-lock.json $(shell find taskpane/src taskpane/public taskpane/scripts taskpane/word taskpane/wps taskpane/training taskpane/*.* -type f 2>/dev/null)
	cd taskpane && npm run build

taskpane/node_modules/.package-lock.json: taskpane/package.json taskpane/package-lock.json
	cd taskpane && npm ci --no-audit --no-fund

# Microsoft's own validator of .docx, for the tests alone.
tests/docx/validator/node_modules/.package-lock.json: tests/docx/validator/package-lock.json
	cd tests/docx/validator && npm ci --no-audit --no-fund

.venv/ready: requirements.txt pyproject.toml
	python3 -m venv .venv
	$(PY) -m pip install --quiet --require-hashes -r requirements.txt
	$(PY) -m pip install --quiet --no-deps -e .
	touch $@

.venv/dev: requirements-dev.txt .venv/ready
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@
