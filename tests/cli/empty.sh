#!/bin/sh
# Empty files, blank files, empty folders, missing files.
. "$(dirname "$0")/check"
: >"$work/empty.txt"
printf ' \n\n ' >"$work/blank.txt"
mkdir "$work/folder"
code 3 "$acta" code --to jsonl "$work/empty.txt"
says err 'empty file (skipped)'
says out '"record":"problem"'
code 3 "$acta" code --to jsonl "$work/blank.txt"
code 0 "$acta" code --to jsonl "$work/folder"
code 3 "$acta" code --to jsonl "$work/missing.txt"
says err 'missing.txt: source: no such file (skipped)\|missing.txt.*no such file'
echo 'Egypt thanked Israel.' >"$work/good.txt"
code 3 "$acta" code --to jsonl "$work/missing.txt" "$work/good.txt"
says out '"article_key":"good.txt"'
: >"$work/empty.jsonl"
code 0 "$acta" code --to jsonl "$work/empty.jsonl"
code 0 "$acta" parse "$work/folder"
"$acta" code --to jsonl - </dev/null >"$work/out" 2>"$work/err"
done_testing
