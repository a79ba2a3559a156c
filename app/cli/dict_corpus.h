/* dict_corpus.h: the tasks of `acta dict` that run over a corpus. */
#ifndef DICT_CORPUS_H
#define DICT_CORPUS_H

#include "cli.h"
#include "output.h"

/* dict_diff: OLD NEW PATH...; dict_coverage, dict_unknown: PATH... Both read
 * the options of a job (job.h), which come first among the verb's options.
 * limit: the value of
 * --limit, or NULL. returns the exit code */
int dict_diff(const cli_call *call, const acta_sources *from, output *out);
int dict_coverage(const cli_call *call, const acta_sources *from,
                  const char *limit, output *out);
int dict_unknown(const cli_call *call, const acta_sources *from,
                 const char *limit, output *out);

/* dict_import_verbs: FILE FOLDER (dict_import.c). returns the exit code */
int dict_import_verbs(const cli_call *call, const acta_sources *from,
                      output *out);
/* dict_import: FILE FOLDER, an actor or agent file; dict_export: FOLDER. */
int dict_import(const cli_call *call, const acta_sources *from, output *out);
int dict_export(const cli_call *call, const acta_sources *from, output *out);

#endif
