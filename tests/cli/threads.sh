#!/bin/sh
# The same bytes at any number of threads, problems in their places.
. "$(dirname "$0")/check"
i=0
while [ $i -lt 60 ]; do
    i=$((i + 1))
    printf '{"id": %d, "date": "1979-03-26", "text": "' $i
    repeat $((i * 7 % 31 + 1)) 'Egypt thanked Israel on Monday. '
    printf '"}\n'
    [ $((i % 9)) -ne 0 ] || echo 'broken'
done >"$work/in.jsonl"
for layout in jsonl table csv explain; do
    code 0 "$acta" code -j 1 --to $layout "$work/in.jsonl"
    cp "$work/out" "$work/one"
    cp "$work/err" "$work/one.err"
    for threads in 2 5 16; do
        code 0 "$acta" code -j $threads --to $layout "$work/in.jsonl"
        same "$work/one" "$work/out"
        same "$work/one.err" "$work/err"
    done
done
done_testing
