#!/bin/sh
# Broken lines of JSON Lines are named by file and line; the rest is coded.
. "$(dirname "$0")/check"
cat >"$work/in.jsonl" <<'END'
{"id": 1, "date": "1979-03-26", "text": "Egypt thanked Israel."}
{"id": 2, "text":
not json

["a", "list"]
{"id": 6, "url": null, "title": null}
{"id": 7, "date": "yesterday", "text": "Israel thanked Egypt."}
{"id": "eight", "date": "Mon, 26 Mar 1979 14:00:00 -0500", "title": 8, "text": "Egypt thanked Israel.", "source": ["x"]}
{"url": "http://example.org/9", "date": "1979-03-26T14:00:00Z", "text": "Egypt thanked\u0000Israel."}
{"text": "Egypt thanked Israel."}
END
code 0 "$acta" code --to jsonl "$work/in.jsonl"
lines out '"record":"article"' 5
says out '"article_key":"1","url":null,"title":null,"published":"1979-03-26"'
says out '"article_key":"eight".*"published":"1979-03-26"'
says out '"article_key":"http://example.org/9".*"published":"1979-03-26"'
says out '"article_key":"in.jsonl:10"'
says err 'in.jsonl:2: source: not JSON'
says err 'in.jsonl:3: source: not JSON'
says err 'in.jsonl:5: source: not a JSON object (skipped)'
says err 'in.jsonl:6: .*no field "text" (skipped)'
says err 'in.jsonl:7: article 7: source: publication date not understood'
says err 'in.jsonl:8: article eight: source: field "source" is not a text'
says err 'in.jsonl:9: .*NUL characters (read as blanks)'
says out '"record":"problem","article_key":null,"file":".*in.jsonl","line":3'
lines out '"record":"event"' 5
code 3 "$acta" code --to jsonl --max-errors 2 "$work/in.jsonl"
says err 'more than --max-errors'
code 0 "$acta" code --to jsonl --max-errors 4 "$work/in.jsonl"
printf 'no\nrecord\n' >"$work/none.jsonl"
code 3 "$acta" code --to jsonl "$work/none.jsonl"
done_testing
