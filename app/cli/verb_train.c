/* verb_train.c: `acta train`: a model of the text engine from treebanks.
 *
 * The progress of a training is a line every fifty steps on a terminal and one
 * after every epoch anywhere, on standard error. Ctrl-C is asked for between
 * steps (see job.c): the checkpoint is written and the same command goes on
 * from it.
 */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "acta/train.h"
#include "cli.h"

enum {
    TRAIN_OUTPUT,
    TRAIN_DEV,
    TRAIN_CHECKPOINT,
    TRAIN_EPOCHS,
    TRAIN_SEED,
    TRAIN_BATCH,
    TRAIN_CELLS,
    TRAIN_HIDDEN,
    TRAIN_VECTORS,
    TRAIN_SENTENCES,
    TRAIN_MAKE_VECTORS,
    TRAIN_RAREST,
    TRAIN_MOST,
    TRAIN_CHAINS,
    TRAIN_DATA,
    TRAIN_NAMES
};

static const cli_option train_options[] = {
    {"output", 'o', "FILE", "the model to write"},
    {"dev", 0, "FILE", "CoNLL-U to score after each epoch; twice: two files"},
    {"checkpoint", 0, "FILE", "kept after each epoch, gone on from"},
    {"epochs", 0, "N", "passes over the data (default 20)"},
    {"seed", 0, "N", "of the first weights and the order (default 1)"},
    {"batch-words", 0, "N", "words a step (default 800)"},
    {"cells", 0, "N", "recurrent cells a direction, in 16s (default 128)"},
    {"hidden", 0, "N", "width of the parser's hidden layers (default 128)"},
    {"vectors", 0, "FILE",
     "word vectors to start from, in word2vec's text layout"},
    {"sentences", 0, NULL, "train only where sentences end (see below)"},
    {"make-vectors", 0, NULL, "train word vectors from text (see below)"},
    {"rarest", 0, "N", "with --make-vectors: least count of a word (10)"},
    {"most", 0, "N", "with --make-vectors: most words (40000)"},
    {"chains", 0, NULL, "train only who is meant by he and the like"},
    {"data", 0, "DIR",
     "the data folder whose words/, actors/ and models/ are read"},
    {"names", 0, "LISTS", "train only the recogniser of names (see below)"},
};

static bool interrupted(void) {
    sigset_t waiting;
    return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGINT) == 1 ||
                                         sigismember(&waiting, SIGTERM) == 1);
}

static bool progress(void *who, const acta_train_progress *p) {
    (void)who;
    bool terminal = isatty(STDERR_FILENO);
    if (!isnan(p->las)) {
        fprintf(stderr, "%sepoch %u of %u, %s: UPOS %.2f UAS %.2f LAS %.2f\n",
                terminal ? "\r\x1b[K" : "", p->epoch, p->epochs,
                p->dev != NULL ? p->dev : "-", 100.0 * p->upos, 100.0 * p->uas,
                100.0 * p->las);
    } else if (terminal) {
        fprintf(stderr, "\r\x1b[Kepoch %u of %u, step %llu of %llu, loss %.4f",
                p->epoch, p->epochs, (unsigned long long)p->step,
                (unsigned long long)p->steps, p->loss);
    }
    return !interrupted();
}

static bool read_numbers(const cli_call *call, acta_train_options *o) {
    unsigned long epochs = 20, seed = 1, batch = 0, cells = 0, hidden = 0;
    const char *const *v = call->value;
    if ((v[TRAIN_EPOCHS] != NULL &&
         !cli_number("epochs", v[TRAIN_EPOCHS], 0, 10000, &epochs)) ||
        (v[TRAIN_SEED] != NULL &&
         !cli_number("seed", v[TRAIN_SEED], 0, 1ul << 62, &seed)) ||
        (v[TRAIN_BATCH] != NULL &&
         !cli_number("batch-words", v[TRAIN_BATCH], 1, 1ul << 20, &batch)) ||
        (v[TRAIN_CELLS] != NULL &&
         !cli_number("cells", v[TRAIN_CELLS], 16, 512, &cells)) ||
        (v[TRAIN_HIDDEN] != NULL &&
         !cli_number("hidden", v[TRAIN_HIDDEN], 16, 512, &hidden))) {
        return false;
    }
    o->epochs = (uint32_t)epochs;
    o->seed = seed;
    o->batch_words = (uint32_t)batch;
    o->cells = (uint32_t)cells;
    o->hidden = (uint32_t)hidden;
    return true;
}

