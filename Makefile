SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check lint build bench fuzz eval confidences install format clean dependencies

PREFIX ?= /usr/local
# Where `make eval` finds annotated articles (corpora/) and the scorers (tools/).
CORPORA ?= ../shared

QUOTES := .build/release/quotes
SWIFT_FILES := Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Sources)
CORPUS_NAMES := polnear.train polnear.dev canada.dev seed

help: ## lists these targets
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

demo: build ## builds, imports the sample articles, searches them, exports quotes.csv
	@.ci/demo

test: dependencies ## builds and runs all tests (RECORD=1 rewrites golden files)
	@swift build --build-tests
	@swift test --skip-build --disable-xctest 2>&1 | sed -nE '/ recorded a known issue /,/^↳ /d; /^(✘|↳|➜) |Test run|[Ee]rror|passed|failed/{/ (started|passed after [0-9.]+ seconds)\.$$/!p; /Test run/p}' | uniq

check: lint test ## checks the layout of the code, then runs all tests

lint:
	@swift format lint --strict --recursive $(SWIFT_FILES)

build: dependencies ## builds the release, .build/release/quotes
	@swift build -c release --product quotes

bench: dependencies ## measures speed (BENCH="parser --megabytes 500", BENCH=--help)
	@swift run -c release --package-path Benchmarks benchmarks $(BENCH)

fuzz: dependencies ## spoils articles, to see that the parser bears it (FUZZ="--seconds 600 --seed 7")
	@swift run -c release --package-path Benchmarks benchmarks fuzz $(FUZZ)

eval: eval-corpora build ## measures accuracy on annotated articles (CORPORA=folder)
	@mkdir -p .build/eval
	@for name in $(CORPUS_NAMES); do \
	  gold=$(CORPORA)/corpora/$$name.jsonl; said=--said; \
	  case $$name in seed) gold=$(CORPORA)/corpora/seed.gold.jsonl ;; polnear.*) said= ;; esac; \
	  predicted=.build/eval/$$name.jsonl; \
	  printf '\n== %s\n' "$$name"; \
	  $(QUOTES) extract --quiet "$$gold" > "$$predicted"; \
	  python3 $(CORPORA)/tools/score.py $$said "$$gold" "$$predicted"; \
	  case $$name in polnear.*) ;; \
	    *) python3 $(CORPORA)/tools/score_speakers.py "$$gold" "$$predicted" ;; esac; \
	done
	@printf '\n== the rules on polnear.train: share that is right, and how many\n'
	@.ci/rule-precision $(CORPORA)/tools $(CORPORA)/corpora/polnear.train.jsonl \
	  .build/eval/polnear.train.jsonl | expand -t 4 | sort -t '|' -k 3,3nr

confidences: eval ## writes the measured precision of each rule into the parser
	@.ci/rule-precision $(CORPORA)/tools $(CORPORA)/corpora/polnear.train.jsonl \
	  .build/eval/polnear.train.jsonl > Sources/QuoteParser/Lexicon/confidences.txt

.PHONY: eval-corpora
eval-corpora:
	@for file in $(CORPUS_NAMES:%=corpora/%.jsonl) tools/score.py tools/score_speakers.py; do \
	  file=$${file/seed.jsonl/seed.gold.jsonl}; \
	  if [ -e "$(CORPORA)/$$file" ]; then continue; fi; \
	  printf '%s\n' \
	    "make: there is no $(CORPORA)/$$file" \
	    "" \
	    "Accuracy is measured on articles that people annotated. They belong to others, so they are" \
	    "not part of this project. PolNeAR, US political news with every attribution marked, is at" \
	    "https://github.com/networkdynamics/PolNeAR. Convert it to JSON Lines, one article a line:" \
	    "" \
	    '  {"id": "…", "text": "…", "quotes": [{"content": [[start, end]], "source": [[start, end]],' \
	    '    "cue": [[start, end]], "kind": "direct"}]}' \
	    "" \
	    "with offsets in Unicode characters, as corpora/polnear.dev.jsonl and so on, put the scorers" \
	    "beside it in tools/, and run:  make eval CORPORA=folder" >&2; \
	  exit 1; \
	done

install: build ## installs the command to PREFIX/bin (PREFIX=/usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(QUOTES) "$(DESTDIR)$(PREFIX)/bin/quotes"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/quotes"

format: ## lays out the code as the style guide has it
	@swift format --in-place --recursive $(SWIFT_FILES)

clean: ## removes what was built, and the demo's archive
	@rm -rf .build Benchmarks/.build demo

dependencies:
	@.ci/dependencies
