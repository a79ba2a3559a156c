#!/bin/sh
# A damaged, foreign, cut or missing model file: named, exit code 2.
. "$(dirname "$0")/check"
copy_data
model=$work/data/models/en.acta
echo 'Egypt thanked Israel.' >"$work/a.txt"
rm "$model"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err 'en.acta'
echo 'this is no model' >"$model"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err 'en.acta'
: >"$model"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
head -c 100000 "$data/models/en.acta" >"$model"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
{
    head -c 5000000 "$data/models/en.acta"
    printf 'damage'
    tail -c +5000007 "$data/models/en.acta"
} >"$model"
code 2 "$acta" code --data "$work/data" "$work/a.txt"
says err 'en.acta'
silent out .
done_testing