/* run_sentences: the weights of the sentence classifier. */
static int run_sentences(const cli_call *call) {
    char data[ACTA_PATH_BYTES];
    acta_train_ends seen = {0};
    acta_error error = {0};
    if (!cli_data_folder(call->value[TRAIN_DATA], data)) {
        return CLI_USAGE;
    }
    acta_status status = acta_train_sentences(
        data, (const char *const *)call->files, call->file_count,
        call->value[TRAIN_OUTPUT], &seen, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    } else {
        cli_say("%u places, %u sentence ends, %.2f %% decided as the "
                "treebanks do; %u weights",
                seen.places, seen.ends,
                seen.places > 0 ? 100.0 * seen.right / seen.places : 0.0,
                seen.weights);
    }
    return cli_exit_of(status);
}

/* report_names: one line a file, exact spans. */
static void report_names(void *who, const acta_train_names_score *s) {
    static const char *const types[] = {"PER", "ORG", "LOC", "NORP"};
    (void)who;
    uint32_t gold = 0, found = 0, right = 0;
    fprintf(stderr, "%s:", s->path);
    for (int k = 0; k < 4; k++) {
        gold += s->gold[k];
        found += s->found[k];
        right += s->right[k];
        fprintf(stderr, " %s %.2f", types[k],
                200.0 * s->right[k] / (s->gold[k] + s->found[k] + 1e-9));
    }
    fprintf(stderr, " all P %.2f R %.2f F1 %.2f\n",
            100.0 * right / (found + 1e-9), 100.0 * right / (gold + 1e-9),
            200.0 * right / (gold + found + 1e-9));
}

enum { NAMES_EPOCHS = 6 };

static int run_names(const cli_call *call, const acta_train_options *o) {
    char data[ACTA_PATH_BYTES];
    acta_error error = {0};
    if (!cli_data_folder(call->value[TRAIN_DATA], data)) {
        return CLI_USAGE;
    }
    acta_train_names_options names = {
        .data_folder = data,
        .lists_folder = call->value[TRAIN_NAMES],
        .train = o->train,
        .train_count = o->train_count,
        .dev = o->dev,
        .dev_count = o->dev_count,
        .output = o->output,
        .epochs = call->value[TRAIN_EPOCHS] ? o->epochs : NAMES_EPOCHS,
        .report = report_names};
    acta_status status = acta_train_names(&names, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    }
    return cli_exit_of(status);
}

static bool vectors_progress(void *who, double done) {
    (void)who;
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r\x1b[K%.1f %%", 100.0 * done);
    }
    return !interrupted();
}

/* run_vectors: word vectors out of plain text. */
static int run_vectors(const cli_call *call, const acta_train_options *o) {
    char data[ACTA_PATH_BYTES];
    acta_error error = {0};
    unsigned long rarest = 10, most = 40000;
    const char *const *v = call->value;
    if ((v[TRAIN_RAREST] != NULL &&
         !cli_number("rarest", v[TRAIN_RAREST], 1, 1ul << 30, &rarest)) ||
        (v[TRAIN_MOST] != NULL &&
         !cli_number("most", v[TRAIN_MOST], 1, 1ul << 24, &most)) ||
        !cli_data_folder(v[TRAIN_DATA], data)) {
        return CLI_USAGE;
    }
    acta_train_vectors_options vectors = {
        .data_folder = data,
        .texts = o->train,
        .text_count = o->train_count,
        .output = o->output,
        .rarest = (uint32_t)rarest,
        .most = (uint32_t)most,
        .epochs = v[TRAIN_EPOCHS] != NULL ? o->epochs : 4,
        .seed = o->seed,
        .progress = vectors_progress};
    acta_status status = acta_train_vectors(&vectors, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    }
    return cli_exit_of(status);
}

