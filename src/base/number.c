/* number.c: reading numbers from text, without locale.
 *
 * Problem: strtod and friends obey the locale (a German desktop reads "1.5" as
 * 1), skip blanks, and stop quietly at the first letter.
 *
 * Method: the whole slice must be the number. Integers are summed with a check
 * before each step. A decimal is checked against the grammar here, its digits
 * gathered in an integer, and scaled once by a power of ten: exact up to 15
 * digits and exponents up to 22 (Clinger, "How to read floating point numbers
 * accurately", 1990), which covers every table of ours; beyond that the last
 * bit may differ from the nearest double, the same on every machine.
 */
#include "base/number.h"

enum { MAX_EXPONENT = 400, MAX_DIGITS = 18, EXACT_POWER = 22 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Sums the digits of s; false when s is empty, holds anything else, or the sum
 * is above `limit`. */
static bool read_digits(slice s, uint64_t limit, uint64_t *out) {
    uint64_t sum = 0;
    if (s.bytes == 0) {
        return false;
    }
    for (size_t i = 0; i < s.bytes; i++) {
        if (!is_digit(s.at[i])) {
            return false;
        }
        uint64_t digit = (uint64_t)(s.at[i] - '0');
        if (sum > (limit - digit) / 10) {
            return false;
        }
        sum = sum * 10 + digit;
    }
    *out = sum;
    return true;
}

bool number_u32(slice s, uint32_t *out) {
    uint64_t sum = 0;
    if (!read_digits(s, UINT32_MAX, &sum)) {
        return false;
    }
    *out = (uint32_t)sum;
    return true;
}

bool number_i64(slice s, int64_t *out) {
    bool minus = s.bytes > 0 && s.at[0] == '-';
    uint64_t sum = 0;
    if (!read_digits(slice_part(s, minus, s.bytes),
                     (uint64_t)INT64_MAX + (minus ? 1 : 0), &sum)) {
        return false;
    }
    *out =
        minus ? -(int64_t)(sum / 2) - (int64_t)(sum - sum / 2) : (int64_t)sum;
    return true;
}

/* The digits before and after the point, as one integer and a power of ten.
 * Digits beyond the 18th only move the power. */
typedef struct decimal {
    uint64_t digits;
    int power;
    int kept; /* digits gathered, zeros in front not counted */
} decimal;

static void add_digit(decimal *d, char c, bool after_point) {
    if (d->kept < MAX_DIGITS) {
        d->digits = d->digits * 10 + (uint64_t)(c - '0');
        d->kept += d->digits != 0;
        d->power -= after_point;
    } else {
        d->power += !after_point;
    }
}

/* Reads digits[.digits] from *i on; false when a side of the point is empty. */
static bool read_mantissa(slice s, size_t *i, decimal *d) {
    size_t start = *i;
    for (; *i < s.bytes && is_digit(s.at[*i]); (*i)++) {
        add_digit(d, s.at[*i], false);
    }
    if (*i == start) {
        return false;
    }
    if (*i == s.bytes || s.at[*i] != '.') {
        return true;
    }
    start = ++*i;
    for (; *i < s.bytes && is_digit(s.at[*i]); (*i)++) {
        add_digit(d, s.at[*i], true);
    }
    return *i > start;
}

static bool read_exponent(slice s, int *out) {
    bool minus = s.bytes > 0 && s.at[0] == '-';
    bool sign = minus || (s.bytes > 0 && s.at[0] == '+');
    uint64_t sum = 0;
    if (!read_digits(slice_part(s, sign, s.bytes), MAX_EXPONENT, &sum)) {
        return false;
    }
    *out = minus ? -(int)sum : (int)sum;
    return true;
}

static double scale(double value, int power) {
    double ten = 1.0;
    while (power > EXACT_POWER || power < -EXACT_POWER) {
        value = power > 0 ? value * 1e22 : value / 1e22;
        power += power > 0 ? -EXACT_POWER : EXACT_POWER;
    }
    for (int i = 0; i < (power < 0 ? -power : power); i++) {
        ten *= 10.0;
    }
    return power < 0 ? value / ten : value * ten;
}

bool number_f64(slice s, double *out) {
    /* Longer than any number that means something; keeps power an int. */
    if (s.bytes > 1000) {
        return false;
    }
    size_t i = s.bytes > 0 && s.at[0] == '-';
    bool minus = i == 1;
    decimal d = {0};
    if (!read_mantissa(s, &i, &d)) {
        return false;
    }
    int exponent = 0;
    if (i < s.bytes) {
        bool e = s.at[i] == 'e' || s.at[i] == 'E';
        if (!e || !read_exponent(slice_part(s, i + 1, s.bytes), &exponent)) {
            return false;
        }
    }
    double value =
        d.digits == 0 ? 0.0 : scale((double)d.digits, d.power + exponent);
    if (value > 1.7976931348623157e308) {
        return false;
    }
    *out = minus ? -value : value;
    return true;
}
