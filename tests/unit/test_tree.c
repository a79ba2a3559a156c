/* test_tree: links, subtrees and relation names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include "doc/tags.h"
#include "doc/tree.h"

#include <cmocka.h>

/* Two sentences: "She said rain fell ." and "Good ." */
static const uint32_t heads[7] = {1, TREE_ROOT, 3, 1, 1, TREE_ROOT, 5};
static const uint32_t bounds[3] = {0, 5, 7};
static const uint32_t sentence_of[7] = {0, 0, 0, 0, 0, 1, 1};

static tree make_tree(arena *keep) {
    slice *names = arena_take(keep, 7, sizeof *names);
    names[0] = SLICE("nsubj:pass");
    names[1] = SLICE("root");
    names[2] = SLICE("nsubj");
    names[3] = SLICE("ccomp");
    names[4] = SLICE("punct");
    names[5] = SLICE("root");
    names[6] = SLICE("punct");
    tree t = {.head = heads, .rel_name = names};
    tokens words = {
        .T = 7, .S = 2, .first = bounds, .sentence_of = sentence_of};
    assert_true(tree_link(&words, keep, &t));
    return t;
}

static void links_lead_to_children_in_order(void **state) {
    arena *keep = arena_new(1 << 20);
    (void)state;
    tree t = make_tree(keep);
    assert_int_equal(t.root[0], 1);
    assert_int_equal(t.root[1], 5);
    assert_int_equal(t.child[1], 0);
    assert_int_equal(t.sibling[0], 3);
    assert_int_equal(t.sibling[3], 4);
    assert_int_equal(t.sibling[4], DOC_NONE);
    assert_int_equal(t.child[0], DOC_NONE);
    assert_int_equal(t.yield[1].start, 0);
    assert_int_equal(t.yield[1].end, 5);
    assert_int_equal(t.yield[3].start, 2);
    assert_int_equal(t.yield[3].end, 4);
    assert_int_equal(t.yield[5].end, 7);
    arena_free(keep);
}

static void find_asks_for_relation_and_subtype(void **state) {
    arena *keep = arena_new(1 << 20);
    (void)state;
    tree t = make_tree(keep);
    assert_int_equal(tree_find(&t, 1, REL_NSUBJ, -1), 0);
    assert_int_equal(tree_find(&t, 1, REL_NSUBJ, SUB_PASS), 0);
    assert_int_equal(tree_find(&t, 1, REL_NSUBJ, SUB_NONE), DOC_NONE);
    assert_int_equal(tree_find(&t, 3, REL_OBJ, -1), DOC_NONE);
    assert_true(tree_over(&t, 1, 2));
    assert_true(tree_over(&t, 2, 2));
    assert_false(tree_over(&t, 0, 2));
    assert_false(tree_over(&t, 1, 6));
    arena_free(keep);
}

static void relation_names_are_read(void **state) {
    uint8_t rel = 0;
    uint8_t sub = 0;
    (void)state;
    for (int r = 0; r < REL_COUNT; r++) {
        relation_read(slice_of(relation_name((relation)r)), &rel, &sub);
        assert_int_equal(rel, r);
        assert_int_equal(sub, SUB_NONE);
    }
    relation_read(SLICE("nmod:poss"), &rel, &sub);
    assert_int_equal(rel, REL_NMOD);
    assert_int_equal(sub, SUB_POSS);
    relation_read(SLICE("obl:tmod"), &rel, &sub);
    assert_int_equal(sub, SUB_OTHER);
    relation_read(SLICE("strange"), &rel, &sub);
    assert_int_equal(rel, REL_DEP);
    relation_read(SLICE(""), &rel, &sub);
    assert_int_equal(rel, REL_DEP);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_to_children_in_order),
        cmocka_unit_test(find_asks_for_relation_and_subtype),
        cmocka_unit_test(relation_names_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
