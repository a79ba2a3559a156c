#!/bin/sh
# acta dict import, export: actor and agent files of TABARI and PETRARCH become
# acta's own, line by line or with a reason; acta's become such files again.
. "$(dirname "$0")/check"
cat >"$work/actors.txt" <<'END'
<!-- an invented world -->
<NOUN>
SHEEP
</NOUN>
ARLAND_ [ARL] # a state
+ARLANDIC
+THE_HARBOUR_STATE
ANNA_BERG [ARLGOV 20050101-20091231] ;chief
	[ARLOPP >20100101]
	[ARLELI]
OLD_GUARD [ARLREB <890101]
HARBOUR_LEAGUE [--- <19950630] [igoHRB]
NOBODY_AT_ALL [---]
TWO_AT_ONCE [ARL/BDV]
+ALSO_BOTH
WRONG_DAY [ARLMIL 19991350]
LOST [ARLMIL
END
cat >"$work/agents.txt" <<'END'
!PERSON! = MAN, MEN, WOMAN
FOREIGN_MINISTER [~GOVFRM]
GOLDEN_GOOSE {GOLDEN_GEESE} [~BUS]
TROOPS {} [~MIL]
CAMERA!PERSON! [~MED]
RIGHTS_BODY [NGO~]
SWAN [~SWN]
END
code 0 "$acta" dict import "$work/actors.txt" "$work/new"
lines out '' 7
says out 'actors.txt:13: its code means nobody: NOBODY_AT_ALL'
says out 'actors.txt:14: no code of 3 to 15 capitals: ARL/BDV'
says out 'actors.txt:16: dates not understood'
says out 'actors.txt:17: a bracket does not close'
says err '4 actors or roles; '
cp "$work/new/imported.txt" "$work/out"
says out '^country ARL Arland$'
says out '^  name      Harbour State$'
says out '^org ARLELI Anna Berg$'
says out '^  code      ARLGOV 2005-01-01..2009-12-31$'
says out '^  code      ARLOPP 2010-01-01..$'
says out '^  years     ..1989-01-01$'
says out '^org IGOHRB Harbour League$'
silent out 'SHEEP'
code 0 "$acta" dict import "$work/agents.txt" "$work/new"
says out 'agents.txt:2: taken, but only the first part of its code'
says out "agents.txt:6: a code before the country's place"
says out 'agents.txt:7: no role of acta'
cp "$work/new/roles.tsv" "$work/out"
says out '^GOV	person		foreign minister$'
says out '^BUS	person		golden goose, golden geese$'
says out '^MIL	people		troops$'
says out '^MED	person		camerawoman$'
# They are files that acta reads, and go back.
copy_data
rm -r "$work/data/actors"
cp -R "$work/new" "$work/data/actors"
code 0 "$acta" dict find "Anna Berg" --on 2007 --data "$work/data"
says out '^ARLGOV'
code 0 "$acta" dict export "$work/back" --data "$work/data"
cp "$work/back/actors.txt" "$work/out"
says out '^ANNA_BERG$'
says out '^	\[ARLGOV 20050101-20091231\]$'
says out '^	\[ARLREB <19890101\]$'
cp "$work/back/agents.txt" "$work/out"
says out '^GOLDEN_GOOSE {GOLDEN_GEESE} \[~BUS\]$'
says out '^TROOPS {} \[~MIL\]$'
code 0 "$acta" dict import "$work/back/actors.txt" "$work/again"
lines out '' 0
same "$work/new/imported.txt" "$work/again/imported.txt"
code 2 "$acta" dict import "$work/actors.txt"
code 2 "$acta" dict import "$work/none.txt" "$work/new"
done_testing
