# Every verb sets up what it needs in .venv; no root, no Docker.
.DEFAULT_GOAL := help
export SPACELAUNCH_DIR ?= $(CURDIR)/.spacelaunch
run := .ci/run

.PHONY: help demo demo-pipeline up test test-trino check fmt docs fuzz bench bench-ingest hostile e2e-compose e2e-kubernetes audit gallery screenshots

help: ## This list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: ## Set up, start everything, load data, draw four charts into results/, stop
	@$(run) setup
	@.venv/bin/spacelaunch demo

up: ## The same, left running at http://127.0.0.1:5000 until Ctrl-C
	@$(run) setup
	@.venv/bin/spacelaunch up

demo-pipeline: ## Fill a warehouse from fake sources, through all that goes wrong; tables and charts go into results/
	@$(run) pipeline
	@.venv/bin/spacelaunch demo-pipeline

test: ## All tests
	@$(run) test

test-trino: ## The warehouse's queries on the Trino of SPACELAUNCH_TRINO_URL, over SPACELAUNCH_WAREHOUSE_URL
	@$(run) trino

check: ## Everything that CI checks: format, lint, types, floors, tests
	@$(run)

fmt: ## Format the code
	@$(run) tools
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

docs: ## Print the documents' tables and draw diagram.png anew (wants Graphviz)
	@$(run) setup
	@.venv/bin/python docs/generate.py
	@dot -Tpng docs/diagram.dot -o diagram.png

gallery: ## Draw docs/gallery anew; look at what has changed before it is committed
	@$(run) setup
	@.venv/bin/python docs/gallery.py

screenshots: ## Take docs/dashboard anew, in Chromium; look at what has changed before it is committed
	@$(run) tools
	@.venv/bin/python docs/screenshots.py

fuzz: ## Schemathesis against the running service, about a minute
	@$(run) fuzz

bench: ## Eight clients at once for a minute: no 5xx, no torn reading, no lost job
	@$(run) tools
	@.venv/bin/python bench/concurrent_clients.py

bench-ingest: ## 100,000 documents into PostgreSQL: ours, a plain COPY, and dlt's merge (asks PyPI for dlt)
	@$(run) tools
	@.venv/bin/python bench/ingest.py

hostile: ## Attack the running service as strangers might, six minutes: what others notice, what it takes
	@$(run) hostile

e2e-compose: ## Build the image, run it with Compose, kill what can be killed, remove it (wants Docker)
	@$(run) e2e-compose

e2e-kubernetes: ## The same in the cluster of the current kubeconfig; LOAD_IMAGE hands it the image
	@$(run) e2e-kubernetes

audit: ## Ask PyPI for known vulnerabilities of what is pinned
	@$(run) audit
