# Short names for what CMake does.
#   make        builds build/acta
#   make setup  installs the Debian packages that are missing
#   make test   installs, builds and runs every test
#   make demo   installs, builds and shows acta on samples/
BUILD ?= build
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: all setup test demo clean

all: $(BUILD)/CMakeCache.txt
	@cmake --build $(BUILD) -j$(JOBS)

$(BUILD)/CMakeCache.txt:
	@cmake -S . -B $(BUILD) \
	    $$(command -v ninja >/dev/null && echo -G Ninja) >/dev/null

setup:
	@scripts/setup

test: setup all
	@cd $(BUILD) && ctest -j$(JOBS) --output-on-failure --no-label-summary

demo: setup
	@scripts/demo

clean:
	rm -rf $(BUILD)
