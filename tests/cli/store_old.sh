#!/bin/sh
# A store of version 1: a reader says what to do, a load brings it up to date.
. "$(dirname "$0")/check"
command -v sqlite3 >/dev/null || done_testing
cat >"$work/in.jsonl" <<'END'
{"id": "a", "date": "1979-03-26", "text": "Egypt thanked Israel. Israel said it would sign the treaty."}
END
db=$work/s.db
code 0 "$acta" load "$db" "$work/in.jsonl"
code 0 "$acta" query "$db" --statements --layout jsonl
cp "$work/out" "$work/statements"
code 0 "$acta" query "$db" --layout jsonl
cp "$work/out" "$work/events"
sqlite3 "$db" >/dev/null <<'END'
DROP TRIGGER statement_added; DROP TRIGGER statement_removed;
DROP TRIGGER article_added; DROP TABLE statement_text;
DROP TABLE statement_about; DROP INDEX statement_order;
CREATE TABLE t AS SELECT * FROM statement;
DROP TABLE statement;
CREATE TABLE statement (
 id TEXT PRIMARY KEY, article TEXT, article_key TEXT, part TEXT,
 sentence INTEGER, sentence_start INTEGER, sentence_end INTEGER,
 kind TEXT, form TEXT,
 speaker_code TEXT, speaker_name TEXT, speaker_text TEXT,
 cue_text TEXT, content_text TEXT,
 content_start INTEGER, content_end INTEGER,
 addressee_code TEXT, addressee_name TEXT, about TEXT,
 coder TEXT, record TEXT NOT NULL);
INSERT INTO statement SELECT id, article, article_key, part, sentence,
 sentence_start, sentence_end, kind, form, speaker_code, speaker_name,
 speaker_text, cue_text, content_text, content_start, content_end,
 addressee_code, addressee_name, about, coder, record FROM t;
DROP TABLE t;
PRAGMA user_version = 1;
END
code 4 "$acta" query "$db" --statements
says err 'made by an older acta'
code 0 "$acta" load "$db" "$work/in.jsonl"
says err '; 0 rows new'
code 0 "$acta" query "$db" --statements --layout jsonl
same "$work/out" "$work/statements"
code 0 "$acta" query "$db" --layout jsonl
same "$work/out" "$work/events"
code 0 "$acta" query "$db" --statements --text treaty
sqlite3 "$db" 'PRAGMA user_version = 9;'
code 4 "$acta" load "$db" "$work/in.jsonl"
says err 'made by a newer acta'
done_testing
