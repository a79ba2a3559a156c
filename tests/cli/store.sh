#!/bin/sh
# load and query: articles or records, twice is once, every condition.
. "$(dirname "$0")/check"
cat >"$work/in.jsonl" <<'END'
{"id": "a", "date": "1979-03-26", "title": "Egypt thanks Israel", "text": "Egypt thanked Israel. Israel said it would sign the treaty."}
{"id": "b", "date": "1980-05-01", "text": "Israel accused Syria of attacks. Syria condemned Israel."}
END
db=$work/s.db
code 0 "$acta" load "$db" "$work/in.jsonl"
says err '2 articles'
code 0 "$acta" query "$db"
cp "$work/out" "$work/all.csv"
code 0 "$acta" load "$db" "$work/in.jsonl"
says err '; 0 rows new'
code 0 "$acta" query "$db"
same "$work/out" "$work/all.csv"
code 0 "$acta" code --to jsonl --with-text -o "$work/rows" "$work/in.jsonl"
code 0 "$acta" load "$db" "$work/rows"
says err '; 0 rows new'
"$acta" load "$work/t.db" <"$work/rows" 2>/dev/null
code 0 "$acta" query "$work/t.db"
same "$work/out" "$work/all.csv"
code 0 "$acta" query "$db" --layout jsonl
grep '"record":"event"' "$work/rows" | sort >"$work/events"
sort "$work/out" >"$work/sorted"
same "$work/events" "$work/sorted"
code 0 "$acta" query "$db" --source EGY --target ISR
silent out ',SYR,'
code 0 "$acta" query "$db" --actor ISR --actor SYR --layout table
says out SYR
silent out EGY
code 0 "$acta" query "$db" --type accuse --layout jsonl
silent out '"plover":"SUPPORT"'
code 0 "$acta" query "$db" --code 11
code 0 "$acta" query "$db" --from 1980
silent out '1979'
code 0 "$acta" query "$db" --to 1979-03
silent out '1980'
code 0 "$acta" query "$db" --statements --layout table
says out ISR
code 0 "$acta" query "$db" --speaker israel --text treaty
code 0 "$acta" query "$db" --statements --text '"sign the"' --layout jsonl
lines out . 1
code 0 "$acta" query "$db" --statements --text 'trea* sign' --layout jsonl
code 1 "$acta" query "$db" --statements --text 'the sign the camp'
code 1 "$acta" query "$db" --statements --text '- " AND ('
code 0 "$acta" query "$db" --about treaty --layout jsonl
says out sign
code 1 "$acta" query "$db" --about BRA
code 2 "$acta" query "$db" --about treaty --code 11
code 0 "$acta" query "$db" --timeline --speaker ISR
says out 'speaker,speaker_code,month,statements,last,first_id,first'
says out ',1979-03,'
code 0 "$acta" query "$db" --timeline --layout jsonl
says out '"record":"timeline"'
code 0 "$acta" query "$db" --timeline --layout table
says out 'WHO.*MONTH'
"$acta" query "$db" --statements --layout jsonl >"$work/whole" 2>/dev/null
"$acta" query "$db" --statements --layout jsonl --limit 1 >"$work/pages" 2>/dev/null
"$acta" query "$db" --statements --layout jsonl --skip 1 >>"$work/pages" 2>/dev/null
same "$work/whole" "$work/pages"
code 0 "$acta" query "$db" --limit 1 --layout jsonl
lines out . 1
code 1 "$acta" query "$db" --source BRA
says err 'nothing found'
code 2 "$acta" query "$db" --from soon
code 2 "$acta" query "$db" --statements --code 11
printf 'not a record\n{"record":"event"\n{"record":"x"}\n' >"$work/bad"
"$acta" load "$db" <"$work/bad" >"$work/out" 2>"$work/err"
says err 'stdin:1: not a record of acta (skipped)'
says err 'stdin:3: not a record'
done_testing
