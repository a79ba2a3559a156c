#!/bin/sh
# A "sentence" of ten thousand words, and a million opening quotes.
. "$(dirname "$0")/check"
repeat 2500 'Egypt thanked Israel and ' >"$work/words.txt"
code 0 "$acta" code -j 1 --to jsonl "$work/words.txt"
says out '"record":"article"'
says err 'a sentence of more than .* words (cut)'
repeat 1000000 '“' >"$work/quotes.txt"
code 0 "$acta" code -j 1 --to jsonl --article-bytes 32768 "$work/quotes.txt"
says err 'article longer than 32768 bytes (cut)'
repeat 30000 '"' >"$work/straight.txt"
code 0 "$acta" code -j 1 --to jsonl "$work/straight.txt"
says out '"record":"article"'
done_testing
