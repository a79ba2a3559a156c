#!/bin/sh
# acta dict unknown: names that no actor file knows come out as entries of an
# actor file that can be read again; names of the files do not.
. "$(dirname "$0")/check"
cat >"$work/a.txt" <<'END'
Orlo Zentrik, the mayor of Cairo, met President Anwar Sadat. Zentrik said the
talks were good. Police in Cairo watched.
END
cat >"$work/b.txt" <<'END'
Orlo Zentrik thanked Israel. The Qumbari Front attacked Egyptian soldiers.
END
code 0 "$acta" dict unknown --date 1978-09-17 "$work/a.txt" "$work/b.txt"
says out '^# acta actors 1'
says out '^person Orlo Zentrik$'
says out '^  country   EGY$'
says out 'in 2 articles, subject in 2$'
says out '^#   Orlo Zentrik, the mayor of Cairo'
silent out '^[a-z]* .*Sadat'
silent out '^[a-z]* .*Israel'
says err '2 articles: '
# What comes out is an actor file.
copy_data
cp "$work/out" "$work/data/actors/new.txt"
code 0 "$acta" dict check --data "$work/data"
code 0 "$acta" dict unknown --limit 1 "$work/a.txt" "$work/b.txt"
lines out '^[a-z]' 1
code 2 "$acta" dict unknown
done_testing
