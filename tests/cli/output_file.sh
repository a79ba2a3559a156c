#!/bin/sh
# -o: the file appears when it is whole; a file that cannot be written is said.
. "$(dirname "$0")/check"
echo 'Egypt thanked Israel.' >"$work/a.txt"
code 0 "$acta" code -o "$work/rows.jsonl" "$work/a.txt"
silent out .
[ -s "$work/rows.jsonl" ] || failures=1
[ ! -e "$work/rows.jsonl.part" ] || failures=1
code 0 "$acta" code --to jsonl "$work/a.txt"
same "$work/out" "$work/rows.jsonl"
code 4 "$acta" code -o "$work/no/such/folder/x" "$work/a.txt"
says err 'cannot be written'
if [ -w /dev/full ]; then
    "$acta" code --to jsonl "$work/a.txt" >/dev/full 2>"$work/err"
    [ $? -eq 4 ] || failures=1
    says err 'cannot be written'
fi
done_testing
