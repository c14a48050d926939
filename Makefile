# One verb each. Works on a fresh Debian or Ubuntu with Python 3.11 or later; `make help` lists the verbs.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
APT := DEBIAN_FRONTEND=noninteractive $(shell [ "$$(id -u)" = 0 ] || echo sudo) apt-get

.PHONY: help docs demo test lint types quality quality-images model model-eval serve scale kills lock wheel clean system bench soak load fuzz sbom audit

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed (PYTHON=...)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(APT) update -q && $(APT) install -qy python3-venv; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/demo: .venv/python requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/dev: .venv/python requirements-dev.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/demo

system: ## install what the tests need from Debian: Chromium, exiftool
	@command -v chromium >/dev/null && command -v exiftool >/dev/null || { $(APT) update -q && $(APT) install -qy chromium libimage-exiftool-perl; }

demo: .venv/demo ## check a built-in draft and photo
	@$(BIN)/sekretess demo

test: .venv/dev system lint types ## everything that the tests need, then the whole suite
	$(BIN)/pytest -n $(or $(JOBS),2) --dist loadfile --cov --cov-report=term

lint: .venv/dev ## ruff over everything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev ## mypy --strict over the package
	$(BIN)/mypy

quality: .venv/dev ## measure on the labelled drafts: docs/quality.md, and the figures of each rule in docs/rules.md
	$(BIN)/python -m models.quality --shared $(SHARED)
	$(BIN)/python -m tests.quality.rule_figures
	$(BIN)/python -m checker.output.rules_page > docs/rules.md

quality-images: .venv/dev system ## measure the picture part: docs/quality-images.md (IMAGES="--photos DIR --files DIR" for real ones)
	$(BIN)/python -m tests.quality.images $(IMAGES)

model: .venv/train ## train both models from the corpora and drafts (the transformers want a GPU)
	@rm -f build/body.npz && mkdir -p build
	$(BIN)/python -m models.recipe.train
	$(BIN)/python -m models.reader.train --body build/body.npz
	$(BIN)/python -m models.recipe.transformer --body build/body.npz
	@# The reader once more, from the same pretrained layers: it sees the names that are found now.
	$(BIN)/python -m models.reader.train --body build/body.npz
	$(BIN)/python -m models.reader.seams

model-eval: .venv/dev ## measure the name model and write its card
	$(BIN)/python -m models.recipe.evaluate

.venv/train: .venv/dev
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-train.lock
	@touch $@

docs: .venv/dev ## write the generated pages: README outputs, docs/rules.md
	$(BIN)/python -m checker.output.rules_page > docs/rules.md
	$(BIN)/python -m checker.output.configuration_page > docs/configuration.md
	$(BIN)/python -m tests.readme

scale: .venv/dev ## measure what an archive costs: docs/scale.md
	$(BIN)/python -m tests.quality.scale

kills: .venv/dev ## kill an audit ten times at random moments; results must equal an undisturbed run
	KILLS=10 $(BIN)/pytest tests/audit/test_store.py -k killed

serve: .venv/demo ## start the form and the HTTP endpoint
	$(BIN)/sekretess serve

lock: .venv/dev ## resolve the locked dependencies anew
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev --extra train -c requirements-dev.lock pyproject.toml -o requirements-train.lock

bench: .venv-bench/made ## the whole check beside stock Presidio, deface and their commands, in one run: docs/bench.md
	OMP_NUM_THREADS=1 .venv-bench/bin/python -m tests.bench $(BENCH)

.venv-bench/made: .venv/dev tests/bench/requirements.txt
	$(BIN)/uv venv -q --allow-existing .venv-bench
	$(BIN)/uv pip install -q --python .venv-bench/bin/python -r requirements.lock --no-deps
	$(BIN)/uv pip install -q --python .venv-bench/bin/python -r tests/bench/requirements.txt
	@touch $@

soak: .venv/dev ## memory over 100,000 drafts and 1,000 photos (hours; SOAK="--drafts 1000 --photos 10" for less)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench.soak $(SOAK)

load: .venv/dev ## ten curators typing, then 50 clients, two minutes each: docs/load.md (LOAD="--seconds 10 --page /tmp/load.md")
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.bench.load $(LOAD)

fuzz: .venv/dev ## fuzz TARGET (text, rule, policy, receipt, photo) for SECONDS with atheris
	$(BIN)/python -m tests.fuzz $(or $(TARGET),photo) -max_total_time=$(or $(SECONDS),60)

sbom: .venv/demo .venv/dev ## write the bill of materials of the locked dependencies with their licences, CycloneDX: dist/sbom.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml -o dist/sbom.json requirements.lock
	$(BIN)/python -m checker.output.sbom dist/sbom.json

audit: .venv/dev ## ask for known vulnerabilities in the locked dependencies; fails when nobody can be asked
	@BIN=$(BIN) .ci/audit

wheel: .venv/dev ## build the wheel
	$(BIN)/python -m build --wheel --no-isolation

clean: ## remove what was built
	rm -rf .venv .venv-bench dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
