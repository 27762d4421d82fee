# make run     sets up, extracts samples/ into out/, shows what was found
# make test    sets up, passes every check and test, in the source tree and against the built wheel
# make search  the property tests with thousands of new examples (make test repeats the same ones)
# make bench   megabytes a second: this program beside underthesea's tokenizer and tagger, on the same text
# make compare BASE=COMMIT   which records the working tree gains and loses on the corpus against that commit
# make floors  raises the F1 floors of the gate to what is measured now
# make calibrate  the weights of confidence that corpus/dev asks for now
# make format  rewrites the code the way make test wants it
# make clean   removes all that was made
#
# Needs Python >= 3.11, pip and make. Another interpreter: make test PYTHON=python3.12
# (a .venv that is already there keeps its own: make clean first).

PYTHON ?= python3
VENV   := .venv
WHEEL  := .venv-wheel
BIN    := $(VENV)/bin
# The first article, by name, that has its expected record beside it.
SAMPLE ?= $(firstword $(sort $(wildcard samples/*.txt)))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check test-source test-wheel search bench compare floors calibrate format clean

help:
	@sed -n '/^#/!q;s/^# \{0,1\}//p' Makefile

# Debian's python3 comes without ensurepip: there the system's pip fills the empty venv.
define make_venv
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "$(PYTHON) is older than 3.11: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
$(PYTHON) -m venv --clear $(1) 2>/dev/null \
	|| { $(PYTHON) -m venv --clear --without-pip $(1) \
	     && $(PYTHON) -m pip --python $(1)/bin/python install --quiet pip; }
endef

# The stamps say "set up as these files want it"; a change in one of them sets up anew.
$(VENV)/.stamp: pyproject.toml constraints.txt
	$(call make_venv,$(VENV))
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

# The wheel's venv has all that the wheel needs, but never the source tree.
$(WHEEL)/.stamp: pyproject.toml constraints.txt $(VENV)/.stamp
	$(call make_venv,$(WHEEL))
	@rm -rf dist && $(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	$(WHEEL)/bin/python -m pip install --quiet -c constraints.txt dist/*.whl pytest hypothesis
	@touch $@

run: $(VENV)/.stamp
	$(BIN)/minutes-extract run samples -o out
	@echo
	$(BIN)/minutes-extract show $(SAMPLE)

test: check test-source test-wheel

check: $(VENV)/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-source: $(VENV)/.stamp
	$(BIN)/python -m pytest --cov --cov-report=term

# By way of the sdist, so that it is tested too. Tests and samples move to an empty folder: whatever they use of
# the program can only come from the wheel.
test-wheel: $(WHEEL)/.stamp
	rm -rf dist && $(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	$(WHEEL)/bin/python -m pip install --quiet --no-deps --force-reinstall dist/*.whl
	$(WHEEL)/bin/python -m pip check
	@away=$$(mktemp -d) && trap 'rm -rf "$$away"' EXIT \
		&& cp -R tests samples corpus pyproject.toml "$$away" && cd "$$away" \
		&& "$(CURDIR)/$(WHEEL)/bin/python" -m pytest -q -p no:cacheprovider tests

# Property tests with thousands of new examples, to look for what nobody thought of; `make test` repeats the same ones.
search: $(VENV)/.stamp
	HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -q $$(grep -rl hypothesis tests --include='test_*.py')

bench: $(VENV)/.stamp
	$(BIN)/python benchmarks/bench.py

compare: $(VENV)/.stamp
	$(BIN)/python benchmarks/compare.py $(or $(BASE),HEAD)

# Lowering a floor is not a target: minutes-extract evaluate --gold corpus/dev --floors corpus/floors.json --lower-floors REASON
floors: $(VENV)/.stamp
	$(BIN)/minutes-extract evaluate --gold corpus/dev --floors corpus/floors.json --raise-floors

calibrate: $(VENV)/.stamp
	$(BIN)/python -m minutes_extract.evaluation.calibration corpus/dev

format: $(VENV)/.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(WHEEL) out dist build .coverage .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
