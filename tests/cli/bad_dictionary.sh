#!/bin/sh
# An error in a dictionary or rule: file, line, column, what was expected;
# exit code 2, by every verb that reads it.
. "$(dirname "$0")/check"
copy_data
code 0 "$acta" dict check --data "$work/data"
says out 'rules'
echo 'Egypt thanked Israel.' >"$work/a.txt"
rules=$(ls "$work"/data/codebook/rules/*.rules | head -1)
cp "$rules" "$work/kept"
printf '\nrule 0x9.broken\nnonsense here\n' >>"$rules"
code 2 "$acta" dict check --data "$work/data"
says err "$(basename "$rules"):[0-9][0-9]*"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err "$(basename "$rules"):[0-9][0-9]*"
cp "$work/kept" "$rules"
people=$(ls "$work"/data/actors/countries/*.txt | head -1)
printf '\377\377\n' >>"$people"
code 2 "$acta" dict check --data "$work/data"
says err "$(basename "$people"):[0-9][0-9]*"
done_testing
