#!/bin/sh
# An error in a dictionary or rule: file, line, column, what was expected;
# exit code 2, by every verb that reads it.
. "$(dirname "$0")/check"
copy_data
code 0 "$acta" dict check --data "$work/data"
says out 'rules'
echo 'Egypt thanked Israel.' >"$work/a.txt"
rules=$(ls "$work"/data/codebook/rules/*.rules | head -1)
cp "$rules" "$work/kept"
printf '\nrule 0x9.broken\nnonsense here\n' >>"$rules"
code 2 "$acta" dict check --data "$work/data"
says out "$(basename "$rules"):[0-9][0-9]*"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err "$(basename "$rules"):[0-9][0-9]*"
cp "$work/kept" "$rules"
people=$(ls "$work"/data/actors/countries/*.txt | head -1)
cp "$people" "$work/kept"
printf '\377\377\n' >>"$people"
code 2 "$acta" dict check --data "$work/data"
says out "$(basename "$people"):[0-9][0-9]*"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err "$(basename "$people"):[0-9][0-9]*"
cp "$work/kept" "$people"
# All mistakes of the actor files, each with its place.
cat >"$work/data/actors/mine.txt" <<'END'
# acta actors 1
org FRAREB Reds of Arland
  name      Red "Guard"; Red (Guard
  code      FRAREB 2005..2001
  colour    red
person Anna Bergman
  country   FRA
  code      QQQREB 2001..2004
  code      FRAXYZ 2003..2006
END
printf '  name      Anna\302\240Bergman\n  office    HOS FRAGOV 2001-02-30..\n' >>"$work/data/actors/mine.txt"
printf 'A B\t\t\tHOS\tFRAGOV\t2010\t2009\n' \
    >>"$work/data/actors/offices/FRA.tsv"
code 2 "$acta" dict check --data "$work/data"
says out 'mine.txt:3:17: expected a name without this mark'
says out 'mine.txt:3:35: expected a name without this mark'
says out 'mine.txt:4:20: expected FROM..TO'
says out 'mine.txt:5:3: expected country, org'
says out 'mine.txt:8:13: expected a code of a country'
says out 'mine.txt:9:13: expected a role behind the country'
says out 'mine.txt:9:13: expected periods that do not overlap'
says out 'mine.txt:10:17: expected a name without this mark'
says out 'mine.txt:11:24: expected FROM..TO'
says out 'FRA.tsv:[0-9]*:23: expected a last day'
says err '10 mistakes'
done_testing
