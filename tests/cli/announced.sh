#!/bin/sh
# Who announces his own act makes a promise or a threat; somebody else's words
# and the text's own leave it an act to come. A promise not to is none.
. "$(dirname "$0")/check"

# codes SENTENCE: type, code and status of its events, a line each.
codes() {
    echo "$1" | "$acta" code --to jsonl - |
        sed -n 's/.*"cameo":"\([0-9]*\)","plover":"\([A-Z]*\)".*"status":"\([a-z]*\)".*/\2 \1 \3/p' \
            >"$work/out"
}

codes 'Turkey said it would release the hostages.'
says out '^AGREE 0353 actual$'
codes 'Iraq said Turkey would attack Syria.'
says out '^ASSAULT 190 future$'
silent out 'THREATEN'
codes 'The president of France will visit Egypt on Monday.'
says out '^CONSULT 042 future$'
silent out 'AGREE'
codes 'The United States promised not to invade Cuba.'
says out '^AGREE 030 actual$'
silent out 'ASSAULT'
codes 'Egypt promised not to attend the talks with Israel.'
says out '^REJECT 125 actual$'
codes 'France urged Iran not to attack Iraq.'
says out '^REQUEST 0256 actual$'
codes 'Iran stopped short of attacking Iraq.'
says out '^ASSAULT 190 negated$'

# Each row says how sure it is, and why; two named parties beat one.
echo 'Turkey attacked Syria.' | "$acta" code --to jsonl - >"$work/out"
says out '"confidence":0\.[5-9][0-9],"signs":\["general code"'
echo 'Turkey attacked Syria.' | "$acta" explain - >"$work/out"
says out '    confidence 0\.'
done_testing
