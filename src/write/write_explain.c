/* write_explain.c: everything acta saw in a sentence, for a person.
 *
 * The problem: a wrong row is corrected by a linguist who must see at which
 * layer it went wrong: the words, the tree, who was recognised, or the rule.
 * Method: sentence by sentence, the layers in their order: words with tags, the
 * tree drawn with lines, mentions with code and dictionary entry, times,
 * statements, events with the file and line of their rule, and for each verb
 * that gave no event what the rules that know it missed. Chains, which span
 * sentences, stand at the end of the article.
 */
#include <inttypes.h>

#include "write/write.h"
#include "write/write_explain.h"
#include "write/write_width.h"

static const char bold[] = "\x1b[1m";
static const char plain[] = "\x1b[0m";

void explain_title(const explaining *x, const char *title) {
    text_add_str(x->out, x->colour ? bold : "");
    text_add_str(x->out, title);
    text_add_str(x->out, x->colour ? plain : "");
    text_add_char(x->out, '\n');
}

static void title_once(const explaining *x, const char *title, bool *titled) {
    if (!*titled) {
        explain_title(x, title);
        *titled = true;
    }
}

static void add_words(const explaining *x, uint32_t s) {
    const tokens *words = &x->r->a->tokens;
    const tags *g = &x->r->a->tags;
    arena_mark_t mark = arena_mark(x->tmp);
    text line = text_on(x->tmp);
    for (uint32_t t = words->first[s]; t < words->first[s + 1]; t++) {
        text_add(&line, words->form[t]);
        if (g->upos != NULL) {
            text_add_char(&line, '/');
            text_add_str(&line, upos_name((upos)g->upos[t]));
        }
        text_add_char(&line, ' ');
    }
    explain_title(x, "words");
    text_add_str(x->out, "  ");
    width_wrap(x->out, text_slice(&line), WRITE_TABLE_WIDTH - 2, 2, SIZE_MAX);
    text_add_char(x->out, '\n');
    x->out->failed = x->out->failed || line.failed;
    arena_back(x->tmp, mark);
}

static const char *mention_kind_name(unsigned kind) {
    static const char *const names[] = {"name", "role", "adjective", "pronoun",
                                        "noun"};
    return kind < sizeof names / sizeof *names ? names[kind] : "noun";
}

static void add_mentions(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    bool titled = false;
    for (uint32_t i = 0; i < a->mentions.M; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->head < a->tokens.first[s] || m->head >= a->tokens.first[s + 1]) {
            continue;
        }
        title_once(x, "mentions", &titled);
        const char *code = mention_code(&a->mentions, &a->chains, i);
        text_add_str(x->out, "  ");
        width_add(x->out, slice_of(code[0] != '\0' ? code : "-"), 9);
        text_add_char(x->out, ' ');
        width_add(x->out, write_span(a, write_words(a, m->words)), 28);
        text_add_char(x->out, ' ');
        width_add(x->out, mention_name(&a->mentions, &a->chains, i), 24);
        text_add_char(x->out, ' ');
        text_add_str(x->out, mention_kind_name(m->kind));
        if (m->entry.bytes > 0) {
            text_add_str(x->out, "\n            ");
            text_add(x->out, m->entry);
        }
        text_add_char(x->out, '\n');
    }
}

static void add_times(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    bool titled = false;
    for (uint32_t i = 0; i < a->times.X; i++) {
        const time_expression *e = &a->times.at[i];
        char when[DATE_BYTES];
        if (e->words.start < a->tokens.first[s] ||
            e->words.start >= a->tokens.first[s + 1]) {
            continue;
        }
        title_once(x, "times", &titled);
        date_write(e->when, when);
        const char *precision = write_precision_name(e->when.precision);
        text_add_str(x->out, "  ");
        width_add(x->out, slice_of(when[0] != '\0' ? when : "-"), 11);
        text_add(x->out, write_span(a, write_words(a, e->words)));
        text_add_str(x->out,
                     precision != NULL ? ", to the " : ", not resolved");
        text_add_str(x->out, precision != NULL ? precision : "");
        text_add_str(x->out, e->relative ? ", from the publication date" : "");
        text_add_char(x->out, '\n');
    }
}

static void add_party(const explaining *x, uint32_t i) {
    const analysis *a = x->r->a;
    if (i >= a->mentions.M) {
        text_add_str(x->out, "nobody named");
        return;
    }
    const char *code = mention_code(&a->mentions, &a->chains, i);
    slice name = mention_name(&a->mentions, &a->chains, i);
    slice words = write_span(a, write_words(a, a->mentions.at[i].words));
    text_add(x->out, name.bytes > 0 ? name : words);
    text_add_format(x->out, " [%s]", code[0] != '\0' ? code : "no code");
}

static void add_statements(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    bool titled = false;
    for (uint32_t i = 0; i < a->quotes.Q; i++) {
        const quote *q = &a->quotes.at[i];
        if (q->sentence != s) {
            continue;
        }
        title_once(x, "statements", &titled);
        text_add_str(x->out, "  ");
        if (q->speaker >= a->mentions.M && q->speaker_word < a->tokens.T) {
            text_add(x->out, a->tokens.form[q->speaker_word]);
        } else {
            add_party(x, q->speaker);
        }
        text_add_str(x->out, " ");
        text_add(x->out, write_span(a, write_words(a, q->cue_words)));
        text_add_str(x->out, q->content.end > q->content.start
                                 ? ": "
                                 : ": (nothing told)");
        width_wrap(x->out, write_span(a, q->content), WRITE_TABLE_WIDTH - 6, 4,
                   SIZE_MAX);
        text_add_format(x->out, "\n    %s %s, found by ",
                        write_form_name(q->form), write_kind_name(q->kind));
        text_add(x->out, q->rule.bytes > 0 ? q->rule : SLICE("(no rule)"));
        text_add_char(x->out, '\n');
    }
}

