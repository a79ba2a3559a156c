/* write_rows.c: an event or statement as a flat row of texts.
 *
 * The problem: tables, CSV and the store want the same columns; three
 * switches over fields would drift apart. Method: one function a record type
 * fills an array in the order of acta/rows.h, whose column names stand here
 * once.
 */
#include <stdio.h>

#include "write/write.h"

static const char *const event_names[ACTA_EVENT_COLUMNS] = {
    [ACTA_EVENT_ID] = "id",
    [ACTA_EVENT_ARTICLE] = "article",
    [ACTA_EVENT_ARTICLE_KEY] = "article_key",
    [ACTA_EVENT_PUBLISHED] = "published",
    [ACTA_EVENT_PART] = "part",
    [ACTA_EVENT_SENTENCE] = "sentence",
    [ACTA_EVENT_SENTENCE_START] = "sentence_start",
    [ACTA_EVENT_SENTENCE_END] = "sentence_end",
    [ACTA_EVENT_DATE] = "date",
    [ACTA_EVENT_DATE_PRECISION] = "date_precision",
    [ACTA_EVENT_SOURCE_CODE] = "source_code",
    [ACTA_EVENT_SOURCE_NAME] = "source_name",
    [ACTA_EVENT_SOURCE_TEXT] = "source_text",
    [ACTA_EVENT_PLOVER] = "plover",
    [ACTA_EVENT_MODE] = "mode",
    [ACTA_EVENT_CAMEO] = "cameo",
    [ACTA_EVENT_QUAD] = "quad",
    [ACTA_EVENT_GOLDSTEIN] = "goldstein",
    [ACTA_EVENT_ACT_TEXT] = "act_text",
    [ACTA_EVENT_ACT_START] = "act_start",
    [ACTA_EVENT_ACT_END] = "act_end",
    [ACTA_EVENT_TARGET_CODE] = "target_code",
    [ACTA_EVENT_TARGET_NAME] = "target_name",
    [ACTA_EVENT_TARGET_TEXT] = "target_text",
    [ACTA_EVENT_STATUS] = "status",
    [ACTA_EVENT_PLACE] = "place",
    [ACTA_EVENT_PLACE_COUNTRY] = "place_country",
    [ACTA_EVENT_CONTEXTS] = "contexts",
    [ACTA_EVENT_REPORTED_BY_CODE] = "reported_by_code",
    [ACTA_EVENT_REPORTED_BY_NAME] = "reported_by_name",
    [ACTA_EVENT_STATEMENT] = "statement",
    [ACTA_EVENT_RULE] = "rule",
    [ACTA_EVENT_CONFIDENCE] = "confidence",
    [ACTA_EVENT_CODER] = "coder",
    [ACTA_EVENT_SENTENCE_TEXT] = "sentence_text"};

static const char *const statement_names[ACTA_STATEMENT_COLUMNS] = {
    [ACTA_STATEMENT_ID] = "id",
    [ACTA_STATEMENT_ARTICLE] = "article",
    [ACTA_STATEMENT_ARTICLE_KEY] = "article_key",
    [ACTA_STATEMENT_PUBLISHED] = "published",
    [ACTA_STATEMENT_PART] = "part",
    [ACTA_STATEMENT_SENTENCE] = "sentence",
    [ACTA_STATEMENT_SENTENCE_START] = "sentence_start",
    [ACTA_STATEMENT_SENTENCE_END] = "sentence_end",
    [ACTA_STATEMENT_KIND] = "kind",
    [ACTA_STATEMENT_FORM] = "form",
    [ACTA_STATEMENT_SPEAKER_CODE] = "speaker_code",
    [ACTA_STATEMENT_SPEAKER_NAME] = "speaker_name",
    [ACTA_STATEMENT_SPEAKER_TEXT] = "speaker_text",
    [ACTA_STATEMENT_CUE_TEXT] = "cue_text",
    [ACTA_STATEMENT_CONTENT_TEXT] = "content_text",
    [ACTA_STATEMENT_CONTENT_START] = "content_start",
    [ACTA_STATEMENT_CONTENT_END] = "content_end",
    [ACTA_STATEMENT_ADDRESSEE_CODE] = "addressee_code",
    [ACTA_STATEMENT_ADDRESSEE_NAME] = "addressee_name",
    [ACTA_STATEMENT_ABOUT] = "about",
    [ACTA_STATEMENT_CODER] = "coder",
    [ACTA_STATEMENT_SENTENCE_TEXT] = "sentence_text"};

