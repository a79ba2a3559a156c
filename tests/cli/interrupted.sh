#!/bin/sh
# Ctrl-C: what was begun is finished, rows are whole, exit code 5.
. "$(dirname "$0")/check"
i=0
while [ $i -lt 400 ]; do
    i=$((i + 1))
    printf '{"id": %d, "text": "' $i
    repeat 200 'Egypt thanked Israel on Monday. '
    printf '"}\n'
done >"$work/in.jsonl"
"$acta" code -j 2 -o "$work/rows" "$work/in.jsonl" 2>"$work/err" &
pid=$!
sleep 2
kill -TERM $pid 2>/dev/null
wait $pid
got=$?
if [ $got -eq 0 ]; then
    echo "skipped: this machine was done in two seconds"
    exit 77
fi
[ $got -eq 5 ] || { echo "exit code $got, not 5"; failures=1; }
says err 'finishing what was begun'
says err 'rows so far are in'
[ ! -e "$work/rows" ] || failures=1
[ "$(tail -c 1 "$work/rows.part" | od -An -c | tr -d ' ')" = '\n' ] || failures=1
done_testing
