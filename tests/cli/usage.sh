#!/bin/sh
# Wrong command lines name what is wrong and what is near; exit code 2.
. "$(dirname "$0")/check"
code 2 "$acta"
code 2 "$acta" cod
says err 'no verb "cod"; did you mean "code"'
code 2 "$acta" quary x.db
says err 'did you mean "query"'
code 2 "$acta" code --form text x.txt
says err 'no option --form; did you mean --from'
code 2 "$acta" code --from pdf x.txt
says err 'expected one of content, text, jsonl, conllu'
code 2 "$acta" code -j 0 x.txt
says err 'expected a number from 1'
code 2 "$acta" code --date tomorrow "$here/usage.sh"
says err 'date tomorrow not understood'
code 2 "$acta" code --charset klingon "$here/usage.sh"
says err 'unknown charset'
code 2 "$acta" code --output
says err 'needs a value'
code 2 "$acta" load
code 2 "$acta" query
code 2 "$acta" dict tset
says err 'did you mean "test"'
code 2 "$acta" code --data /nonexistent x.txt
says err 'is not a data folder'
for verb in code parse explain load query dict train eval help version; do
    code 0 "$acta" help $verb
    lines out '^  acta \|^  [a-z]* .*| acta ' 3
    cp "$work/out" "$work/help"
    code 0 "$acta" $verb --help
    same "$work/out" "$work/help"
done
code 0 "$acta" help
code 0 "$acta" version
says out '^acta [0-9]'
code 0 "$acta" --version
done_testing