static const char *const timeline_names[ACTA_TIMELINE_COLUMNS] = {
    [ACTA_TIMELINE_SPEAKER] = "speaker",
    [ACTA_TIMELINE_SPEAKER_CODE] = "speaker_code",
    [ACTA_TIMELINE_MONTH] = "month",
    [ACTA_TIMELINE_STATEMENTS] = "statements",
    [ACTA_TIMELINE_LAST] = "last",
    [ACTA_TIMELINE_FIRST_ID] = "first_id",
    [ACTA_TIMELINE_FIRST] = "first"};

const char *acta_timeline_column_name(acta_timeline_column column) {
    return (unsigned)column < ACTA_TIMELINE_COLUMNS ? timeline_names[column]
                                                    : NULL;
}

const char *acta_event_column_name(acta_event_column column) {
    return (unsigned)column < ACTA_EVENT_COLUMNS ? event_names[column] : NULL;
}

const char *acta_statement_column_name(acta_statement_column column) {
    return (unsigned)column < ACTA_STATEMENT_COLUMNS ? statement_names[column]
                                                     : NULL;
}

typedef struct filling {
    const write_ready *r;
    arena *keep;
    bool failed;
} filling;

static acta_text value(slice s) {
    return (acta_text){s.at, s.bytes};
}

static acta_text name_of(const char *name) {
    return value(slice_of(name));
}

static acta_text made(filling *f, const char *s) {
    slice copy = slice_copy(f->keep, slice_of(s));
    f->failed = f->failed || copy.at == NULL;
    return value(copy);
}

static acta_text number(filling *f, size_t n) {
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", n);
    return made(f, digits);
}

static acta_text chars(filling *f, size_t byte) {
    return number(f, write_chars(f->r, byte));
}

static acta_text words(const analysis *a, span of) {
    return value(write_span(a, write_words(a, of)));
}

/* party: code, name and text of a mention, or three empty values. */
static void party(const analysis *a, uint32_t who, acta_text *code,
                  acta_text *name, acta_text *as_written) {
    *code = *name = (acta_text){0};
    if (as_written != NULL) {
        *as_written = (acta_text){0};
    }
    if (who >= a->mentions.M) {
        return;
    }
    *code = name_of(mention_code(&a->mentions, &a->chains, who));
    *name = value(mention_name(&a->mentions, &a->chains, who));
    if (as_written != NULL) {
        *as_written = words(a, a->mentions.at[who].words);
    }
}

static void event_place_in_text(filling *f, uint32_t sentence, acta_text *row) {
    const analysis *a = f->r->a;
    span at = a->tokens.sentence[sentence];
    row[ACTA_EVENT_ARTICLE] = name_of(f->r->article_id);
    row[ACTA_EVENT_ARTICLE_KEY] = value(a->article.key);
    row[ACTA_EVENT_PUBLISHED] = value(a->article.published);
    row[ACTA_EVENT_PART] =
        name_of(write_part_name((article_part)a->tokens.part[sentence]));
    row[ACTA_EVENT_SENTENCE] = number(f, (size_t)sentence + 1);
    row[ACTA_EVENT_SENTENCE_START] = chars(f, at.start);
    row[ACTA_EVENT_SENTENCE_END] = chars(f, at.end);
}

static void event_act(filling *f, const event *e, acta_text *row) {
    const analysis *a = f->r->a;
    span act = write_words(a, e->act_words);
    text score = text_on(f->keep);
    write_tenths(&score, e->goldstein);
    text sure = text_on(f->keep);
    write_hundredths(&sure, e->confidence);
    f->failed = f->failed || score.failed || sure.failed;
    row[ACTA_EVENT_CONFIDENCE] = value(text_slice(&sure));
    row[ACTA_EVENT_PLOVER] = value(e->plover);
    row[ACTA_EVENT_MODE] = value(e->mode);
    row[ACTA_EVENT_CAMEO] = value(e->cameo);
    row[ACTA_EVENT_QUAD] = number(f, e->quad);
    row[ACTA_EVENT_GOLDSTEIN] = value(text_slice(&score));
    row[ACTA_EVENT_ACT_TEXT] = value(write_span(a, act));
    row[ACTA_EVENT_ACT_START] = chars(f, act.start);
    row[ACTA_EVENT_ACT_END] = chars(f, act.end);
    row[ACTA_EVENT_STATUS] = name_of(write_status_name(e->status));
}

static void event_parties(const analysis *a, const event *e, acta_text *row) {
    party(a, e->source, &row[ACTA_EVENT_SOURCE_CODE],
          &row[ACTA_EVENT_SOURCE_NAME], &row[ACTA_EVENT_SOURCE_TEXT]);
    party(a, e->target, &row[ACTA_EVENT_TARGET_CODE],
          &row[ACTA_EVENT_TARGET_NAME], &row[ACTA_EVENT_TARGET_TEXT]);
    party(a, e->reported_by, &row[ACTA_EVENT_REPORTED_BY_CODE],
          &row[ACTA_EVENT_REPORTED_BY_NAME], NULL);
}

