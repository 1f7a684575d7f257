SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test interop scale browser check lint build bench fuzz fuzz-guided eval weights install dist dist-test format clean dependencies

PREFIX ?= /usr/local
# Where `make eval` finds annotated articles (in corpora/), and where `make weights` puts what it learns.
CORPORA ?= ../shared
WEIGHTS ?= Sources/QuoteParser/Language/en

# How many articles `make scale` invents.
SIZE ?= 6400

QUOTES := .build/release/quotes
DIST := .build/dist
SWIFT_FILES := Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Sources Tools/Learning/Package.swift Tools/Learning/Sources Tools/Fuzzing/Package.swift Tools/Fuzzing/Sources)

help: ## lists these targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 19

demo: build ## builds, imports the sample articles, searches them, exports quotes.csv
	@.ci/demo

test: dependencies ## builds and runs all tests (RECORD=1 rewrites golden files)
	@swift build --build-tests
	@swift test --skip-build --disable-xctest 2>&1 | sed -nE '/ recorded a known issue /,/^↳ /d; /^(✘|↳|➜) |Test run|[Ee]rror|passed|failed/{/ (started|passed after [0-9.]+ seconds)\.$$/!p; /Test run/p}' | uniq

check: lint test ## checks the layout of the code, then runs all tests

lint:
	@swift format lint --strict --recursive $(SWIFT_FILES)

build: dependencies ## builds the release, .build/release/quotes
	@swift build -c release --product quotes $$(.ci/static-library)

bench: dependencies ## measures speed (BENCH="parser --megabytes 500", BENCH=--help)
	@swift build -c release --package-path Benchmarks --quiet $$(.ci/static-library)
	@Benchmarks/.build/release/benchmarks $(BENCH)

interop: build ## proves the exports with readers that others wrote (pandas, DuckDB, Datasette …)
	@.ci/interop

scale: build ## proves that DuckDB and Spark take the same quotes, with processes killed (SIZE=6400 articles)
	@.ci/dependencies java:default-jre-headless
	@.ci/scale $(SIZE)

browser: build ## drives a browser through the pages (RECORD=1 keeps the manual's pictures)
	@.ci/dependencies chromium:chromium
	@.ci/browser

fuzz: dependencies ## spoils articles, to see that the parser bears it (FUZZ="--seconds 600 --seed 7")
	@swift build -c release --package-path Benchmarks --product benchmarks --quiet $$(.ci/static-library)
	@Benchmarks/.build/release/benchmarks fuzz $(FUZZ)

fuzz-guided: dependencies ## looks for bytes that the product does not bear, by the ways they take through it (FUZZ=600 seconds each)
	@Tools/fuzz $(FUZZ)

eval: corpora build ## measures accuracy on annotated articles, beside peers and bars (CORPORA=folder)
	@Tools/accuracy $(CORPORA)

weights: corpora dependencies ## learns the weights of the parser from annotated articles
	@Tools/learn weights $(CORPORA)/corpora --output $(WEIGHTS)

.PHONY: corpora
corpora:
	@Tools/accuracy $(CORPORA) --check

install: build ## installs the command, its manual page and completions to PREFIX (/usr/local)
	@.ci/install $(QUOTES) "$(DESTDIR)$(PREFIX)"

dist: build ## packs the command for machines without Swift, as a tarball and a .deb, in .build/dist
	@.ci/dependencies strip:binutils $$(! command -v dpkg-deb >/dev/null || echo dpkg-shlibdeps:dpkg-dev)
	@.ci/dist $(QUOTES) $(DIST)

dist-test: dist ## installs the .deb in a bare Debian without Swift, and tries it (DEBIAN=trixie)
	@.ci/dependencies debootstrap:debootstrap
	@.ci/dist-test $(QUOTES) $(DIST)

format: ## lays out the code as the style guide has it
	@swift format --in-place --recursive $(SWIFT_FILES)

clean: ## removes what was built, and the demo's archive
	@rm -rf .build Benchmarks/.build Tools/Fuzzing/.build demo

dependencies:
	@.ci/dependencies
