#!/bin/sh
# A store that is missing, foreign, damaged, in use, or on a full disk: a clear
# message, exit code 4, nothing lost.
. "$(dirname "$0")/check"
echo 'Egypt thanked Israel.' >"$work/a.txt"
db=$work/s.db
code 4 "$acta" query "$work/none.db"
says err 'no such store'
echo 'this is a text, and no database of any kind at all' >"$work/text.db"
code 4 "$acta" query "$work/text.db"
says err 'is not a store'
cp "$work/text.db" "$work/kept"
code 4 "$acta" load "$work/text.db" "$work/a.txt"
same "$work/text.db" "$work/kept"
code 4 "$acta" load "$work" "$work/a.txt"
says err 'cannot be opened'
code 0 "$acta" load "$db" "$work/a.txt"
size=$(wc -c <"$db")
{
    head -c 4096 "$db"
    head -c $((size - 4096)) /dev/zero | tr '\0' 'x'
} >"$work/damaged.db"
code 4 "$acta" query "$work/damaged.db"
says err 'is damaged\|is not a store'
if command -v sqlite3 >/dev/null; then
    sqlite3 "$work/other.db" 'CREATE TABLE t (x);'
    code 4 "$acta" load "$work/other.db" "$work/a.txt"
    says err 'not a store of acta'
    sqlite3 "$db" 'BEGIN IMMEDIATE; SELECT 1; CREATE TABLE held (x);' \
        '.shell sleep 8' >/dev/null &
    sleep 1
    code 4 "$acta" load "$db" "$work/a.txt"
    says err 'in use by another program'
    wait
fi
(
    trap '' XFSZ
    ulimit -f 100
    repeat 3000 'Egypt thanked Israel. ' >"$work/b.txt"
    exec "$acta" load "$work/full.db" "$work/b.txt"
) >"$work/out" 2>"$work/err"
[ $? -eq 4 ] || { echo "full disk: exit code not 4"; failures=1; }
says err 'full.db'
done_testing
