#include "CKernels.h"

#include <string.h>

/* A product and the sum it is added to are rounded one after the other: a fused pair would differ
 * in the last bit from the definition. */
#pragma STDC FP_CONTRACT OFF

/* A sanitizer is not ready yet when the loader chooses among the versions of a function. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(IS_SANITIZED)
#define FOR_EACH_PROCESSOR \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/* Columns after which a block may be given up; fewer would look at the bounds too often. */
enum { COLUMNS_PER_LOOK = 4 };

FOR_EACH_PROCESSOR
void tm_weighted_sums(const double *columns, size_t stride, const double *weights,
                      size_t column_count, size_t rows, double *sums)
{
    for (size_t row = 0; row < rows; row++)
        sums[row] = 0;
    for (size_t column = 0; column < column_count; column++) {
        const double weight = weights[column];
        const double *utilities = columns + column * stride;
        if (weight == 0)
            continue;
        for (size_t row = 0; row < rows; row++)
            sums[row] += weight * utilities[row];
    }
}

FOR_EACH_PROCESSOR
void tm_add_products_16(const uint16_t *numbers, const double *products, size_t rows, double *sums)
{
    for (size_t row = 0; row < rows; row++)
        sums[row] += products[numbers[row]];
}

FOR_EACH_PROCESSOR
void tm_add_products_32(const uint32_t *numbers, const double *products, size_t rows, double *sums)
{
    for (size_t row = 0; row < rows; row++)
        sums[row] += products[numbers[row]];
}

FOR_EACH_PROCESSOR
void tm_add_evidence(const double *likeness, double weight, double decay, size_t count,
                     double *sums)
{
    for (size_t place = 0; place < count; place++)
        sums[place] += likeness[place] * weight * decay;
}

FOR_EACH_PROCESSOR
void tm_add_adoption(const double *sums, double start, double weight, size_t count, double *values)
{
    for (size_t place = 0; place < count; place++)
        values[place] = start + weight * (sums[place] / (sums[place] + 3));
}

/* The bound of one utility: the upper half of a 16-bit product, for which processors have an
 * instruction; byte * 257 spreads a byte over 16 bits, 255 to 65535. */
static inline uint16_t bound(uint8_t byte, uint16_t weight)
{
    return (uint16_t)(((uint32_t)(uint16_t)(byte * 257) * weight) >> 16);
}

/* The same for several rows side by side. Compilers find the instruction in this form, and not in
 * a loop over single rows. */
enum { LANES = 32 };
typedef uint8_t bytes_t __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef uint16_t words_t __attribute__((vector_size(2 * LANES), aligned(2), may_alias));
typedef uint32_t doubles_t __attribute__((vector_size(4 * LANES)));

#define BOUNDS(bytes, weight)                                                                \
    __builtin_convertvector(                                                                 \
        (__builtin_convertvector(__builtin_convertvector(bytes, words_t) * 257, doubles_t) * \
         (uint32_t)(weight)) >> 16,                                                          \
        words_t)

FOR_EACH_PROCESSOR
static void add_bounds(const uint8_t *bytes, uint16_t weight, uint16_t *bounds)
{
    for (size_t row = 0; row < TM_BLOCK_ROWS; row += LANES)
        *(words_t *)(bounds + row) += BOUNDS(*(const bytes_t *)(bytes + row), weight);
}

FOR_EACH_PROCESSOR
static void add_four_bounds(const uint8_t *one, const uint8_t *two, const uint8_t *three,
                            const uint8_t *four, const uint16_t weights[4], uint16_t *bounds)
{
    for (size_t row = 0; row < TM_BLOCK_ROWS; row += LANES) {
        words_t sum = *(const words_t *)(bounds + row);
        sum += BOUNDS(*(const bytes_t *)(one + row), weights[0]);
        sum += BOUNDS(*(const bytes_t *)(two + row), weights[1]);
        sum += BOUNDS(*(const bytes_t *)(three + row), weights[2]);
        sum += BOUNDS(*(const bytes_t *)(four + row), weights[3]);
        *(words_t *)(bounds + row) = sum;
    }
}

FOR_EACH_PROCESSOR
static uint16_t largest(const uint16_t *bounds)
{
    uint16_t most = 0;
    for (size_t row = 0; row < TM_BLOCK_ROWS; row++)
        most = bounds[row] > most ? bounds[row] : most;
    return most;
}

/* Asks for the bytes of four columns ahead of their use: columns are taken heaviest first, an order
 * that no processor foresees. */
static inline void fetch_four(const uint8_t *bytes, const uint16_t *order)
{
    for (size_t column = 0; column < COLUMNS_PER_LOOK; column++) {
        const uint8_t *start = bytes + (size_t)order[column] * TM_BLOCK_ROWS;
        for (size_t line = 0; line < TM_BLOCK_ROWS; line += 64)
            __builtin_prefetch(start + line);
    }
}

size_t tm_block_candidates(const uint8_t *bytes, const uint16_t *order, const uint16_t *weights,
                           const uint8_t *maxima, size_t column_count, uint16_t floor,
                           const uint8_t *next, uint16_t *bounds, uint16_t *rows)
{
    uint32_t rest = 0;
    for (size_t place = 0; place < column_count; place++)
        rest += bound(maxima[order[place]], weights[order[place]]);
    if (rest < floor)
        return 0;
    if (next && column_count >= COLUMNS_PER_LOOK)
        fetch_four(next, order);
    memset(bounds, 0, TM_BLOCK_ROWS * sizeof *bounds);
    size_t place = 0;
    for (; place + COLUMNS_PER_LOOK <= column_count; place += COLUMNS_PER_LOOK) {
        const uint8_t *at[COLUMNS_PER_LOOK];
        uint16_t by[COLUMNS_PER_LOOK];
        for (size_t step = 0; step < COLUMNS_PER_LOOK; step++) {
            const uint16_t column = order[place + step];
            at[step] = bytes + (size_t)column * TM_BLOCK_ROWS;
            by[step] = weights[column];
            rest -= bound(maxima[column], by[step]);
        }
        if (place + 2 * COLUMNS_PER_LOOK <= column_count)
            fetch_four(bytes, order + place + COLUMNS_PER_LOOK);
        add_four_bounds(at[0], at[1], at[2], at[3], by, bounds);
        if (largest(bounds) + rest < floor)
            return 0;
    }
    for (; place < column_count; place++)
        add_bounds(bytes + (size_t)order[place] * TM_BLOCK_ROWS, weights[order[place]], bounds);
    size_t count = 0;
    for (size_t row = 0; row < TM_BLOCK_ROWS; row++) {
        rows[count] = (uint16_t)row;
        count += bounds[row] >= floor;
    }
    return count;
}
