#!/bin/sh
# The measures of coreference give what their papers' examples give.
. "$(dirname "$0")/check"
if ! command -v python3 >/dev/null; then
    echo "skipped: no python3"
    exit 77
fi
code 0 python3 "$here/../../bench/chain_accuracy" --check
lines out ' ok$' 13
printf 'Mary Smith, who lives in Paris, left.\n' >"$work/a.txt"
code 0 "$acta" code --to mentions "$work/a.txt"
says out '"text":"Mary Smith".*"whole_start":0,"whole_end":30'
done_testing
