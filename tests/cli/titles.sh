#!/bin/sh
# A title is coded as a part of its own, unless the text repeats it; offsets
# count characters of their part.
. "$(dirname "$0")/check"
cat >"$work/in.jsonl" <<'END'
{"id": "own", "title": "Été: Egypt thanks Israel", "text": "Noël. Israel thanked Egypt."}
{"id": "again", "title": "Egypt thanks ‘Israel’", "text": "Egypt thanks 'Israel.'\n\nIsrael thanked Egypt."}
END
code 0 "$acta" code --to jsonl "$work/in.jsonl"
says out '"article_key":"own","part":"text","sentence":{"n":[0-9]*,"start":6,"end":27}'
silent out '"article_key":"again","part":"title"'
says out '"article_key":"again","url":null,"title":"Egypt thanks ‘Israel’"'
done_testing
