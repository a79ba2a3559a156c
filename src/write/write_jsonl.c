/* write_jsonl.c: the native layout, a record a line.
 *
 * The problem: one layout must serve scorers, the store, and people with jq,
 * so every field is always there, null when unknown, and offsets are
 * characters of the part that the record names. Method: straight writing in
 * the order of docs/formats/jsonl.md, no tree of values in between.
 *
 * A party that stands in the other part of the article (a speaker known only
 * from the title) has null offsets: there is no number that would be right.
 */
#include "write/write.h"
#include "write/write_json.h"

enum { HULL_RECORDS = 200 }; /* a longer quotation is a whole text */

typedef struct where {
    const write_ready *r;
    uint32_t sentence;
    article_part part;
} where;

static bool in_part(const where *w, span bytes) {
    bool in_text = bytes.start >= w->r->a->article.text.start;
    return in_text == (w->part == PART_TEXT);
}

static void add_span(const where *w, span bytes, text *out) {
    bool known = bytes.end > bytes.start && in_part(w, bytes);
    json_name(out, "start");
    if (known) {
        text_add_format(out, "%zu", write_chars(w->r, bytes.start));
    } else {
        text_add_str(out, "null");
    }
    json_name(out, "end");
    if (known) {
        text_add_format(out, "%zu", write_chars(w->r, bytes.end));
    } else {
        text_add_str(out, "null");
    }
}

static void add_piece(const where *w, span bytes, text *out) {
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, write_span(w->r->a, bytes));
    add_span(w, bytes, out);
    text_add_char(out, '}');
}

/* add_party: {"text":..,"name":..,"code":..,"start":..,"end":..} or null. */
static void add_party(const where *w, uint32_t party, text *out) {
    const analysis *a = w->r->a;
    if (party >= a->mentions.M) {
        text_add_str(out, "null");
        return;
    }
    span bytes = write_words(a, a->mentions.at[party].words);
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, write_span(a, bytes));
    json_field(out, "name", mention_name(&a->mentions, &a->chains, party));
    json_field(out, "code",
               slice_of(mention_code(&a->mentions, &a->chains, party)));
    add_span(w, bytes, out);
    text_add_char(out, '}');
}

/* add_speaker: the mention, else the bare word that spoke. */
static void add_speaker(const where *w, const quote *q, text *out) {
    const analysis *a = w->r->a;
    if (q->speaker < a->mentions.M || q->speaker_word >= a->tokens.T) {
        add_party(w, q->speaker, out);
        return;
    }
    span bytes = a->tokens.at[q->speaker_word];
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, write_span(a, bytes));
    text_add_str(out, ",\"name\":null,\"code\":null");
    add_span(w, bytes, out);
    text_add_char(out, '}');
}

static void add_head(const where *w, const char *record, const char *id,
                     text *out) {
    const analysis *a = w->r->a;
    span sentence = a->tokens.sentence[w->sentence];
    text_add_str(out, "{\"record\":\"");
    text_add_str(out, record);
    text_add_char(out, '"');
    json_field(out, "id", slice_of(id));
    json_field(out, "article", slice_of(w->r->article_id));
    json_field(out, "article_key", a->article.key);
    json_field(out, "part", slice_of(write_part_name(w->part)));
    json_name(out, "sentence");
    text_add_format(out, "{\"n\":%zu", (size_t)w->sentence + 1);
    add_span(w, sentence, out);
    text_add_char(out, '}');
}

static where where_of(const write_ready *r, uint32_t sentence) {
    return (where){r, sentence, (article_part)r->a->tokens.part[sentence]};
}

static void add_about(const write_ready *r, const quote *q, text *out) {
    json_name(out, "about");
    text_add_char(out, '[');
    size_t start = out->bytes;
    text_add_char(out, '"');
    write_about(r->a, q, "\",\"", out);
    text_add_char(out, '"');
    if (!out->failed && out->bytes == start + 2) {
        out->bytes = start;
    }
    text_add_char(out, ']');
}

static void add_content(const where *w, span content, text *out) {
    json_name(out, "content");
    if (content.end > content.start) {
        add_piece(w, content, out);
    } else {
        text_add_str(out, "null");
    }
}

/* The id of another statement, or null. */
static void add_link(const write_ready *r, const char *name, uint32_t q,
                     text *out) {
    json_field(out, name,
               q < r->a->quotes.Q ? slice_of(r->statement_id[q]) : (slice){0});
}

/* The ids of the events of a list. */
static void add_events(const write_ready *r, const char *name, uint32_t first,
                       const uint32_t *next, text *out) {
    json_name(out, name);
    text_add_char(out, '[');
    for (uint32_t e = first; e < r->a->events.E; e = next[e]) {
        text_add_str(out, e == first ? "" : ",");
        json_text(out, slice_of(r->event_id[e]));
    }
    text_add_char(out, ']');
}