/* run_chains: the weights of antecedents. */
static int run_chains(const cli_call *call) {
    char data[ACTA_PATH_BYTES];
    acta_train_links seen = {0};
    acta_error error = {0};
    if (!cli_data_folder(call->value[TRAIN_DATA], data)) {
        return CLI_USAGE;
    }
    acta_status status = acta_train_chains(
        data, (const char *const *)call->files, call->file_count,
        call->value[TRAIN_OUTPUT], &seen, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    } else {
        cli_say("%u questions, %u with an antecedent, %.2f %% decided as the "
                "treebanks do; %u weights",
                seen.asked, seen.linked,
                seen.asked > 0 ? 100.0 * seen.right / seen.asked : 0.0,
                seen.weights);
    }
    return cli_exit_of(status);
}

static void block_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static int run_train(const cli_call *call) {
    const char *dev[2] = {call->again[TRAIN_DEV], call->value[TRAIN_DEV]};
    acta_train_options o = {.train = (const char *const *)call->files,
                            .train_count = call->file_count,
                            .dev = dev[0] != NULL ? dev : dev + 1,
                            .dev_count = (dev[0] != NULL ? 1u : 0u) +
                                         (dev[1] != NULL ? 1u : 0u),
                            .output = call->value[TRAIN_OUTPUT],
                            .checkpoint = call->value[TRAIN_CHECKPOINT],
                            .vectors = call->value[TRAIN_VECTORS],
                            .progress = progress};
    acta_error error = {0};
    if (!read_numbers(call, &o)) {
        return CLI_USAGE;
    }
    if (o.train_count == 0 || o.output == NULL) {
        cli_say("train needs treebanks and --output: acta train -o MODEL "
                "TREEBANK...");
        return CLI_USAGE;
    }
    if (call->value[TRAIN_SENTENCES] != NULL) {
        return run_sentences(call);
    }
    if (call->value[TRAIN_CHAINS] != NULL) {
        return run_chains(call);
    }
    block_signals();
    if (call->value[TRAIN_MAKE_VECTORS] != NULL) {
        return run_vectors(call, &o);
    }
    if (call->value[TRAIN_NAMES] != NULL) {
        return run_names(call, &o);
    }
    acta_status status = acta_train(&o, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    }
    return cli_exit_of(status);
}

const cli_verb verb_train = {
    .name = "train",
    .summary = "make a model of the text engine from treebanks",
    .arguments = "TREEBANK.conllu...",
    .text =
        "Tagger, lemmatiser and parser together; see docs/formats/model.md "
        "for the file.\n"
        "With --sentences: the weights of the sentence classifier, "
        "models/sentences.txt\nof the data folder; see "
        "docs/formats/tokens.md.\n"
        "With --names LISTS: the recogniser of names, "
        "models/names.acta; LISTS is a folder\nof lists of names; see "
        "docs/formats/names.md.\n"
        "With --chains: the weights of antecedents, models/chains.txt, from "
        "treebanks\nwith entity marks; see docs/methods/entity.md.",
    .options = train_options,
    .option_count = sizeof train_options / sizeof *train_options,
    .run = run_train,
    .examples = {"acta train -o en.acta --dev dev.conllu train.conllu",
                 "acta train -o en.acta --checkpoint run.ckpt --epochs 30 "
                 "*.conllu",
                 "acta train --names train/lists -o names.acta names.conllu"}};
