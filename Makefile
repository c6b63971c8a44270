# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
BIN := $(VENV)/bin
export VENV

.PHONY: help run serve intake data test lint format bench fuzz dictionary golden lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: data serve ## install everything, build the data, serve the dashboard

serve: $(VENV)/.run-ready ## serve the dashboard on the data as last built
	@echo "Fund Monitor is starting on http://localhost:$(PORT) (stop it with Ctrl+C)"
	@$(BIN)/streamlit run app.py --server.port $(PORT)

intake: $(VENV)/.run-ready ## serve it to this machine only, with the page that takes files
	@echo "Fund Monitor is starting on http://localhost:$(PORT)/intake (stop it with Ctrl+C)"
	@FUND_MONITOR_INTAKE=on $(BIN)/streamlit run app.py --server.port $(PORT) \
	  --server.address localhost

data: $(VENV)/.run-ready ## run the ETL on the shipped sources, and generate the demonstration
	@$(BIN)/python -m etl build
	@$(BIN)/python -m etl demo

test: $(VENV)/.test-ready lint ## install what tests need and run all of them
	@sh .ci/chromium >/dev/null
	@$(BIN)/python -m pytest

lint: $(VENV)/.test-ready ## check style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.test-ready ## bring the code into the common style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.test-ready ## measure how fast all of it is; writes build/benchmarks.json
	@sh .ci/chromium >/dev/null
	@$(BIN)/python -m tests.benchmarks

fuzz: $(VENV)/.test-ready ## damage 2,000 files and check them; keeps failures in build/fuzz (SEED=1, INPUTS=2000)
	@$(BIN)/python -m tests.fuzz --inputs $(or $(INPUTS),2000) --seed $(or $(SEED),1)

dictionary: $(VENV)/.run-ready ## write docs/data-dictionary.md and docs/metrics.md anew
	@$(BIN)/python -m etl dictionary
	@$(BIN)/python -m warehouse reference

golden: $(VENV)/.test-ready ## write the golden files anew; read the difference before committing
	@$(BIN)/python -m tests.golden.update
	@$(BIN)/python -m tests.golden.figures.update

lock: ## resolve requirements*.in into the lock files (needs uv)
	@for name in requirements requirements-dev; do \
	  uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 $$name.in -o $$name.lock; done

clean: ## remove the virtual environment and the built data
	@rm -rf $(VENV) data build

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh .ci/apt-install python3-venv
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.lock | $(BIN)/python
	@echo "Installing what the dashboard needs into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