static void add_event_how(const explaining *x, const event *e) {
    char when[DATE_BYTES];
    date_write(e->when, when);
    text_add_format(x->out, "    %s, %s", write_status_name(e->status),
                    when[0] != '\0' ? when : "no date");
    text_add_str(x->out, ", goldstein ");
    write_tenths(x->out, e->goldstein);
    if (e->place_name.bytes > 0) {
        text_add_str(x->out, ", in ");
        text_add(x->out, e->place_name);
    }
    if (e->reported_by < x->r->a->mentions.M) {
        text_add_str(x->out, ", reported by ");
        add_party(x, e->reported_by);
    }
    text_add_str(x->out, "\n    rule ");
    text_add(x->out, e->rule);
    text_add_str(x->out, " (");
    text_add(x->out, e->rule_file);
    text_add_format(x->out, ":%" PRIu32 ")\n    confidence ", e->rule_line);
    write_hundredths(x->out, e->confidence);
    const char *before = ": ";
    for (int sign = 0; sign < SIGN_COUNT; sign++) {
        if ((e->signs >> sign) & 1) {
            text_add_str(x->out, before);
            text_add_str(x->out, event_sign_name((event_sign)sign));
            before = ", ";
        }
    }
    text_add_char(x->out, '\n');
}

static void add_events(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    bool titled = false;
    for (uint32_t i = 0; i < a->events.E; i++) {
        const event *e = &a->events.at[i];
        if (e->sentence != s) {
            continue;
        }
        title_once(x, "events", &titled);
        text_add_str(x->out, "  ");
        text_add(x->out, e->cameo);
        text_add_char(x->out, ' ');
        text_add(x->out, e->plover);
        text_add_str(x->out, "  ");
        add_party(x, e->source);
        text_add_str(x->out, " > ");
        text_add(x->out, write_span(a, write_words(a, e->act_words)));
        text_add_str(x->out, " > ");
        add_party(x, e->target);
        text_add_char(x->out, '\n');
        add_event_how(x, e);
    }
}

static void add_unmatched(const explaining *x, uint32_t s) {
    const tokens *words = &x->r->a->tokens;
    bool titled = false;
    for (uint32_t t = words->first[s];
         x->why != NULL && t < words->first[s + 1]; t++) {
        slice rest = x->why[t], line = {0};
        if (rest.bytes == 0) {
            continue;
        }
        title_once(x, "no event from", &titled);
        text_add_str(x->out, "  ");
        text_add(x->out, words->form[t]);
        text_add_char(x->out, '\n');
        while (slice_cut(&rest, '\n', &line)) {
            text_add_str(x->out, "    ");
            text_add(x->out, line);
            text_add_char(x->out, '\n');
        }
    }
}

static void add_sentence(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    span at = a->tokens.sentence[s];
    text_add_format(x->out, "%s%s %" PRIu32 "%s\n", x->colour ? bold : "",
                    a->tokens.part[s] == PART_TITLE ? "TITLE, sentence"
                                                    : "SENTENCE",
                    s + 1, x->colour ? plain : "");
    text_add_str(x->out, "  ");
    width_wrap(x->out, write_span(a, at), WRITE_TABLE_WIDTH - 2, 2, SIZE_MAX);
    text_add_str(x->out, "\n\n");
    add_words(x, s);
    explain_tree(x, s);
    add_mentions(x, s);
    add_times(x, s);
    add_statements(x, s);
    add_events(x, s);
    add_unmatched(x, s);
    text_add_char(x->out, '\n');
}

static void add_chains(const explaining *x) {
    const analysis *a = x->r->a;
    bool titled = false;
    for (uint32_t c = 0; c < a->chains.C; c++) {
        const chain *one = &a->chains.at[c];
        if (one->count < 2) {
            continue;
        }
        title_once(x, "actors named more than once", &titled);
        text_add_str(x->out, "  ");
        width_add(x->out, slice_of(one->code[0] != '\0' ? one->code : "-"), 9);
        text_add_char(x->out, ' ');
        text_add(x->out, one->name);
        text_add_char(x->out, ':');
        for (uint32_t i = 0; i < a->mentions.M; i++) {
            if (a->mentions.at[i].chain == c) {
                text_add_str(x->out, " (");
                text_add(
                    x->out,
                    write_span(a, write_words(a, a->mentions.at[i].words)));
                text_add_char(x->out, ')');
            }
        }
        text_add_char(x->out, '\n');
    }
}

void write_explain(const write_ready *r, const slice *why, bool colour,
                   arena *tmp, text *out) {
    explaining x = {r, why, colour, tmp, out};
    for (uint32_t s = 0; s < r->a->tokens.S; s++) {
        add_sentence(&x, s);
    }
    add_chains(&x);
    for (uint32_t p = 0; p < r->a->problems.P; p++) {
        text_add_str(out, "problem: ");
        write_problem_line(&r->a->problems.at[p], out);
    }
    if (r->a->coder.bytes > 0 && r->a->article.body.bytes > 0) {
        text_add_str(out, "coded by ");
        text_add(out, r->a->coder);
        text_add_char(out, '\n');
    }
}
