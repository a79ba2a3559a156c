/* run_batch.c: many articles on several threads, rows in input order.
 *
 * The problem: articles differ in length, so threads finish out of order, but
 * the rows must be the same bytes at any number of threads. Method: a ring of
 * slots. A worker takes the next ticket and with it a slot, reads one record
 * (reading is serial and cheap), analyses and renders it into the slot; then
 * whoever finds the oldest ticket done hands out rows from there on, so no
 * worker waits for its turn. A ticket is given only while it is less than the
 * ring's size ahead of the oldest, which bounds the memory.
 *
 * Why not one queue in and one out with a reordering heap: the ring is both.
 *
 * Limits: SLOTS_A_THREAD records in flight a thread.
 */
#include <pthread.h>
#include <stdlib.h>

#include "run/run.h"

enum { SLOTS_A_THREAD = 4, MOST_THREADS = 256 };
enum { SLOT_BYTES = 1 << 30 };

typedef struct slot {
    arena *in;  /* the record's bytes */
    arena *out; /* holds what was rendered */
    run_rows rows;
    acta_status status;
    acta_error error;
    bool done;
} slot;

typedef struct crew {
    const run_batch *batch;
    slot *slots; /* [N] */
    size_t N;
    pthread_mutex_t reading; /* held while a record is read */
    pthread_mutex_t lock;    /* guards all below */
    pthread_cond_t changed;
    uint64_t next_ticket;
    uint64_t oldest; /* ticket to emit next */
    bool emitting;
    bool ended; /* no more tickets */
    acta_status status;
    acta_error error;
} crew;

static void set_status(crew *c, acta_status status, const acta_error *error) {
    if (c->status == ACTA_OK && status != ACTA_OK) {
        c->status = status;
        c->error = *error;
    }
    c->ended = c->ended || status != ACTA_OK;
}

/* take_ticket: false when there is nothing more to begin. */
static bool take_ticket(crew *c, uint64_t *ticket) {
    pthread_mutex_lock(&c->lock);
    while (!c->ended && c->next_ticket - c->oldest >= c->N) {
        pthread_cond_wait(&c->changed, &c->lock);
    }
    bool going = !c->ended;
    if (going && c->batch->stop != NULL && c->batch->stop(c->batch->context)) {
        acta_error stopped;
        set_status(c, fail(&stopped, ACTA_INTERRUPTED, "stopped"), &stopped);
        going = false;
    }
    if (going) {
        *ticket = c->next_ticket++;
    } else {
        pthread_cond_broadcast(&c->changed);
    }
    pthread_mutex_unlock(&c->lock);
    return going;
}

/* read_record: a ticket with its record; both under one lock, so that tickets
 * are in the order of the records. */
static bool read_record(crew *c, uint64_t *ticket, slot **out,
                        source_item *item) {
    pthread_mutex_lock(&c->reading);
    bool more = take_ticket(c, ticket);
    if (more) {
        slot *s = *out = &c->slots[*ticket % c->N];
        arena_reset(s->in);
        arena_reset(s->out);
        s->rows = (run_rows){0};
        s->status =
            source_next(c->batch->source, s->in, item, &more, &s->error);
        if (s->status == ACTA_OK && !more) {
            pthread_mutex_lock(&c->lock);
            c->next_ticket--;
            c->ended = true;
            pthread_cond_broadcast(&c->changed);
            pthread_mutex_unlock(&c->lock);
        }
    }
    pthread_mutex_unlock(&c->reading);
    return more;
}

static void count(const analysis *a, const source_item *item,
                  run_counts *counts) {
    counts->articles = a->article.body.bytes > 0 ? 1 : 0;
    counts->skipped = 1 - counts->articles;
    counts->unread = item->failure.bytes > 0 ? 1 : 0;
    counts->statements = a->quotes.Q;
    counts->events = a->events.E;
    counts->problems = a->problems.P;
    counts->bytes = a->article.body.bytes;
}

