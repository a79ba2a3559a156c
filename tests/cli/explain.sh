#!/bin/sh
# explain shows every layer and the rule; for a verb without a rule, why.
. "$(dirname "$0")/check"
code 0 "$acta" explain --date 1979-03-28 "Egypt thanked Israel on Monday."
for part in '^words' '^tree' '^mentions' '^times' '^events' 'EGY' 'rule 05' \
    'thanked/VERB' 'nsubj' '1979-03-26' 'coded by acta'; do
    says out "$part"
done
echo 'Egypt thanked Israel.' | "$acta" explain >"$work/out"
says out 'ISR'
code 0 "$acta" explain 'Egypt sneezed.'
says out 'no rule knows this verb'
code 2 "$acta" explain --date 1979-13-28 'Egypt thanked Israel.'
says err 'date not understood'
awk '{ if (length($0) > 400) exit 1 }' "$work/out" || failures=1
done_testing
