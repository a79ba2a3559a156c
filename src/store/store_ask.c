/* store_ask.c: questions to a store as SQL.
 *
 * The problem: ten conditions, each optional, must become one query that uses
 * the indexes, with every value bound and none pasted into SQL. Method: a table
 * of conditions; each has the SQL it adds for events and for statements, with
 * its value bound under its own number. Codes are matched as a range ("ISR" up
 * to "ISR" and the highest sign), which an index can serve; names by their
 * part.
 *
 * The columns come in the order of acta/rows.h; the sentence is cut out of the
 * stored text by its offsets, since SQLite's substr counts characters.
 *
 * Words of a statement go through its full text index (FTS5; store_match.c),
 * which knows the case of all letters; a timeline counts statements by speaker
 * and month.
 *
 * Limits: names, and texts of events, match without case for ASCII letters
 * only, as SQLite's LIKE does.
 */
#include <assert.h>
#include <stdio.h>

#include "store/store_sqlite.h"

enum { SQL_BYTES = 6144, CONDITIONS = 11, MATCH_BYTES = 1024 };

#define CODE(column) "(" column " >= ?%d AND " column " < ?%d||char(127))"
#define PART(column) column " LIKE '%%'||?%d||'%%'"

/* What a condition adds; every %d is the number of its value. */
typedef struct condition {
    const char *value;
    const char *name;
    const char *for_events;     /* NULL: does not fit events */
    const char *for_statements; /* NULL: does not fit statements */
} condition;

static bool is_code(const char *s) {
    size_t n = 0;
    for (; s[n] != '\0'; n++) {
        if (s[n] < 'A' || s[n] > 'Z') {
            return false;
        }
    }
    return n >= 2;
}

static const char *pick(const char *value, const char *code, const char *name) {
    return value != NULL && is_code(value) ? code : name;
}

/* What "on either side" asks for: by code or by words, events or statements. */
static const char *either_side(const char *value, bool statements) {
    static const char event_code[] =
        "(" CODE("source_code") " OR " CODE("target_code") ")";
    static const char event_words[] =
        "(" PART("source_name") " OR " PART("target_name") " OR " PART(
            "source_text") " OR " PART("target_text") ")";
    static const char statement_code[] =
        "(" CODE("speaker_code") " OR " CODE("addressee_code") ")";
    static const char statement_words[] = "(" PART("speaker_name") " OR " PART(
        "addressee_name") " OR " PART("speaker_text") ")";
    return statements ? pick(value, statement_code, statement_words)
                      : pick(value, event_code, event_words);
}

static void list_conditions(const acta_question *q,
                            condition list[CONDITIONS]) {
    static const char day[] = "coalesce(r.date, a.published) >= ?%d";
    static const char in_text[] = "r.n IN (SELECT rowid FROM statement_text"
                                  " WHERE statement_text MATCH ?%d)";
    static const char to_day[] = "coalesce(r.date, a.published)"
                                 " < ?%d||char(127)";
    condition all[CONDITIONS] = {
        {q->actor, "actor", either_side(q->actor, false),
         either_side(q->actor, true)},
        {q->other, "actor", either_side(q->other, false),
         either_side(q->other, true)},
        {q->source, "source",
         pick(q->source, CODE("source_code"),
              "(" PART("source_name") " OR " PART("source_text") ")"),
         NULL},
        {q->target, "target",
         pick(q->target, CODE("target_code"),
              "(" PART("target_name") " OR " PART("target_text") ")"),
         NULL},
        {q->speaker, "speaker", NULL,
         pick(q->speaker, CODE("speaker_code"),
              "(" PART("speaker_name") " OR " PART("speaker_text") ")")},
        {q->type, "type", "plover = upper(?%d)", NULL},
        {q->code, "code", CODE("cameo"), NULL},
        {q->from, "from", day, "r.published >= ?%d"},
        {q->to, "to", to_day, "r.published < ?%d||char(127)"},
        {q->text, "text",
         "(" PART("act_text") " OR " PART(
             "substr(CASE part WHEN 'title' THEN"
             " a.title ELSE a.text END, sentence_start+1,"
             " sentence_end-sentence_start)") ")",
         in_text},
        {q->about, "about", NULL,
         pick(q->about,
              "r.n IN (SELECT n FROM statement_about WHERE " CODE("code") ")",
              in_text)},
    };
    memcpy(list, all, sizeof all);
}

static const char event_columns[] =
    "SELECT r.id, r.article, r.article_key, a.published, part, sentence,"
    " sentence_start, sentence_end, r.date, date_precision, source_code,"
    " source_name, source_text, plover, mode, cameo, quad, goldstein,"
    " act_text, act_start, act_end, target_code, target_name, target_text,"
    " status, place, place_country, contexts, reported_by_code,"
    " reported_by_name, statement, rule, confidence, r.coder,"
    " substr(CASE part WHEN 'title' THEN a.title ELSE a.text END,"
    " sentence_start+1, sentence_end-sentence_start), r.record"
    " FROM event r LEFT JOIN article a ON a.id = r.article WHERE 1";

