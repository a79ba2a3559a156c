#!/bin/sh
# A researcher's own rules and word classes laid over the codebook, and another
# codebook instead of it; the rows name the rule's own file.
. "$(dirname "$0")/check"
rules=$work/mine.rules
cat >"$rules" <<'END'
# acta rules 1
drop 051.praise
rule 111.criticize
  code  112
  verb  condemn; berate
  need  object [@scolded; @country]
  yes   France condemned Spain. :: FRA > ESP
  no    France condemned the weather.
END
printf '# acta class 1\ndithering\n' >"$work/scolded.txt"
sentence='France condemned Spain and praised Italy.'
code 0 "$acta" explain "$sentence"
says out '051 SUPPORT'
says out '111 ACCUSE'
code 0 "$acta" explain --add "$rules" --add "$work/scolded.txt" "$sentence"
says out '112 ACCUSE'
says out 'mine.rules:3'
silent out '051 SUPPORT'
code 0 "$acta" dict test --add "$rules" --add "$work/scolded.txt" --only 111.criticize
says out '^1 rules, 2 examples, 0 failed'

# What cannot be read is named with file and line, by every verb.
code 2 "$acta" explain --add "$rules" "$sentence"
says err 'mine.rules:6:.*scolded'
printf '# acta rules 1\ndrop 999.none\n' >"$work/drop.rules"
code 2 "$acta" dict check --add "$work/drop.rules"
says out 'drop.rules:2:6: no rule 999.none to drop'
printf '# acta letters 1\n' >"$work/letters.txt"
code 2 "$acta" code --add "$work/letters.txt" "$rules"
says err 'letters.txt:1: expected a file of kind "rules" or "class"'
code 2 "$acta" code --add "$work/absent.rules" "$rules"
says err 'absent.rules'

# Another codebook: its rules alone.
code 0 "$acta" explain --codebook "$here/../data/codebook" "$sentence"
silent out '051 SUPPORT'
code 2 "$acta" explain --codebook "$work/nowhere" "$sentence"
says err 'nowhere'
code 2 "$acta" explain --model "$rules" "$sentence"
says err 'mine.rules'
done_testing
