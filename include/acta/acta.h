/* acta.h: who said and did what to whom, when and where.
 *
 * Three lifetimes: an engine (models and dictionaries, immutable, shared by
 * threads), a reader (one per thread), an analysis (until the reader's next
 * article). Written by the run and api modules.
 */
#ifndef ACTA_H
#define ACTA_H

#include "acta/status.h"

#endif
