/* acta/dict.h: checking and testing the dictionaries a linguist edits.
 *
 * Both read their sources themselves; lines go to a sink (acta.h) one by one,
 * each with its line end.
 */
#ifndef ACTA_DICT_H
#define ACTA_DICT_H

#include "acta/acta.h"

/* acta_dict_check: read actors, codebook and word lists; say how much they hold
 * or all that is wrong with the actor files (of the others the first mistake):
 * a line each to the sink, PATH:LINE:COLUMN: what was expected.
 * errors  ACTA_BAD_TABLE: there were mistakes (how many); ACTA_NOT_FOUND,
 *         ACTA_IO, ACTA_NO_MEMORY, what the sink gave
 */
acta_status acta_dict_check(const acta_sources *from, acta_sink sink, void *to,
                            acta_error *error);

typedef struct acta_dict_counts {
    uint64_t rules;
    uint64_t examples;
    uint64_t failed; /* examples that did not do what they say */
    uint64_t bare;   /* rules without a yes or without a no example */
} acta_dict_counts;

/* acta_dict_test: run every example of every rule through the whole pipeline.
 * in      only: rules whose id begins so; NULL: all
 * out     a line to the sink for each failed example: file, line, rule, what
 * was expected, what came errors  those of acta_engine_open; what the sink
 * gave. Failed examples are counted, not an error.
 */
acta_status acta_dict_test(const acta_sources *from, const char *only,
                           acta_sink sink, void *to, acta_dict_counts *out,
                           acta_error *error);

typedef struct acta_diff_counts {
    acta_counts sums;                /* by the codebook before */
    uint64_t appear, vanish, change; /* rows */
} acta_diff_counts;

/* acta_dict_diff: which rows appear, vanish and change when a corpus is coded
 * by another codebook; models and actors are those of `before`.
 * in      job: paths, options, sink, note, progress, stop
 * out     tab-separated lines to the sink: a header; a line a row, with the
 *         code, parties, status and rule before and after; then the sums by
 *         rule as lines that begin with #
 * errors  those of acta_engine_open and acta_code
 */
acta_status acta_dict_diff(const acta_sources *before,
                           const acta_sources *after, const acta_job *job,
                           acta_diff_counts *out, acta_error *error);

typedef struct acta_coverage_counts {
    acta_counts sums;
    uint64_t gaps;       /* predicates between two actors without a row */
    uint64_t predicates; /* different ones */
    uint64_t left_over;  /* gaps not told apart: more than 131,072 predicates */
} acta_coverage_counts;

/* acta_dict_coverage: the predicates between two actors that gave no row, the
 * `most` commonest first, each with up to three sentences.
 * out     tab-separated lines to the sink: count, predicate ("partner with"),
 *         whether rules name it, sentence
 * errors  those of acta_engine_open and acta_code
 */
acta_status acta_dict_coverage(const acta_sources *from, const acta_job *job,
                               unsigned long most, acta_coverage_counts *out,
                               acta_error *error);

typedef struct acta_unknown_counts {
    acta_counts sums;
    uint64_t mentions;  /* of names that no actor file knows */
    uint64_t names;     /* different ones */
    uint64_t left_over; /* mentions not told apart: more than 131,072 names */
} acta_unknown_counts;

/* acta_dict_unknown: names that stand for nobody in the actor files, the `most`
 * commonest first.
 * out     an actor file to the sink: an entry a name as the texts suggest it,
 *         above it how often and the first two sentences, as comments
 * errors  those of acta_engine_open and acta_code
 */
acta_status acta_dict_unknown(const acta_sources *from, const acta_job *job,
                              unsigned long most, acta_unknown_counts *out,
                              acta_error *error);

typedef struct acta_import_counts {
    uint64_t taken; /* rules made */
    uint64_t left;  /* lines that could not be taken */
} acta_import_counts;

/* acta_dict_import_verbs: a verb dictionary of TABARI or PETRARCH as a codebook
 * folder (docs/formats/rules.md).
 * in      from: whose lemmatiser is asked; folder: exists, with classes/ and
 *         rules/ in it
 * out     files of the folder; a line to the sink for each line that was not
 *         taken: file, line, why
 * errors  those of acta_engine_open; ACTA_NOT_FOUND, ACTA_IO
 */
acta_status acta_dict_import_verbs(const acta_sources *from, const char *path,
                                   const char *folder, acta_sink sink, void *to,
                                   acta_import_counts *out, acta_error *error);

/* acta_dict_import_actors: an actor or agent file of TABARI or PETRARCH as
 * files of acta's own (docs/formats/actors.md). in      folder: exists out
 * imported.txt, roles.tsv in the folder (those that hold anything); a line to
 * the sink for each line that was not taken, or not whole errors
 * ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_INPUT: not UTF-8
 */
acta_status acta_dict_import_actors(const char *path, const char *folder,
                                    acta_sink sink, void *to,
                                    acta_import_counts *out, acta_error *error);

/* acta_dict_export_actors: the actor files of a data folder as a PETRARCH actor
 * file and agent file, actors.txt and agents.txt in a folder that exists.
 * out     *left: names that have no form there
 * errors  those of acta_dict_check
 */
acta_status acta_dict_export_actors(const char *data_folder, const char *folder,
                                    uint64_t *left, acta_error *error);

/* acta_dict_find: who a name of the actor files is on a day, and why: every
 * sense with its code, kind, file, line and dates; near names when it has none.
 * in      name as in a text ("Bush", "French foreign minister"); on: YYYY,
 *         YYYY-MM or YYYY-MM-DD, empty: all that was ever so
 * out     *found: how many senses
 * errors  ACTA_BAD_ARGUMENT (the date), those of acta_dict_check
 */
acta_status acta_dict_find(const char *data_folder, acta_text name,
                           acta_text on, acta_sink sink, void *to,
                           size_t *found, acta_error *error);

#endif
