# Two commands do everything: `make demo` and `make test`. `make run` keeps the daemon running.

SWIFT ?= swift
BIN := .build/release
TEST_BUILD := .build-test
TEST_FLAGS := -c release --scratch-path $(TEST_BUILD) -Xswiftc -enable-testing
VENV := $(TEST_BUILD)/venv
RUN_DIR ?= $(CURDIR)/.build/run

.PHONY: demo run test golden build lint dependencies schemas man bench bench-quick bench-build \
    bench-instructions faults fuzz fuzz-build fuzz-replay fuzz-replay-build sanitize deb deb-test \
    clean

demo: build
	packaging/demo.sh $(BIN)

run: build
	mkdir -p $(RUN_DIR)
	test -e $(RUN_DIR)/store/twinmatch.db || \
	    $(BIN)/twinmatchd init --store $(RUN_DIR)/store --catalog catalog
	$(BIN)/twinmatchd serve --store $(RUN_DIR)/store --run-dir $(RUN_DIR) \
	    --query tcp://127.0.0.1:7461

build: dependencies
	$(SWIFT) build -c release --product twinmatchd
	$(SWIFT) build -c release --product twinmatch

dependencies:
	packaging/dependencies.sh

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests \
	    bench/Package.swift bench/Sources bench/appends bench/instructions

# Warnings are errors and every import is of a declared dependency; the properties need an optimised
# build to get through their 10,000 cases.
test: export TWINMATCH_STRICT = 1
test: export TWINMATCH_PYTHON = $(CURDIR)/$(VENV)/bin/python3
test: export TWINMATCH_BIN = $(CURDIR)/$(TEST_BUILD)/release
test: lint $(VENV)/ready
	packaging/dependencies.sh --tests
	$(SWIFT) build $(TEST_FLAGS) --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test $(TEST_FLAGS) --skip-build

$(VENV)/ready: Tests/python/requirements.txt
	packaging/dependencies.sh --tests
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/python/requirements.txt
	touch $@

# Records golden replies and pages anew: read the difference before you commit it.
golden: export TWINMATCH_RECORD = 1
golden: export TWINMATCH_PYTHON = $(CURDIR)/$(VENV)/bin/python3
golden: export TWINMATCH_BIN = $(CURDIR)/$(TEST_BUILD)/release
golden: $(VENV)/ready
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	$(SWIFT) test $(TEST_FLAGS) --skip-build --filter '/golden'

# Writes the man pages from the declarations of the commands. The date is fixed, so that only words
# change them; an empty line is none of mdoc's.
man:
	$(SWIFT) package generate-manual --date 2026-03-01
	mkdir -p docs/man
	for name in twinmatch twinmatchd; do \
		sed -e 's/^$$/.Pp/' -e '$$a\' \
			.build/plugins/GenerateManual/outputs/$$name/$$name.1 > docs/man/$$name.1 || exit 1; \
	done

# Writes the JSON Schemas of the catalogue's files, for editors, and the protocol's OpenRPC document.
schemas: build
	$(BIN)/twinmatch catalog schemas -o docs/schema
	$(BIN)/twinmatch server discover --local catalog --format json \
	    | python3 -m json.tool --no-ensure-ascii >docs/openrpc.json

# The Debian package; its programs carry the Swift runtime with them.
deb: dependencies
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build-deb --product twinmatchd
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build-deb --product twinmatch
	packaging/deb.sh .build-deb/release .build-deb/twinmatch.deb

# Installs the package in a fresh Debian 12, runs it there and purges it; as root.
deb-test: deb
	packaging/dependencies.sh --package
	packaging/test-deb.sh .build-deb/twinmatch.deb

# The long form of the fault campaign, about an hour; `make test` runs the short one. Everything is
# run, then the first miss ends it with a failure.
CAMPAIGN := $(CURDIR)/.build/faults

faults: build fuzz-build $(VENV)/ready
	CAMPAIGN="$(CAMPAIGN)" PROGRAM="$(CURDIR)/$(BIN)/twinmatchd" FUZZER="$(CURDIR)/$(FUZZER)" \
	    REPLAYER="$(CURDIR)/$(REPLAYER)" PYTHON="$(CURDIR)/$(VENV)/bin/python3" \
	    Tests/campaign.sh $(PARTS)

# The readers of everything that comes from outside: one build that is quick, and one that watches
# memory and is given what the other found.
FUZZER := .build-fuzz/release/fuzz
REPLAYER := .build-replay/release/fuzz

fuzz-build: fuzz-replay-build
	TWINMATCH_FUZZ=1 $(SWIFT) build -c release --scratch-path .build-fuzz --product fuzz \
	    -Xswiftc -sanitize=fuzzer -Xcc -fsanitize=fuzzer-no-link

fuzz-replay-build:
	TWINMATCH_FUZZ=1 $(SWIFT) build -c release --scratch-path .build-replay --product fuzz \
	    -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address

fuzz:
	$(MAKE) faults PARTS=fuzz

# Every input that ever found something, once more. What is made once and kept is no leak.
fuzz-replay: export ASAN_OPTIONS = detect_leaks=0
fuzz-replay: fuzz-replay-build
	$(REPLAYER) -runs=0 Tests/Fuzz/Corpus

# The engine and the readers with their tests, watched for wrong memory and for races.
sanitize: export TWINMATCH_CORE = 1
# The runtime keeps what it makes once, which is no leak.
sanitize: export ASAN_OPTIONS = detect_leaks=0
sanitize:
	$(SWIFT) test -c release --scratch-path .build-asan -Xswiftc -enable-testing --sanitize address
	$(SWIFT) test -c release --scratch-path .build-tsan -Xswiftc -enable-testing --sanitize thread

# Every bar of the benchmark, or in two minutes those that need no large catalogue. Both tell how it
# is and fail only where an answer is wrong.
BENCH := bench/.build
BENCH_VENV := $(BENCH)/venv

bench: bench-build
	$(BENCH_VENV)/bin/python3 bench/run.py $(BENCH_OPTIONS)

bench-quick: bench-build
	$(BENCH_VENV)/bin/python3 bench/run.py --quick $(BENCH_OPTIONS)

# The instructions of the hot paths against their thresholds; the same on a busy machine.
bench-instructions: dependencies
	packaging/dependencies.sh --bench
	$(SWIFT) build -c release --product instructions
	python3 bench/instructions.py $(BIN)/instructions

bench-build: build $(BENCH)/peers/echo $(BENCH)/peers/allocations.so $(BENCH_VENV)/ready
	$(SWIFT) build -c release --product appends
	$(SWIFT) build -c release --package-path bench --product twinmatch-bench

$(BENCH)/peers/echo: bench/peers/echo.c
	packaging/dependencies.sh --bench
	mkdir -p $(@D)
	$(CC) -O2 -Wall -Wextra -Werror -o $@ $< -lzmq

$(BENCH)/peers/allocations.so: bench/peers/allocations.c
	packaging/dependencies.sh --bench
	mkdir -p $(@D)
	$(CC) -O2 -Wall -Wextra -Werror -shared -fPIC -o $@ $<

$(BENCH_VENV)/ready: bench/peers/requirements.txt
	packaging/dependencies.sh --bench
	python3 -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

clean:
	rm -rf .build $(TEST_BUILD) .build-deb .build-fuzz .build-replay .build-asan .build-tsan \
	    bench/.build
