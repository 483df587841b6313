# Thin on purpose: what is more than a line lives in tools/.
.DEFAULT_GOAL := help
.PHONY: help run dev test fuzz worst build package bench setup clean

run: ## build the page, start a local cloud, serve both; Ctrl-C stops them
	@tools/run

dev: ## the same to work on: unoptimised, loaded anew within seconds of an edit
	@tools/run dev

test: ## everything that CI runs
	@tools/setup test
	@tools/test

build: ## dist/, ready for any static server, at any path
	@tools/setup build
	@tools/build

package: ## package/, the npm package of the custom element
	@tools/setup build
	@tools/package

bench: ## list 10,000 backups, and the same in a plain table beside it
	@tools/setup test
	@tools/bench

fuzz: ## odd replies, settings files and addresses, for minutes
	@tools/setup test
	@tools/fuzz

worst: ## how long the worst that may come from outside takes
	@tools/setup test
	@tools/worst

setup: ## install what is missing for all of this, into .local where it can
	@tools/setup test

clean: ## remove what was built; the tools in .local stay
	rm -rf dist package target

help: ## this list
	@echo "make TARGET [VARIABLE=value ...]"
	@sed -n 's/^\([a-z]*\): ## /  \1\t/p' Makefile
	@sed -n 's/^# \([A-Z_]*=[^ ]*\) /  \1\t/p' tools/run tools/size tools/test
