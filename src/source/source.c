/* source.c: cut the next record out of the inputs.
 *
 * The problem: one program must read files, folders and pipes of plain text,
 * JSON Lines and CoNLL-U without being told which is which, in bounded memory.
 * Method: a walk over the paths, a stream over the file now open, and one rule
 * a kind for where a record ends: plain text at the end of the file, JSON
 * Lines at the end of the line, CoNLL-U before the next "# newdoc" (or after
 * CONLLU_SENTENCES sentences when there is none). The kind comes from the
 * name's ending, else from the first bytes.
 *
 * Records come out undecoded: decoding and field reading are
 * `source_article`, which many threads may do at once.
 *
 * Limits: a plain text file over article_bytes is cut; a JSON line over
 * SOURCE_LINE_FACTOR times that is skipped; each with a problem row.
 */
#include "source/source.h"

#include <stdlib.h>

#include "source/source_stream.h"
#include "source/source_walk.h"

enum { CONLLU_SENTENCES = 400 };

struct source {
    source_options options;
    size_t article_bytes;
    walk *walk;
    stream *stream; /* of the file now open, or NULL */
    source_kind kind;
    slice path, name;
    uint64_t line;     /* lines read of this file */
    uint64_t document; /* CoNLL-U documents read of this file */
    arena *ahead;      /* holds a CoNLL-U line read too early */
    slice ahead_line;
    bool has_ahead;
};

acta_status source_open(const source_options *options, char *const *paths,
                        size_t count, source **out, acta_error *error) {
    source *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return fail_memory(error);
    }
    s->options = *options;
    s->article_bytes = options->article_bytes != 0 ? options->article_bytes
                                                   : SOURCE_ARTICLE_BYTES;
    s->walk = walk_new(paths, count);
    s->ahead = arena_new(s->article_bytes * SOURCE_LINE_FACTOR + (1u << 20));
    if (s->walk == NULL || s->ahead == NULL) {
        source_close(s);
        return fail_memory(error);
    }
    *out = s;
    return ACTA_OK;
}

void source_close(source *s) {
    if (s != NULL) {
        stream_close(s->stream);
        walk_free(s->walk);
        arena_free(s->ahead);
        free(s);
    }
}

static source_kind kind_of_name(slice name) {
    static const struct {
        const char *ending;
        source_kind kind;
    } endings[] = {{".jsonl", SOURCE_JSONL},  {".ndjson", SOURCE_JSONL},
                   {".json", SOURCE_JSONL},   {".conllu", SOURCE_CONLLU},
                   {".conll", SOURCE_CONLLU}, {".txt", SOURCE_TEXT},
                   {".text", SOURCE_TEXT}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (slice_ends(name, slice_of(endings[i].ending))) {
            return endings[i].kind;
        }
    }
    return SOURCE_AUTO;
}

static source_kind kind_of_bytes(slice bytes) {
    slice s = slice_trim(bytes);
    if (slice_starts(s, SLICE("{"))) {
        return SOURCE_JSONL;
    }
    if (slice_starts(s, SLICE("1\t")) || slice_starts(s, SLICE("1-2\t")) ||
        slice_starts(s, SLICE("# newdoc")) ||
        slice_starts(s, SLICE("# sent_id")) ||
        slice_starts(s, SLICE("# text ="))) {
        return SOURCE_CONLLU;
    }
    return SOURCE_TEXT;
}

/* begin_file: open the stream of the next file and find its kind. */
static acta_status begin_file(source *s, const walk_file *f,
                              acta_error *error) {
    acta_status status = stream_open(f->path, &s->stream, error);
    if (status != ACTA_OK) {
        return status;
    }
    s->line = s->document = 0;
    s->has_ahead = false;
    s->kind = s->options.from;
    if (s->kind == SOURCE_AUTO) {
        s->kind = kind_of_name(s->name);
    }
    if (s->kind == SOURCE_AUTO) {
        slice first = {0};
        status = stream_peek(s->stream, &first, error);
        s->kind = kind_of_bytes(first);
    }
    return status;
}

static void end_file(source *s) {
    stream_close(s->stream);
    s->stream = NULL;
}

static bool is_blank(slice line) {
    return slice_trim(line).bytes == 0;
}

/* next_line: one line of JSON Lines; blank lines are passed over. */
static acta_status next_line(source *s, arena *keep, source_item *out,
                             bool *got, acta_error *error) {
    size_t limit = s->article_bytes * SOURCE_LINE_FACTOR;
    *got = true;
    while (*got) {
        acta_status status = stream_take_line(
            s->stream, limit, keep, &out->bytes, &out->over, got, error);
        if (status != ACTA_OK) {
            return status;
        }
        s->line++;
        if (*got && !is_blank(out->bytes)) {
            out->line = s->line;
            break;
        }
    }
    return ACTA_OK;
}