bool write_event_row(const write_ready *r, uint32_t i, arena *keep,
                     acta_text row[ACTA_EVENT_COLUMNS]) {
    filling f = {r, keep, false};
    const analysis *a = r->a;
    const event *e = &a->events.at[i];
    char when[DATE_BYTES];
    memset(row, 0, ACTA_EVENT_COLUMNS * sizeof *row);
    event_place_in_text(&f, e->sentence, row);
    event_act(&f, e, row);
    event_parties(a, e, row);
    date_write(e->when, when);
    row[ACTA_EVENT_ID] = name_of(r->event_id[i]);
    row[ACTA_EVENT_DATE] = made(&f, when);
    row[ACTA_EVENT_DATE_PRECISION] =
        name_of(write_precision_name(e->when.precision));
    row[ACTA_EVENT_PLACE] = value(e->place_name);
    row[ACTA_EVENT_PLACE_COUNTRY] = value(e->place_country);
    row[ACTA_EVENT_CONTEXTS] = value(e->contexts);
    row[ACTA_EVENT_STATEMENT] = e->quote < a->quotes.Q
                                    ? name_of(r->statement_id[e->quote])
                                    : (acta_text){0};
    row[ACTA_EVENT_RULE] = value(e->rule);

    row[ACTA_EVENT_CODER] = value(a->coder);
    row[ACTA_EVENT_SENTENCE_TEXT] =
        value(write_span(a, a->tokens.sentence[e->sentence]));
    return !f.failed;
}

static void statement_place_in_text(filling *f, uint32_t sentence,
                                    acta_text *row) {
    const analysis *a = f->r->a;
    span at = a->tokens.sentence[sentence];
    row[ACTA_STATEMENT_ARTICLE] = name_of(f->r->article_id);
    row[ACTA_STATEMENT_ARTICLE_KEY] = value(a->article.key);
    row[ACTA_STATEMENT_PUBLISHED] = value(a->article.published);
    row[ACTA_STATEMENT_PART] =
        name_of(write_part_name((article_part)a->tokens.part[sentence]));
    row[ACTA_STATEMENT_SENTENCE] = number(f, (size_t)sentence + 1);
    row[ACTA_STATEMENT_SENTENCE_START] = chars(f, at.start);
    row[ACTA_STATEMENT_SENTENCE_END] = chars(f, at.end);
    row[ACTA_STATEMENT_SENTENCE_TEXT] = value(write_span(a, at));
}

bool write_statement_row(const write_ready *r, uint32_t i, arena *keep,
                         acta_text row[ACTA_STATEMENT_COLUMNS]) {
    filling f = {r, keep, false};
    const analysis *a = r->a;
    const quote *q = &a->quotes.at[i];
    memset(row, 0, ACTA_STATEMENT_COLUMNS * sizeof *row);
    statement_place_in_text(&f, q->sentence, row);
    row[ACTA_STATEMENT_ID] = name_of(r->statement_id[i]);
    row[ACTA_STATEMENT_KIND] = name_of(write_kind_name(q->kind));
    row[ACTA_STATEMENT_FORM] = name_of(write_form_name(q->form));
    party(a, q->speaker, &row[ACTA_STATEMENT_SPEAKER_CODE],
          &row[ACTA_STATEMENT_SPEAKER_NAME], &row[ACTA_STATEMENT_SPEAKER_TEXT]);
    if (q->speaker >= a->mentions.M && q->speaker_word < a->tokens.T) {
        row[ACTA_STATEMENT_SPEAKER_TEXT] =
            value(a->tokens.form[q->speaker_word]);
    }
    row[ACTA_STATEMENT_CUE_TEXT] = words(a, q->cue_words);
    if (q->content.end > q->content.start) {
        row[ACTA_STATEMENT_CONTENT_TEXT] = value(write_span(a, q->content));
        row[ACTA_STATEMENT_CONTENT_START] = chars(&f, q->content.start);
        row[ACTA_STATEMENT_CONTENT_END] = chars(&f, q->content.end);
    }
    party(a, q->addressee, &row[ACTA_STATEMENT_ADDRESSEE_CODE],
          &row[ACTA_STATEMENT_ADDRESSEE_NAME], NULL);
    text about = text_on(keep);
    write_about(a, q, ",", &about);
    row[ACTA_STATEMENT_ABOUT] = value(text_slice(&about));
    row[ACTA_STATEMENT_CODER] = value(a->coder);
    return !f.failed && !about.failed;
}
