# make run   sets up what is missing, builds, makes the demo dossier and works on it
# make test  sets up what is missing and runs every test
# make reference writes the pages of the plugin interface from the code; a test holds them to it
# make fuzz [SECONDS=3600] [SEED=1] feeds random programs to the sandbox, under AddressSanitizer
# make race scores and plans on several threads, under ThreadSanitizer
# make conformance LUA_TESTS=path runs Lua's own tests of 5.4.4 (lua.org/tests), which are not part of this tree
# make bench measures, make kill kills imports and runs; make format writes the layout; make lint checks it

PACKAGES := liblua5.4-dev libsqlite3-dev libcurl4-openssl-dev libpango1.0-dev libqrencode-dev \
	fonts-linuxlibertine
TEST_PACKAGES := $(PACKAGES) poppler-utils zbar-tools openssl
BENCH_PACKAGES := $(PACKAGES) lua5.4 sqlite3 curl
SWIFT_FLAGS := --explicit-target-dependency-import-check error
RELANCE := .build/release/relance
DEMO := demo

.PHONY: run build test reference fuzz race conformance bench kill format lint clean setup-run setup-test setup-bench

run: build
	@rm -rf $(DEMO)
	@echo "== relance init $(DEMO) --demo"
	@$(RELANCE) init $(DEMO) --demo
	@echo "== relance -C $(DEMO) run"
	@$(RELANCE) -C $(DEMO) run
	@echo "== relance -C $(DEMO) worklist"
	@$(RELANCE) -C $(DEMO) worklist
	@echo "Made the dossier '$(DEMO)', read its books, scored its customers, wrote their messages into"
	@echo "$(DEMO)/out and the report of the month beside them. Go on with, for instance:"
	@echo "  $(RELANCE) -C $(DEMO) plan --explain C0019"
	@echo "  $(RELANCE) -C $(DEMO) action show A0000020 --preview"

build: setup-run
	swift build -c release --product relance $(SWIFT_FLAGS)

test: setup-test
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build
	.build/debug/relance plugin test

reference: setup-run
	swift build --product relance $(SWIFT_FLAGS)
	.build/debug/relance plugin reference --format markdown > plugins/REFERENCE.md.new
	.build/debug/relance plugin reference --format luacats > plugins/relance.d.lua.new
	mv plugins/REFERENCE.md.new plugins/REFERENCE.md
	mv plugins/relance.d.lua.new plugins/relance.d.lua

kill: setup-run
	RELANCE_KILLS=200 swift test $(SWIFT_FLAGS) --filter KillTests

SECONDS ?= 3600
SEED ?= 1

fuzz: setup-run
	swift build --scratch-path .build-asan --sanitize=address --product RelanceProof $(SWIFT_FLAGS)
	@cd .build-asan && { LSAN_OPTIONS=suppressions=../Tests/Proof/leaks.txt:print_suppressions=0 \
	  debug/RelanceProof fuzz --seconds $(SECONDS) --seed $(SEED) || { \
	  set -- $$(cat fuzz-input.txt); echo "It ended in seed $$2, input $$4:"; \
	  debug/RelanceProof show $$2 $$4; \
	  echo "Again: make fuzz SECONDS=0 SEED=$$2"; exit 1; }; }

race: setup-run
	swift build --scratch-path .build-tsan --sanitize=thread --product relance $(SWIFT_FLAGS)
	swift build --scratch-path .build-tsan --sanitize=thread --product RelanceBench $(SWIFT_FLAGS)
	TSAN_OPTIONS="halt_on_error=1 exitcode=66" .build-tsan/debug/RelanceBench .build-tsan/debug/relance --book 3000

conformance: setup-run
	@test -n "$(LUA_TESTS)" || { echo "Say where the tests are: make conformance LUA_TESTS=path"; exit 2; }
	swift build --product RelanceProof $(SWIFT_FLAGS)
	.build/debug/RelanceProof conformance $(LUA_TESTS)

bench: setup-bench
	swift build -c release $(SWIFT_FLAGS)
	.build/release/RelanceBench $(RELANCE)

format:
	swift format format -r -i Package.swift Sources Tests

lint:
	swift format lint -r -s Package.swift Sources Tests

clean:
	rm -rf .build $(DEMO)

setup-run:
	@sh Tests/setup.sh $(PACKAGES)
setup-test:
	@sh Tests/setup.sh $(TEST_PACKAGES)
setup-bench:
	@sh Tests/setup.sh $(BENCH_PACKAGES)