static void add_statement(const write_ready *r, uint32_t i, text *out) {
    const quote *q = &r->a->quotes.at[i];
    where w = where_of(r, q->sentence);
    add_head(&w, "statement", r->statement_id[i], out);
    json_field(out, "kind", slice_of(write_kind_name(q->kind)));
    json_field(out, "form", slice_of(write_form_name(q->form)));
    json_name(out, "speaker");
    add_speaker(&w, q, out);
    json_name(out, "cue");
    if (q->cue_words.end > q->cue_words.start) {
        add_piece(&w, write_words(r->a, q->cue_words), out);
    } else {
        text_add_str(out, "null");
    }
    add_content(&w, q->content, out);
    if (q->more.end > q->more.start) {
        json_name(out, "more");
        add_piece(&w, q->more, out);
    }
    json_name(out, "addressee");
    add_party(&w, q->addressee, out);
    add_about(r, q, out);
    add_events(r, "events", r->first_inside[i], r->next_inside, out);
    add_events(r, "stance", r->first_stance[i], r->next_stance, out);
    add_link(r, "quotation", q->whole == i ? DOC_NONE : q->whole, out);
    add_link(r, "within", q->within, out);
    json_field(out, "coder", r->a->coder);
    text_add_str(out, "}\n");
}

/* hull_of: from the first to the last word of a quotation's sentences, with
 * the introducing "that". Its other sentences follow its head or, where the
 * head is not the first, stand before it, without anything but statements
 * inside it between. */
static span hull_of(const quotes *list, uint32_t head) {
    const quote *q = &list->at[head];
    span hull = {q->opener, q->content.end};
    uint32_t first = head, end = head + 1;
    while (first > 0 && head - first < HULL_RECORDS &&
           list->at[first - 1].sentence + HULL_RECORDS > q->sentence) {
        first--;
    }
    while (end < list->Q && end - head < HULL_RECORDS) {
        end++;
    }
    for (uint32_t i = first; i < end; i++) {
        const quote *one = &list->at[i];
        const span parts[2] = {one->content, one->more};
        for (int k = 0; k < 2 && one->whole == head; k++) {
            if (parts[k].end > parts[k].start) {
                hull.start =
                    parts[k].start < hull.start ? parts[k].start : hull.start;
                hull.end = parts[k].end > hull.end ? parts[k].end : hull.end;
            }
        }
    }
    return hull;
}

/* The speaker as the cue's own clause names it: "who". */
static void add_near_speaker(const where *w, const quote *q, text *out) {
    const analysis *a = w->r->a;
    if (q->speaker_near >= a->tokens.T) {
        add_speaker(w, q, out);
        return;
    }
    span bytes = a->tokens.at[q->speaker_near];
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, write_span(a, bytes));
    bool known = q->speaker < a->mentions.M;
    json_field(out, "name",
               known ? mention_name(&a->mentions, &a->chains, q->speaker)
                     : (slice){0});
    json_field(out, "code",
               slice_of(known
                            ? mention_code(&a->mentions, &a->chains, q->speaker)
                            : ""));
    add_span(w, bytes, out);
    text_add_char(out, '}');
}

static void add_attribution(const write_ready *r, uint32_t i, text *out) {
    const quote *q = &r->a->quotes.at[i];
    where w = where_of(r, q->sentence);
    add_head(&w, "statement", r->statement_id[i], out);
    json_field(out, "kind", slice_of(write_kind_name(q->kind)));
    json_name(out, "speaker");
    add_near_speaker(&w, q, out);
    json_name(out, "cue");
    if (q->cue_words.end > q->cue_words.start) {
        add_piece(&w, write_words(r->a, q->cue_words), out);
    } else {
        text_add_str(out, "null");
    }
    add_content(&w, hull_of(&r->a->quotes, i), out);
    json_field(out, "rule", q->rule);
    json_field(out, "coder", r->a->coder);
    text_add_str(out, "}\n");
}

void write_attributions(const write_ready *r, text *out) {
    for (uint32_t q = 0; q < r->a->quotes.Q; q++) {
        const quote *one = &r->a->quotes.at[q];
        if (one->within == DOC_NONE && one->whole == q) {
            add_attribution(r, q, out);
        }
    }
}

static void add_act(const where *w, const event *e, text *out) {
    span bytes = write_words(w->r->a, e->act_words);
    json_name(out, "act");
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, write_span(w->r->a, bytes));
    json_field(out, "cameo", e->cameo);
    json_field(out, "plover", e->plover);
    json_field(out, "mode", e->mode);
    json_number(out, "quad", e->quad);
    json_name(out, "goldstein");
    write_tenths(out, e->goldstein);
    add_span(w, bytes, out);
    text_add_char(out, '}');
}