static void work_on(crew *c, run_reader *reader, const source_item *item,
                    slot *s) {
    const analysis *a = NULL;
    if (s->status == ACTA_OK) {
        s->status = run_item(reader, item, &c->batch->options, &a, &s->error);
    }
    if (s->status == ACTA_OK) {
        s->status =
            c->batch->render(c->batch->context, a, s->out, &s->rows, &s->error);
        count(a, item, &s->rows.counts);
    }
}

/* hand_out: emit every finished record from the oldest on. */
static void hand_out(crew *c, slot *finished) {
    pthread_mutex_lock(&c->lock);
    finished->done = true;
    while (!c->emitting && c->slots[c->oldest % c->N].done) {
        slot *s = &c->slots[c->oldest % c->N];
        c->emitting = true;
        set_status(c, s->status, &s->error);
        if (s->status == ACTA_OK &&
            (c->status == ACTA_OK || c->status == ACTA_INTERRUPTED)) {
            pthread_mutex_unlock(&c->lock);
            acta_error error = {0};
            acta_status status =
                c->batch->emit(c->batch->context, &s->rows, &error);
            pthread_mutex_lock(&c->lock);
            if (c->status == ACTA_INTERRUPTED && status != ACTA_OK) {
                c->status = ACTA_OK;
            }
            set_status(c, status, &error);
        }
        s->done = false;
        c->oldest++;
        c->emitting = false;
        pthread_cond_broadcast(&c->changed);
    }
    pthread_mutex_unlock(&c->lock);
}

static void *work(void *argument) {
    crew *c = argument;
    run_reader *reader = NULL;
    acta_error error;
    acta_status status =
        run_reader_new(c->batch->engine, c->batch->depth, &reader, &error);
    if (status != ACTA_OK) {
        pthread_mutex_lock(&c->lock);
        set_status(c, status, &error);
        pthread_cond_broadcast(&c->changed);
        pthread_mutex_unlock(&c->lock);
        return NULL;
    }
    uint64_t ticket = 0;
    slot *s = NULL;
    source_item item;
    while (read_record(c, &ticket, &s, &item)) {
        work_on(c, reader, &item, s);
        hand_out(c, s);
    }
    run_reader_free(reader);
    return NULL;
}

static void crew_done(crew *c) {
    for (size_t i = 0; c->slots != NULL && i < c->N; i++) {
        arena_free(c->slots[i].in);
        arena_free(c->slots[i].out);
    }
    free(c->slots);
    pthread_mutex_destroy(&c->reading);
    pthread_mutex_destroy(&c->lock);
    pthread_cond_destroy(&c->changed);
}

static bool crew_init(crew *c, const run_batch *batch, size_t threads) {
    *c = (crew){.batch = batch, .N = threads * SLOTS_A_THREAD};
    pthread_mutex_init(&c->reading, NULL);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->changed, NULL);
    c->slots = calloc(c->N, sizeof *c->slots);
    for (size_t i = 0; c->slots != NULL && i < c->N; i++) {
        slot *s = &c->slots[i];
        s->in = arena_new(SLOT_BYTES);
        s->out = arena_new(SLOT_BYTES);
        if (s->in == NULL || s->out == NULL) {
            return false;
        }
    }
    return c->slots != NULL;
}

acta_status run_batch_run(const run_batch *batch, acta_error *error) {
    size_t threads = batch->threads == 0             ? 1
                     : batch->threads > MOST_THREADS ? MOST_THREADS
                                                     : batch->threads;
    crew c;
    pthread_t others[MOST_THREADS];
    size_t started = 0;
    if (!crew_init(&c, batch, threads)) {
        crew_done(&c);
        return fail_memory(error);
    }
    /* Fewer threads than asked for is slower, not wrong. */
    while (started + 1 < threads &&
           pthread_create(&others[started], NULL, work, &c) == 0) {
        started++;
    }
    work(&c);
    for (size_t i = 0; i < started; i++) {
        pthread_join(others[i], NULL);
    }
    if (c.status != ACTA_OK && error != NULL) {
        *error = c.error;
    }
    acta_status status = c.status;
    crew_done(&c);
    return status;
}
