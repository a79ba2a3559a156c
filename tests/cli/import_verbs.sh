#!/bin/sh
# Verb dictionaries of TABARI and PETRARCH become a codebook that acta reads.
. "$(dirname "$0")/check"
cat >"$work/petrarch.txt" <<'END'
<!-- a comment -->
&TIES
+MILITARY
+ECONOMIC

&MOREROOM
+&TIES_OFFICE

--- ABANDON  [345] ---
ABANDON    # the first verb
SOUGHT
- * NEW_&TIES_RELATIONS [903] # comment
- * TALKS WITH + [904:905]
- NOT *  [906]
- SAID * [907]
- PLANES * [908]
- * OUT [909]
- * &NOSUCH [910]
- * THE_ROOM
--- KLM ---
KLM_NOP_+RST [002]
END
code 0 "$acta" dict import-verbs "$work/petrarch.txt" "$work/book"
says out 'petrarch.txt:14: - NOT \*: negation'
says out 'petrarch.txt:15: - SAID \*: speech, tense and mood'
says out 'petrarch.txt:18: - \* &NOSUCH: this set of synonyms is not known'
says out 'petrarch.txt:19: .*expected a code in brackets'
says out 'petrarch.txt:21: KLM_NOP_+RST: the verb does not stand first'
says err 'book: 6 rules; 5 lines not taken'
cp "$work/book/rules/imported.rules" "$work/rules"
cp "$work/book/classes/moreroom.txt" "$work/room"
says rules '^  verb     abandon; seek'
says rules 'abandon out'
says room '^economic office'
code 0 "$acta" dict check --codebook "$work/book"
says out '6 rules, 2 classes, 6 of 6 codes'
code 0 "$acta" explain --codebook "$work/book" \
    'France abandoned talks with Spain.'
says out 'rule 904'
says out 'Spain \[ESP\] > .* > France'
code 0 "$acta" explain --codebook "$work/book" \
    'France abandoned new economic relations with Spain.'
says out '^  903 '
code 0 "$acta" explain --codebook "$work/book" 'Spain was abandoned by France.'
says out '^  345 .*France \[FRA\] > .* > Spain'

# TABARI: codes stand at the verbs, times apart.
cat >"$work/tabari.verbs" <<'END'
<TIME>
YESTERDAY [-1]
</TIME>
ABDUCT  [181] ;comment
- * STUDENTS [1812]
ACCEPT  [---]
- * MEDIATION { OFFER | PROPOSAL } [045]
END
code 0 "$acta" dict import-verbs "$work/tabari.verbs" "$work/old"
says out 'tabari.verbs:2: .*time'
code 0 "$acta" explain --codebook "$work/old" 'Rebels abducted French students.'
says out '^  1812 '
code 2 "$acta" dict import-verbs "$work/absent.txt" "$work/none"
says err 'absent.txt'
code 2 "$acta" dict import-verbs "$work/tabari.verbs"
says err 'too few words'
done_testing
