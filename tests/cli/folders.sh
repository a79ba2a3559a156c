#!/bin/sh
# Folders are read in sorted order, hidden names left out, links to folders not
# followed; kinds found from names and contents.
. "$(dirname "$0")/check"
mkdir -p "$work/in/b" "$work/in/a" "$work/in/.hidden"
echo 'Egypt thanked Israel.' >"$work/in/b/2.txt"
echo 'Israel thanked Egypt.' >"$work/in/b/10.txt"
echo 'Egypt thanked Israel.' >"$work/in/a/x.txt"
echo 'hidden' >"$work/in/.hidden/y.txt"
echo 'hidden' >"$work/in/.z.txt"
echo '{"id": "j", "text": "Egypt thanked Israel."}' >"$work/in/c"
ln -s .. "$work/in/a/up"
code 0 "$acta" code --to jsonl "$work/in"
grep -o '"record":"article".*"article_key":"[^"]*"' "$work/out" |
    sed 's/.*key":"//; s/"$//' >"$work/keys"
printf 'a/x.txt\nb/10.txt\nb/2.txt\nj\n' >"$work/wanted"
same "$work/keys" "$work/wanted"
code 0 "$acta" code --to jsonl "$work/in/b/2.txt" "$work/in/a"
says out '"article_key":"2.txt"'
says out '"article_key":"x.txt"'
done_testing
