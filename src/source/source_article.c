/* source_article.c: one record of the input to one clean article.
 *
 * The problem: JSON from anywhere has fields of the wrong type, numbers for
 * ids, dates of many forms, a text longer than any machine; and none of that
 * may stop the lines after it. Method: jansson reads one line; each field that
 * cannot be used becomes a problem row and is left out; only a record without
 * a text gives no article. The text's bytes are never changed except where
 * they are not UTF-8, so that offsets count in what the input gave.
 *
 * Why jansson: a JSON reader that has been fuzzed for years, with a nesting
 * limit; one line at a time, so its memory is bounded by the line.
 *
 * Limits: article_bytes of text (cut at a blank); TITLE_BYTES of title,
 * FIELD_BYTES of any other field.
 */
#include <jansson.h>

#include "base/utf8.h"
#include "source/source.h"

enum { TITLE_BYTES = 4096, FIELD_BYTES = 4096 };

/* What the functions below pass around while they make one article. */
typedef struct making {
    const source_item *item;
    size_t article_bytes;
    const source_options *options;
    arena *keep;
    problems *found;
    slice key;
    bool failed; /* no memory */
} making;

static void report(making *m, slice what, const char *action) {
    problem p = {.article_key = m->key,
                 .path = m->item->path,
                 .line = m->item->kind == SOURCE_JSONL ? m->item->line : 0,
                 .where = SLICE("source"),
                 .what = what,
                 .action = slice_of(action)};
    m->failed =
        m->failed || what.at == NULL || !problems_add(m->found, m->keep, p);
}

static slice copy(making *m, slice s) {
    slice out = slice_copy(m->keep, s);
    m->failed = m->failed || out.at == NULL;
    return out;
}

/* cut_at: at most `limit` bytes, ending before a blank when one is near. */
static slice cut_at(slice s, size_t limit) {
    if (s.bytes <= limit) {
        return s;
    }
    size_t end = limit;
    while (end > 0 && ((unsigned char)s.at[end] & 0xC0) == 0x80) {
        end--;
    }
    for (size_t back = end; back + 256 > end && back > 0; back--) {
        if (s.at[back] == ' ' || s.at[back] == '\n') {
            return slice_part(s, 0, back);
        }
    }
    return slice_part(s, 0, end);
}

/* without_nul: U+0000, which JSON can spell, becomes a blank. */
static slice without_nul(making *m, slice s) {
    if (s.bytes == 0 || memchr(s.at, '\0', s.bytes) == NULL) {
        return copy(m, s);
    }
    slice out = copy(m, s);
    char *at = m->failed ? NULL : arena_take(m->keep, s.bytes, 1);
    if (at == NULL) {
        m->failed = true;
        return (slice){0};
    }
    for (size_t i = 0; i < s.bytes; i++) {
        at[i] = out.at[i] == '\0' ? ' ' : out.at[i];
    }
    report(m, SLICE("NUL characters"), "read as blanks");
    return (slice){at, s.bytes};
}

static bool has_text(const json_t *record, const char *name) {
    const json_t *value = json_object_get(record, name);
    return value != NULL && !json_is_null(value);
}

/* field: a text field, or empty when it is missing, null or of another type. */
static slice field(making *m, const json_t *record, const char *name,
                   size_t limit) {
    const json_t *value = json_object_get(record, name);
    if (value == NULL || json_is_null(value)) {
        return (slice){0};
    }
    if (json_is_integer(value)) {
        char digits[32];
        snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT,
                 json_integer_value(value));
        return copy(m, slice_of(digits));
    }
    if (!json_is_string(value)) {
        char what[96];
        snprintf(what, sizeof what, "field \"%s\" is not a text", name);
        report(m, copy(m, slice_of(what)), "left out");
        return (slice){0};
    }
    slice s = {json_string_value(value), json_string_length(value)};
    if (s.bytes > limit) {
        char what[96];
        snprintf(what, sizeof what, "field \"%s\" longer than %zu bytes", name,
                 limit);
        report(m, copy(m, slice_of(what)), "cut");
    }
    return without_nul(m, cut_at(s, limit));
}

static void set_published(making *m, slice given, article *out) {
    char iso[11];
    int32_t day = 0;
    out->published_day = ARTICLE_NO_DAY;
    if (slice_trim(given).bytes == 0) {
        given = m->options->published;
    }
    if (slice_trim(given).bytes == 0) {
        return;
    }
    if (!source_date(given, iso, &day)) {
        report(m, SLICE("publication date not understood"), "left out");
        return;
    }
    out->published = copy(m, (slice){iso, 10});
    out->published_day = day;
}

/* line_key: "news.jsonl:12" for a record without id and URL. */
static slice line_key(making *m) {
    char line[32];
    snprintf(line, sizeof line, ":%llu", (unsigned long long)m->item->line);
    size_t bytes = strlen(line);
    char *at = arena_take(m->keep, m->item->name.bytes + bytes, 1);
    if (at == NULL) {
        m->failed = true;
        return (slice){0};
    }
    memcpy(at, m->item->name.at, m->item->name.bytes);
    memcpy(at + m->item->name.bytes, line, bytes);
    return (slice){at, m->item->name.bytes + bytes};
}

static void set_language(making *m, slice given, article *out) {
    out->language = SLICE("en");
    if (given.bytes > 0 &&
        !slice_equal_fold(slice_part(given, 0, 2), SLICE("en"))) {
        report(m, SLICE("language is not English"), "coded as English");
        out->language = given;
    }
}

