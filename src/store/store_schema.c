/* store_schema.c: the tables of a store, and how a record gets into them.
 *
 * The problem: the columns people query must be plain, and the record must
 * come back byte for byte. Method: each table has the columns of acta/rows.h
 * and the record itself; SQLite's own JSON functions take the columns out of
 * the record, so that there is one reader of JSON, not two. Described in
 * docs/formats/store.md, which changes with this file.
 */
#include "store/store_sqlite.h"

const char store_schema[] =
    "PRAGMA application_id = 1633907809;"
    "PRAGMA user_version = 2;"
    "CREATE TABLE article ("
    " id TEXT PRIMARY KEY, article_key TEXT, url TEXT, title TEXT,"
    " published TEXT, source TEXT, language TEXT, story TEXT, coder TEXT,"
    " text TEXT, record TEXT NOT NULL);"
    "CREATE TABLE event ("
    " id TEXT PRIMARY KEY, article TEXT, article_key TEXT, part TEXT,"
    " sentence INTEGER, sentence_start INTEGER, sentence_end INTEGER,"
    " date TEXT, date_precision TEXT,"
    " source_code TEXT, source_name TEXT, source_text TEXT,"
    " plover TEXT, mode TEXT, cameo TEXT, quad INTEGER, goldstein REAL,"
    " act_text TEXT, act_start INTEGER, act_end INTEGER,"
    " target_code TEXT, target_name TEXT, target_text TEXT,"
    " status TEXT, place TEXT, place_country TEXT, contexts TEXT,"
    " reported_by_code TEXT, reported_by_name TEXT, statement TEXT,"
    " rule TEXT, confidence REAL, coder TEXT, record TEXT NOT NULL);"
    /* n: SQLite may renumber rows without a key of their own, and the full
     * text index knows them by it. */
    "CREATE TABLE statement ("
    " n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " article TEXT, article_key TEXT, published TEXT, part TEXT,"
    " sentence INTEGER, sentence_start INTEGER, sentence_end INTEGER,"
    " kind TEXT, form TEXT,"
    " speaker_code TEXT, speaker_name TEXT, speaker_text TEXT,"
    " cue_text TEXT, content_text TEXT,"
    " content_start INTEGER, content_end INTEGER,"
    " addressee_code TEXT, addressee_name TEXT, about TEXT,"
    " quotation TEXT, within TEXT, coder TEXT, record TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE statement_text USING fts5 (content_text,"
    " content = 'statement', content_rowid = 'n',"
    " tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE TABLE statement_about (code TEXT, n INTEGER,"
    " PRIMARY KEY (code, n)) WITHOUT ROWID;"
    "CREATE TABLE problem ("
    " record TEXT PRIMARY KEY, article_key TEXT, file TEXT, line INTEGER,"
    " stage TEXT, what TEXT, action TEXT) WITHOUT ROWID;"
    "CREATE INDEX event_article ON event (article);"
    "CREATE INDEX event_source ON event (source_code, date);"
    "CREATE INDEX event_target ON event (target_code, date);"
    "CREATE INDEX event_date ON event (date);"
    "CREATE INDEX event_cameo ON event (cameo, date);"
    "CREATE INDEX event_plover ON event (plover, date);"
    "CREATE INDEX statement_article ON statement (article);"
    /* A page is read from these in its order, without the long rows. */
    "CREATE INDEX statement_order ON statement (published, article_key,"
    " article, part DESC, content_start, id, speaker_code, speaker_name,"
    " speaker_text, addressee_code, addressee_name);"
    "CREATE INDEX statement_speaker ON statement (speaker_code, published);"
    "CREATE INDEX statement_about_n ON statement_about (n);"
    "CREATE INDEX article_published ON article (published);"
    "CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN"
    " INSERT INTO statement_text (rowid, content_text)"
    " VALUES (new.n, new.content_text);"
    " INSERT OR IGNORE INTO statement_about"
    " SELECT value, new.n FROM json_each(new.record, '$.about');"
    "END;"
    "CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN"
    " INSERT INTO statement_text (statement_text, rowid, content_text)"
    " VALUES ('delete', old.n, old.content_text);"
    " DELETE FROM statement_about WHERE n = old.n;"
    "END;"
    "CREATE TRIGGER article_added AFTER INSERT ON article BEGIN"
    " UPDATE statement SET published = new.published"
    " WHERE article = new.id AND published IS NOT new.published;"
    "END;";

#define J(path) "json_extract(?1,'$." path "'),"

const char *const store_put_sql[PUT_KINDS] = {
    /* A text once stored stays when the article comes again without it. */
    "INSERT INTO article VALUES (" J("id") J("article_key") J("url") J("title")
        J("published") J("source") J("language") J("story") J("coder")
            J("text") "?1)"
                      " ON CONFLICT (id) DO UPDATE SET coder = excluded.coder,"
                      " text = coalesce(excluded.text, text),"
                      " record = CASE WHEN excluded.text IS NULL AND text IS "
                      "NOT NULL"
                      " THEN record ELSE excluded.record END"
                      " WHERE excluded.coder IS NOT coder"
                      " OR (text IS NULL AND excluded.text IS NOT NULL)",

    "INSERT OR IGNORE INTO statement VALUES (NULL," J("id") J("article") J(
        "article_key") "(SELECT published FROM article WHERE id ="
                       " json_extract(?1,'$.article'))," J("part") J(
                           "sentence.n") J("sentence.start") J("sentence.end")
                           J("kind") J("form") J("speaker.code") J(
                               "speaker.name") J("speaker.text") J("cue.text")
                               J("content.text") J("content.start") J(
                                   "content.end") J("addressee.code")
                                   J("addressee.name") "(SELECT "
                                                       "group_concat(value) "
                                                       "FROM "
                                                       "json_each(?1,'$.about')"
                                                       ")," J("quotation")
                                                           J("within")
                                                               J("coder") "?1)",

    "INSERT OR IGNORE INTO event VALUES (" J("id") J("article") J("article_key")
        J("part") J("sentence.n") J("sentence.start") J("sentence.end")
            J("date") J("date_precision") J("source.code") J("source.name")
                J("source.text") J("act.plover") J("act.mode") J("act.cameo") J(
                    "act.quad") J("act.goldstein") J("act.text") J("act.start")
                    J("act.end") J("target.code") J("target.name")
                        J("target.text") J("status") J("place.name") J(
                            "place.country") "(SELECT group_concat(value) FROM "
                                             "json_each(?1,'$.contexts'))," J(
                                                 "reported_by.code")
                                                 J("reported_by.name")
                                                     J("statement") J("rule")
                                                         J("confidence")
                                                             J("coder") "?1)",

    "INSERT OR IGNORE INTO problem VALUES (?1," J("article_key") J("file")
        J("line") J("where") J("what") "json_extract(?1,'$.action'))"};
