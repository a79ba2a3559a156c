#!/bin/sh
# What an edit of the codebook does to a corpus, and what no rule takes.
. "$(dirname "$0")/check"
printf 'France condemned Spain. Italy praised France.\n' >"$work/a.txt"
printf 'Spain hoodwinked France. France hoodwinked Italy.\n' >"$work/b.txt"
cat >"$work/mine.rules" <<'END'
# acta rules 1
drop 051.praise
rule 111.criticize
  code 112
  verb condemn
rule 111.hoodwink
  code 111
  verb hoodwink
END
old=$data/codebook

# An edit: a row changes, one vanishes, two appear; sums by rule.
code 0 "$acta" dict diff --add "$work/mine.rules" "$old" "$data" "$work/a.txt" \
    "$work/b.txt"
lines out '^change	111	FRA	ESP	actual	111.criticize	112	FRA	ESP' 1
lines out '^vanish	051	ITA	FRA	actual	051.praise	' 1
lines out '^appear						111	' 2
says out '^# 111.hoodwink	2	0	0$'
says err '2 articles: 2 rows appear, 1 vanish, 1 change'
# The same on any number of threads.
cp "$work/out" "$work/one"
code 0 "$acta" dict diff -j 3 --add "$work/mine.rules" "$old" "$data" \
    "$work/a.txt" "$work/b.txt"
same "$work/one" "$work/out"
# Nothing changed: nothing to tell.
code 0 "$acta" dict diff "$old" "$old" "$work/a.txt"
lines out . 2
code 2 "$acta" dict diff "$old" "$work/nowhere" "$work/a.txt"
says err 'nowhere'
code 2 "$acta" dict diff "$old" "$old"
says err 'too few words'

# What no rule takes, with sentences.
code 0 "$acta" dict coverage "$work/b.txt"
lines out '^2	hoodwink	no rule	' 2
says err '2 gaps by 1 predicates'
code 0 "$acta" dict coverage --add "$work/mine.rules" "$work/a.txt" "$work/b.txt"
silent out 'hoodwink'
code 3 "$acta" dict coverage "$work/absent.txt"
says err 'absent.txt'
done_testing
