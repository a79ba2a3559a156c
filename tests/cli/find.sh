#!/bin/sh
# acta dict find: who a name is on a day; near names and exit code 1 when it is
# nobody's; a wrong date or no name is a wrong command line.
. "$(dirname "$0")/check"
code 0 "$acta" dict find Anwar Sadat --on 1978-09-17
says out '^EGYGOV *Anwar Sadat'
says out 'because EGYGOV .*actors/[a-z/A-Z]*\.t[a-z]*:[0-9]'
code 0 "$acta" dict find "British prime minister" --on 1980
says out 'Margaret Thatcher'
code 1 "$acta" dict find "Anwar Sadatt"
says out '^near: Anwar Sadat'
code 2 "$acta" dict find
code 2 "$acta" dict find Sadat --on yesterday
says err 'YYYY'
code 2 "$acta" dict fnd Sadat
says err '"find"'
done_testing