static void add_place(const write_ready *r, const event *e, text *out) {
    const tokens *words = &r->a->tokens;
    json_name(out, "place");
    if (e->place_name.bytes == 0 && e->place_word >= words->T) {
        text_add_str(out, "null");
        return;
    }
    slice word =
        e->place_word < words->T ? words->form[e->place_word] : e->place_name;
    slice name = e->place_name.bytes > 0 ? e->place_name : word;
    text_add_str(out, "{\"text\":");
    json_text_or_null(out, name);
    json_field(out, "name", name);
    json_field(out, "country", e->place_country);
    text_add_str(out, ",\"lat\":null,\"lon\":null,\"precision\":null}");
}

static void add_contexts(const event *e, text *out) {
    slice rest = e->contexts, one = {0};
    bool first = true;
    json_name(out, "contexts");
    text_add_char(out, '[');
    while (slice_cut(&rest, ',', &one)) {
        text_add_str(out, first ? "" : ",");
        json_text(out, slice_trim(one));
        first = false;
    }
    text_add_char(out, ']');
}

static void add_confidence(const event *e, text *out) {
    json_name(out, "confidence");
    write_hundredths(out, e->confidence);
    json_name(out, "signs");
    const char *before = "[\"";
    for (int sign = 0; sign < SIGN_COUNT; sign++) {
        if ((e->signs >> sign) & 1) {
            text_add_str(out, before);
            text_add_str(out, event_sign_name((event_sign)sign));
            before = "\",\"";
        }
    }
    text_add_str(out, e->signs == 0 ? "[]" : "\"]");
}

static void add_event(const write_ready *r, uint32_t i, text *out) {
    const event *e = &r->a->events.at[i];
    where w = where_of(r, e->sentence);
    char when[DATE_BYTES];
    date_write(e->when, when);
    add_head(&w, "event", r->event_id[i], out);
    json_name(out, "source");
    add_party(&w, e->source, out);
    add_act(&w, e, out);
    json_name(out, "target");
    add_party(&w, e->target, out);
    json_field(out, "status", slice_of(write_status_name(e->status)));
    json_field(out, "date", slice_of(when));
    json_field(out, "date_precision",
               slice_of(write_precision_name(e->when.precision)));
    add_place(r, e, out);
    add_contexts(e, out);
    json_name(out, "reported_by");
    add_party(&w, e->reported_by, out);
    json_field(out, "statement",
               e->quote < r->a->quotes.Q ? slice_of(r->statement_id[e->quote])
                                         : (slice){0});
    json_field(out, "rule", e->rule);
    add_confidence(e, out);
    json_field(out, "coder", r->a->coder);
    text_add_str(out, "}\n");
}

static void add_article(const write_ready *r, bool with_text, text *out) {
    const article *a = &r->a->article;
    text_add_str(out, "{\"record\":\"article\"");
    json_field(out, "id", slice_of(r->article_id));
    json_field(out, "article_key", a->key);
    json_field(out, "url", a->url);
    json_field(out, "title", a->title_given);
    json_field(out, "published", a->published);
    json_field(out, "source", a->source);
    json_field(out, "language", a->language);
    text_add_str(out, ",\"story\":null");
    json_field(out, "coder", r->a->coder);
    if (with_text) {
        json_field(out, "text", write_span(r->a, a->text));
    }
    text_add_str(out, "}\n");
}

static void add_problem(const problem *p, text *out) {
    text_add_str(out, "{\"record\":\"problem\"");
    json_field(out, "article_key", p->article_key);
    json_field(out, "file", p->path);
    json_name(out, "line");
    if (p->line > 0) {
        text_add_format(out, "%llu", (unsigned long long)p->line);
    } else {
        text_add_str(out, "null");
    }
    json_field(out, "where", p->where);
    json_field(out, "what", p->what);
    json_field(out, "action", p->action);
    text_add_str(out, "}\n");
}

void write_jsonl(const write_ready *r, bool with_text, text *out) {
    const analysis *a = r->a;
    if (a->article.body.bytes > 0) {
        add_article(r, with_text, out);
    }
    for (uint32_t q = 0; q < a->quotes.Q; q++) {
        add_statement(r, q, out);
    }
    for (uint32_t e = 0; e < a->events.E; e++) {
        add_event(r, e, out);
    }
    for (uint32_t p = 0; p < a->problems.P; p++) {
        add_problem(&a->problems.at[p], out);
    }
}