static const char statement_columns[] =
    "SELECT r.id, r.article, r.article_key, r.published, r.part, sentence,"
    " sentence_start, sentence_end, kind, form, speaker_code, speaker_name,"
    " speaker_text, cue_text, content_text, content_start, content_end,"
    " addressee_code, addressee_name, about, r.coder,"
    " substr(CASE part WHEN 'title' THEN a.title ELSE a.text END,"
    " sentence_start+1, sentence_end-sentence_start), r.record"
    " FROM statement r LEFT JOIN article a ON a.id = r.article WHERE 1";

/* Months are counted on the index alone; each one's first statement (of its
 * first day the one with the lowest id) is read afterwards. */
static const char timeline_columns[] =
    "SELECT t.who, t.code, t.month, t.said, t.last, f.id, f.content_text FROM"
    " (SELECT coalesce(r.speaker_name, r.speaker_text) AS who,"
    " max(r.speaker_code) AS code, substr(r.published,1,7) AS month,"
    " count(*) AS said, max(r.published) AS last,"
    " min(coalesce(r.published,'') || r.id), r.n AS first"
    " FROM statement r INDEXED BY statement_order"
    " WHERE r.speaker_text IS NOT NULL";

static const char timeline_end[] =
    " GROUP BY who, month) t CROSS JOIN statement f"
    " ON f.n = t.first"
    " ORDER BY t.who, t.month";

static const char statement_order[] =
    " ORDER BY r.published, r.article_key, r.article, r.part DESC,"
    " r.content_start, r.id";

static const char event_order[] =
    " ORDER BY coalesce(r.date, a.published), r.article_key,"
    " r.article, part DESC, act_start, r.id";

typedef struct sql_text {
    char at[SQL_BYTES];
    size_t bytes;
} sql_text;

static void add(sql_text *sql, const char *piece) {
    size_t bytes = strlen(piece);
    assert(sql->bytes + bytes < SQL_BYTES); /* of literals only */
    memcpy(sql->at + sql->bytes, piece, bytes + 1);
    sql->bytes += bytes;
}

/* add_numbered: the piece with every %d as `number` and %% as %. */
static void add_numbered(sql_text *sql, const char *piece, int number) {
    char digits[12];
    snprintf(digits, sizeof digits, "%d", number);
    for (; *piece != '\0'; piece++) {
        char one[2] = {*piece, '\0'};
        if (piece[0] == '%' && piece[1] == 'd') {
            add(sql, digits);
            piece++;
        } else {
            add(sql, one);
            piece += piece[0] == '%' && piece[1] == '%' ? 1 : 0;
        }
    }
}

static acta_status add_conditions(const acta_question *q,
                                  const condition list[CONDITIONS],
                                  sql_text *sql, acta_error *error) {
    for (int i = 0; i < CONDITIONS; i++) {
        const char *piece =
            q->statements ? list[i].for_statements : list[i].for_events;
        if (list[i].value == NULL) {
            continue;
        }
        if (piece == NULL) {
            return fail(error, ACTA_BAD_ARGUMENT, "%s is no condition for %s",
                        list[i].name, q->statements ? "statements" : "events");
        }
        add(sql, " AND ");
        add_numbered(sql, piece, i + 1);
    }
    return ACTA_OK;
}

static void add_limit(const acta_question *q, sql_text *sql) {
    char limit[64];
    if (q->limit > 0 || q->skip > 0) {
        snprintf(limit, sizeof limit, " LIMIT %lld OFFSET %llu",
                 q->limit > 0 ? (long long)q->limit : -1LL,
                 (unsigned long long)q->skip);
        add(sql, limit);
    }
}

/* A page of statements is chosen by their numbers first, so that only its own
 * rows, which are long, are read and put in order. */
static acta_status write_query(const acta_question *q,
                               const condition list[CONDITIONS], sql_text *sql,
                               acta_error *error) {
    bool page = q->statements && (q->limit > 0 || q->skip > 0);
    add(sql, q->statements ? statement_columns : event_columns);
    if (page) {
        add(sql, " AND r.n IN (SELECT r.n FROM statement r"
                 " INDEXED BY statement_order WHERE 1");
    }
    acta_status status = add_conditions(q, list, sql, error);
    if (page) {
        add(sql, statement_order);
        add_limit(q, sql);
        add(sql, ")");
    }
    add(sql, q->statements ? statement_order : event_order);
    if (!page) {
        add_limit(q, sql);
    }
    return status;
}

static acta_status write_timeline(const acta_question *q,
                                  const condition list[CONDITIONS],
                                  sql_text *sql, acta_error *error) {
    add(sql, timeline_columns);
    acta_status status = add_conditions(q, list, sql, error);
    add(sql, timeline_end);
    add_limit(q, sql);
    return status;
}