/* next_text: the whole file is one article. */
static acta_status next_text(source *s, arena *keep, source_item *out,
                             bool *got, acta_error *error) {
    *got = s->document++ == 0;
    out->line = 1;
    if (!*got) {
        return ACTA_OK;
    }
    return stream_take_all(s->stream, s->article_bytes, keep, &out->bytes,
                           &out->over, error);
}

static acta_status conllu_line(source *s, arena *keep, slice *line, bool *got,
                               acta_error *error) {
    if (s->has_ahead) {
        s->has_ahead = false;
        *line = slice_copy(keep, s->ahead_line);
        *got = true;
        return line->at == NULL ? fail_memory(error) : ACTA_OK;
    }
    bool over = false;
    acta_status status = stream_take_line(s->stream, s->article_bytes, keep,
                                          line, &over, got, error);
    s->line += *got ? 1 : 0;
    return status;
}

typedef struct gathered {
    char *at;
    size_t bytes, room;
    uint32_t sentences;
} gathered;

static bool gather(gathered *g, slice line, arena *keep) {
    if (g->room - g->bytes < line.bytes + 1) {
        size_t room = (g->bytes + line.bytes + 1) * 2;
        char *grown = arena_grow(keep, g->at, g->bytes, room, 1);
        if (grown == NULL) {
            return false;
        }
        g->at = grown;
        g->room = room;
    }
    if (line.bytes > 0) {
        memcpy(g->at + g->bytes, line.at, line.bytes);
    }
    g->at[g->bytes + line.bytes] = '\n';
    g->bytes += line.bytes + 1;
    g->sentences += line.bytes == 0 ? 1 : 0;
    return true;
}

/* next_document: lines up to the next "# newdoc". */
static acta_status next_document(source *s, arena *keep, source_item *out,
                                 bool *got, acta_error *error) {
    gathered g = {0};
    bool more = true;
    while (g.sentences < CONLLU_SENTENCES) {
        slice line = {0};
        acta_status status = conllu_line(s, keep, &line, &more, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (!more) {
            break;
        }
        if (g.bytes == 0) {
            out->line = s->line;
        } else if (slice_starts(line, SLICE("# newdoc"))) {
            arena_reset(s->ahead);
            s->ahead_line = slice_copy(s->ahead, line);
            s->has_ahead = true;
            if (s->ahead_line.at == NULL) {
                return fail_memory(error);
            }
            break;
        }
        if (!gather(&g, line, keep)) {
            return fail_memory(error);
        }
    }
    out->bytes = (slice){g.at, g.bytes};
    *got = g.bytes > 0;
    s->document++;
    return ACTA_OK;
}

static acta_status next_record(source *s, arena *keep, source_item *out,
                               bool *got, acta_error *error) {
    *out = (source_item){.kind = s->kind, .path = s->path, .name = s->name};
    if (s->kind == SOURCE_JSONL) {
        return next_line(s, keep, out, got, error);
    }
    if (s->kind == SOURCE_CONLLU) {
        return next_document(s, keep, out, got, error);
    }
    return next_text(s, keep, out, got, error);
}

/* failed: an item that says why a file could not be read. */
static acta_status failed(source *s, const acta_error *why, arena *keep,
                          source_item *out, acta_error *error) {
    *out = (source_item){.kind = SOURCE_TEXT, .path = s->path, .name = s->name};
    out->failure = slice_copy(keep, slice_of(why->message));
    return out->failure.at == NULL ? fail_memory(error) : ACTA_OK;
}

/* open_next: the next file of the walk, *more false after the last. */
static acta_status open_next(source *s, bool *more, acta_error *error) {
    walk_file f = {0};
    acta_status status = walk_next(s->walk, &f, more, error);
    if (status != ACTA_OK || !*more) {
        return status;
    }
    bool standard = slice_is(slice_of(f.path), "-");
    s->path = standard ? SLICE("stdin") : slice_of(f.path);
    s->name = standard ? s->path : slice_of(f.name);
    if (f.failure.bytes > 0) {
        return fail(error, ACTA_IO, "%.*s", (int)f.failure.bytes, f.failure.at);
    }
    return begin_file(s, &f, error);
}

acta_status source_next(source *s, arena *keep, source_item *out, bool *more,
                        acta_error *error) {
    for (;;) {
        acta_error why = {0};
        acta_status status = ACTA_OK;
        bool got = false;
        if (s->stream == NULL) {
            status = open_next(s, more, &why);
            if (status == ACTA_OK && !*more) {
                return ACTA_OK;
            }
        }
        if (status == ACTA_OK) {
            status = next_record(s, keep, out, &got, &why);
        }
        *more = true;
        if (status == ACTA_NO_MEMORY) {
            return fail_memory(error);
        }
        if (status != ACTA_OK) {
            end_file(s);
            return failed(s, &why, keep, out, error);
        }
        if (got) {
            return ACTA_OK;
        }
        end_file(s);
    }
}
