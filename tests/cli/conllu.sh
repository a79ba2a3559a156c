#!/bin/sh
# parse writes CoNLL-U that code and parse read back: the same rows, the same
# words; given words are kept.
. "$(dirname "$0")/check"
cat >"$work/a.txt" <<'END'
Egypt didn't thank Israel on Monday. "We can't agree," said Carter.

Israel thanked Egypt.
END
code 0 "$acta" parse --to conllu "$work/a.txt"
cp "$work/out" "$work/a.conllu"
says out '^2-3	didn.t	_'
code 0 "$acta" parse --from conllu "$work/a.conllu"
grep -v '^#' "$work/out" >"$work/again"
grep -v '^#' "$work/a.conllu" >"$work/first"
same "$work/first" "$work/again"
printf '1\tUS-led\t_\t_\t_\t_\t_\t_\t_\t_\n2\tforces\t_\t_\t_\t_\t_\t_\t_\t_\n3\tattacked\t_\t_\t_\t_\t_\t_\t_\t_\n\n' >"$work/given.conllu"
code 0 "$acta" parse --from conllu "$work/given.conllu"
says out '^1	US-led	'
says out '^3	attacked	attack	VERB'
code 0 "$acta" code --to jsonl --from conllu "$work/a.conllu"
says out '"record":"article"'
says out '"record":"event"'
printf '1\tA\t_\n\n' >"$work/bad.conllu"
code 3 "$acta" parse "$work/bad.conllu"
says err 'bad.conllu:1'
done_testing
