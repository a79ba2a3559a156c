/* events.c: the words for what makes an event more or less sure.
 *
 * Problem: the rows, the explain view and the fitting of the weights must call
 * a sign by one name.
 *
 * Method: a table in the order of the enumeration; docs/methods/event.md tells
 * what each means.
 */
#include "doc/events.h"

const char *event_sign_name(event_sign sign) {
    static const char *const names[SIGN_COUNT] = {
        [SIGN_NOUN] = "noun",
        [SIGN_WORDS] = "words",
        [SIGN_GENERAL] = "general code",
        [SIGN_ASIDE] = "aside",
        [SIGN_SHARED] = "shared subject",
        [SIGN_COMPOSED] = "composed",
        [SIGN_NO_SOURCE] = "no source",
        [SIGN_IMPLIED_SOURCE] = "implied source",
        [SIGN_NO_TARGET] = "no target",
        [SIGN_INNER_TARGET] = "inner target",
        [SIGN_FAR_TARGET] = "far target",
        [SIGN_UNCODED] = "uncoded party",
        [SIGN_DOMESTIC] = "domestic",
        [SIGN_PRONOUN] = "pronoun",
        [SIGN_MANY] = "many rows",
        [SIGN_UNREAL] = "not actual",
        [SIGN_REPORTED] = "reported",
        [SIGN_ANNOUNCED] = "announced",
        [SIGN_LONG] = "long sentence",
        [SIGN_DOUBT] = "doubtful tree",
    };
    return sign < SIGN_COUNT ? names[sign] : "";
}
