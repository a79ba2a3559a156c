#!/bin/sh
# Tables fit a hundred columns; CSV has its documented columns in every row.
. "$(dirname "$0")/check"
cat >"$work/in.jsonl" <<'END'
{"id": "a", "date": "1979-03-26", "title": "Egypt, \"Israel\" and a title that goes on and on until nobody could wish to read it to its very end, if it has one", "text": "President Carter told reporters in Washington that \"Egypt, Israel and\nthe United States\" had signed a treaty. Egypt thanked Israel."}
END
code 0 "$acta" code --to table "$work/in.jsonl"
says out '^DATE'
says out '^WHO'
silent out '.\{140\}'
NO_COLOR=1 "$acta" code --to table "$work/in.jsonl" | grep -q "$(printf '\033')" &&
    failures=1
code 0 "$acta" code --to csv "$work/in.jsonl"
[ "$(head -1 "$work/out" | tr ',' '\n' | wc -l)" -eq 35 ] || failures=1
says out '^id,article,article_key,published,part,sentence'
code 0 "$acta" code --to csv --statements "$work/in.jsonl"
[ "$(head -1 "$work/out" | tr ',' '\n' | wc -l)" -eq 22 ] || failures=1
says out '""Egypt, Israel and'
code 0 "$acta" code --to jsonl "$work/in.jsonl"
says out '"record":"statement","id":"[0-9a-f]\{16\}","article":"[0-9a-f]\{16\}"'
code 0 "$acta" code --to explain "$work/in.jsonl"
says out '^SENTENCE 1\|^TITLE, sentence 1'
done_testing