/* is_date: digits and dashes as in 2017, 2017-02, 2017-02-15. */
static bool is_date(const char *s) {
    static const char form[] = "dddd-dd-dd";
    size_t bytes = strlen(s);
    if (bytes != 4 && bytes != 7 && bytes != 10) {
        return false;
    }
    for (size_t i = 0; i < bytes; i++) {
        bool digit = s[i] >= '0' && s[i] <= '9';
        if (form[i] == 'd' ? !digit : s[i] != '-') {
            return false;
        }
    }
    return true;
}

static acta_status check_dates(const acta_question *q, acta_error *error) {
    const char *const dates[] = {q->from, q->to};
    for (int i = 0; i < 2; i++) {
        if (dates[i] != NULL && !is_date(dates[i])) {
            return fail(error, ACTA_BAD_ARGUMENT,
                        "date %.40s: expected 2017-02-15, 2017-02 or 2017",
                        dates[i]);
        }
    }
    return ACTA_OK;
}

static acta_text column(sqlite3_stmt *rows, int i) {
    const char *at = (const char *)sqlite3_column_text(rows, i);
    return (acta_text){at,
                       at == NULL ? 0 : (size_t)sqlite3_column_bytes(rows, i)};
}

static acta_status hand_rows(const store *s, sqlite3_stmt *rows, int columns,
                             acta_row_sink sink, void *to, uint64_t *found,
                             acta_error *error) {
    acta_text row[ACTA_EVENT_COLUMNS + ACTA_STATEMENT_COLUMNS];
    bool recorded = sqlite3_column_count(rows) > columns;
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            row[i] = column(rows, i);
        }
        ++*found;
        acta_text record =
            recorded ? column(rows, columns) : (acta_text){NULL, 0};
        acta_status status = sink(to, row, record, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    return code == SQLITE_DONE ? ACTA_OK : store_fail(s, code, error);
}

static acta_status bind_all(const condition list[CONDITIONS],
                            sqlite3_stmt *rows, acta_error *error) {
    for (int i = 0; i < CONDITIONS; i++) {
        if (list[i].value != NULL &&
            sqlite3_bind_text(rows, i + 1, list[i].value, -1, SQLITE_STATIC) !=
                SQLITE_OK) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

/* The question with its words as the full text index takes them. */
typedef struct prepared {
    acta_question q;
    char text[MATCH_BYTES];
    char about[MATCH_BYTES];
    condition list[CONDITIONS];
} prepared;

static acta_status prepare(const acta_question *question, prepared *out,
                           acta_error *error) {
    out->q = *question;
    bool said = question->statements;
    if (said && question->text != NULL) {
        if (!store_match_words(question->text, out->text, MATCH_BYTES)) {
            return fail(error, ACTA_BAD_ARGUMENT,
                        "text: expected words, fewer than %d bytes",
                        MATCH_BYTES / 2);
        }
        out->q.text = out->text;
    }
    if (said && question->about != NULL && !is_code(question->about)) {
        if (!store_match_phrase(question->about, out->about, MATCH_BYTES)) {
            return fail(error, ACTA_BAD_ARGUMENT,
                        "about: expected a code or a name, fewer than %d bytes",
                        MATCH_BYTES / 2);
        }
        out->q.about = out->about;
    }
    list_conditions(&out->q, out->list);
    return check_dates(&out->q, error);
}

typedef acta_status query_writer(const acta_question *q,
                                 const condition list[CONDITIONS],
                                 sql_text *sql, acta_error *error);

static acta_status run(store *s, prepared *p, query_writer *writer,
                       sqlite3_stmt **rows, acta_error *error) {
    sql_text sql = {{0}, 0};
    acta_status status = writer(&p->q, p->list, &sql, error);
    if (status == ACTA_OK) {
        status = store_prepare(s, sql.at, rows, error);
    }
    return status == ACTA_OK ? bind_all(p->list, *rows, error) : status;
}

acta_status store_ask(store *s, const acta_question *question,
                      acta_row_sink sink, void *to, uint64_t *found,
                      acta_error *error) {
    prepared p;
    sqlite3_stmt *rows = NULL;
    int columns =
        question->statements ? ACTA_STATEMENT_COLUMNS : ACTA_EVENT_COLUMNS;
    *found = 0;
    acta_status status = prepare(question, &p, error);
    if (status == ACTA_OK) {
        status = run(s, &p, write_query, &rows, error);
    }
    if (status == ACTA_OK) {
        status = hand_rows(s, rows, columns, sink, to, found, error);
    }
    sqlite3_finalize(rows);
    return status;
}

acta_status store_timeline(store *s, const acta_question *question,
                           acta_row_sink sink, void *to, uint64_t *found,
                           acta_error *error) {
    prepared p;
    acta_question said = *question;
    sqlite3_stmt *rows = NULL;
    said.statements = true;
    *found = 0;
    acta_status status = prepare(&said, &p, error);
    if (status == ACTA_OK) {
        status = run(s, &p, write_timeline, &rows, error);
    }
    if (status == ACTA_OK) {
        status =
            hand_rows(s, rows, ACTA_TIMELINE_COLUMNS, sink, to, found, error);
    }
    sqlite3_finalize(rows);
    return status;
}
