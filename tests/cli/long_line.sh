#!/bin/sh
# A single line of 100 MB: as text it is cut, as JSON Lines it is skipped and
# the next line coded; memory stays bounded.
. "$(dirname "$0")/check"
head -c 100000000 /dev/zero | tr '\0' 'a' >"$work/long.txt"
ulimit -v 2000000 2>/dev/null
code 0 "$acta" code -j 1 --to jsonl "$work/long.txt"
says err 'article longer than 131072 bytes (cut)'
{
    printf '{"id": "long", "text": "'
    cat "$work/long.txt"
    printf '"}\n{"id": "next", "text": "Egypt thanked Israel."}\n'
} >"$work/long.jsonl"
rm "$work/long.txt"
code 0 "$acta" code -j 1 --to jsonl "$work/long.jsonl"
says err 'long.jsonl:1: source: line longer than 1048576 bytes (skipped)'
says out '"article_key":"next"'
done_testing
