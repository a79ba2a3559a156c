/* mentions.c: a mention's code and name, its own or its chain's.
 *
 * Problem: "he" and "the ministry" have none of their own.
 *
 * Method: a mention keeps what its own words say; its chain keeps what the
 * article says. The own code counts unless the chain's tells more about the
 * same country (a bare country beside its role). Names of chains are the best
 * full names, so the chain's comes first.
 */
#include "doc/mentions.h"

const char *mention_code(const mentions *m, const chains *c, uint32_t i) {
    const mention *one = &m->at[i];
    if (one->code[0] != '\0' || one->chain == DOC_NONE) {
        return one->code;
    }
    return c->at[one->chain].code;
}

slice mention_name(const mentions *m, const chains *c, uint32_t i) {
    const mention *one = &m->at[i];
    if (one->chain != DOC_NONE && c->at[one->chain].name.bytes > 0) {
        return c->at[one->chain].name;
    }
    return one->name;
}
