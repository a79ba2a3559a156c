#!/bin/sh
# Byte order marks, UTF-16, windows-1252, damaged UTF-8, NUL, declared charset.
. "$(dirname "$0")/check"
cd "$work" || exit 1
printf '\357\273\277Egypt thanked Israel.' >bom.txt
printf 'Egypt thanked Isra\353l \223today\224.' >latin.txt
printf 'Egypt\0thanked Israel.' >nul.txt
printf 'Caf\303\251 \303\251t\303\251 \303\240 No\303\253l, \303\251 \377.' >damaged.txt
printf 'A\000B\000\n\000' >without_mark.txt
printf '\377\376E\000g\000y\000p\000t\000 \000t\000h\000a\000n\000k\000e\000d\000 \000I\000s\000r\000a\000e\000l\000.\000\n\000' >utf16.txt
printf '\345\361' >greek.txt
code 0 "$acta" code --to jsonl --with-text bom.txt
says out '"text":"Egypt thanked Israel."'
silent err .
code 0 "$acta" code --to jsonl --with-text latin.txt
says out '"text":"Egypt thanked Israël “today”."'
says err 'not UTF-8 and no charset declared (decoded as windows-1252)'
code 0 "$acta" code --to jsonl --with-text nul.txt
says out '"text":"Egypt thanked Israel."'
says err 'NUL bytes (read as blanks)'
code 0 "$acta" code --to jsonl --with-text damaged.txt
says out 'Café été à Noël, é �.'
says err 'broken UTF-8 (bad bytes replaced'
code 0 "$acta" code --to jsonl --with-text utf16.txt
says out '"text":"Egypt thanked Israel.\\n"'
code 0 "$acta" code --to jsonl --with-text without_mark.txt
says out '"text":"AB\\n"'
code 0 "$acta" code --to jsonl --with-text --charset iso-8859-7 greek.txt
says out '"text":"ερ"'
# Files that are no text are named, not read as letters.
printf '\037\213\010\000packed' >packed.gz
printf '%%PDF-1.4 x' >paper.pdf
echo 'Egypt thanked Israel.' >good.txt
code 0 "$acta" code --to jsonl packed.gz paper.pdf good.txt
says err 'packed.gz.*compressed by gzip (skipped)'
says err 'paper.pdf.*a PDF, not a text (skipped)'
lines out '"record":"article"' 1
says out '"article_key":"good.txt"'
done_testing