static void read_fields(making *m, const json_t *record, article *out) {
    slice id = field(m, record, "id", FIELD_BYTES);
    out->url = field(m, record, "url", FIELD_BYTES);
    out->key = id.bytes > 0 ? id : out->url.bytes > 0 ? out->url : line_key(m);
    m->key = out->key;
    out->source = field(m, record, "source", FIELD_BYTES);
    set_language(m, field(m, record, "language", FIELD_BYTES), out);
    set_published(m,
                  field(m, record,
                        has_text(record, "date") ? "date" : "published",
                        FIELD_BYTES),
                  out);
    slice title = field(m, record, "title", TITLE_BYTES);
    slice text = field(m, record, "text", m->article_bytes);
    m->failed = m->failed || !source_body(title, text, m->keep, out);
}

/* broken: a line that is no JSON, with jansson's words and column. */
static void broken(making *m, const json_error_t *why) {
    char what[JSON_ERROR_TEXT_LENGTH + 64];
    if (json_error_code(why) == json_error_out_of_memory) {
        m->failed = true;
        return;
    }
    snprintf(what, sizeof what, "not JSON: %s (column %d)", why->text,
             why->column);
    /* The words may quote the line, cut in the middle of a character. */
    slice good = {0};
    const char *unused_what = NULL, *unused_action = NULL;
    slice copied = copy(m, slice_of(what));
    if (m->failed ||
        source_decode(copied, "utf-8", m->keep, &good, &unused_what,
                      &unused_action, NULL) != ACTA_OK) {
        m->failed = true;
        return;
    }
    report(m, good, "skipped");
}

static void from_json(making *m, slice line, article *out, bool *made) {
    json_error_t why;
    json_t *record = json_loadb(line.at, line.bytes, JSON_ALLOW_NUL, &why);
    if (record == NULL) {
        broken(m, &why);
        return;
    }
    if (!json_is_object(record)) {
        report(m, SLICE("not a JSON object"), "skipped");
    } else if (!has_text(record, "text") && !has_text(record, "title")) {
        report(m, SLICE("no field \"text\""), "skipped");
    } else {
        read_fields(m, record, out);
        *made = slice_trim(out->body).bytes > 0;
        if (!*made) {
            report(m, SLICE("no text in the article"), "skipped");
        }
    }
    json_decref(record);
}

static void from_text(making *m, slice text, article *out, bool *made) {
    out->key = m->key = m->item->name;
    set_language(m, (slice){0}, out);
    set_published(m, (slice){0}, out);
    m->failed = m->failed || !source_body((slice){0}, text, m->keep, out);
    *made = slice_trim(text).bytes > 0;
    if (!*made) {
        report(m, SLICE("empty file"), "skipped");
    }
}

/* report_over: the item did not fit its limit. true: it can still be used. */
static bool report_over(making *m) {
    char what[80];
    bool line = m->item->kind == SOURCE_JSONL;
    snprintf(what, sizeof what, "%s longer than %zu bytes",
             line ? "line" : "article",
             line ? m->article_bytes * SOURCE_LINE_FACTOR : m->article_bytes);
    report(m, copy(m, slice_of(what)), line ? "skipped" : "cut");
    return !line;
}

/* without_half: cut bytes may end inside a character. */
static slice without_half(slice bytes) {
    return bytes.bytes > 4 ? cut_at(bytes, bytes.bytes - 4) : bytes;
}

/* binary_kind: what a file is that can only be no text, by its first bytes;
 * decoded as letters it would give an article of nonsense. */
static slice binary_kind(slice bytes) {
    static const struct {
        slice begins;
        const char *what;
    } kinds[] = {
        {{"\x1f\x8b", 2}, "compressed by gzip"},
        {{"\x28\xb5\x2f\xfd", 4}, "compressed by zstd"},
        {{"\xfd"
          "7zXZ",
          5},
         "compressed by xz"},
        {{"BZh", 3}, "compressed by bzip2"},
        {{"PK\x03\x04", 4}, "a ZIP archive"},
        {{"%PDF-", 5}, "a PDF, not a text"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (slice_starts(bytes, kinds[i].begins)) {
            return slice_of(kinds[i].what);
        }
    }
    return (slice){0};
}

acta_status source_article(const source_item *item,
                           const source_options *options, arena *keep,
                           article *out, bool *made, problems *found,
                           acta_error *error) {
    making m = {.item = item,
                .options = options,
                .keep = keep,
                .found = found,
                .key = item->kind == SOURCE_TEXT ? item->name : (slice){0}};
    article a = {.published_day = ARTICLE_NO_DAY};
    bool good = false;
    m.article_bytes = options->article_bytes != 0 ? options->article_bytes
                                                  : SOURCE_ARTICLE_BYTES;
    slice binary =
        item->kind == SOURCE_TEXT ? binary_kind(item->bytes) : (slice){0};
    if (item->failure.bytes > 0) {
        report(&m, item->failure, "skipped");
    } else if (binary.bytes > 0) {
        report(&m, binary, "skipped");
    } else if (!item->over || report_over(&m)) {
        slice bytes = item->over ? without_half(item->bytes) : item->bytes;
        slice text = {0};
        const char *what = NULL, *action = NULL;
        acta_status status = source_decode(bytes, options->charset, keep, &text,
                                           &what, &action, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (what != NULL) {
            report(&m, slice_of(what), action);
        }
        (item->kind == SOURCE_JSONL ? from_json : from_text)(&m, text, &a,
                                                             &good);
    }
    if (m.failed) {
        return fail_memory(error);
    }
    if (!good) {
        a = (article){.key = a.key, .published_day = ARTICLE_NO_DAY};
    }
    *out = a;
    *made = good;
    return ACTA_OK;
}
