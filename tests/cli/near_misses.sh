#!/bin/sh
# Sentences that look like acts and are none: sport, weather, markets, films,
# accidents, illness, metaphors, remarks about the world. Each is coded as an
# article of its own; no more than $allowed of them may give an event. Those
# that still do are named in docs/methods/codebook.md.
. "$(dirname "$0")/check"
allowed=5
list=$here/../data/near_misses.txt
awk '{ gsub(/["\\]/, "\\\\&")
       printf "{\"id\": \"n%d\", \"text\": \"%s\"}\n", NR, $0 }' \
    "$list" >"$work/in.jsonl"
code 0 "$acta" code --to jsonl "$work/in.jsonl"
grep '"record":"event"' "$work/out" |
    sed 's/.*"article_key":"n\([0-9]*\)".*"rule":"\([^"]*\)".*/\1 \2/' |
    sort -un >"$work/fired"
count=$(wc -l <"$work/fired")
sentences=$(wc -l <"$list")
if [ "$sentences" -lt 150 ]; then
    echo "only $sentences sentences in near_misses.txt"
    failures=1
fi
if [ "$count" -gt "$allowed" ]; then
    echo "$count of $sentences near misses gave events, allowed are $allowed:"
    while read -r n rule; do
        echo "    $rule: $(sed -n "${n}p" "$list")"
    done <"$work/fired"
    failures=1
fi
done_testing
