/* The inner loops of scoring, compiled for several generations of processors.
 *
 * What they are used for must equal the plain sums of `Scorer`, bit for bit.
 */
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/* Rows of one block of upper bounds. */
enum { TM_BLOCK_ROWS = 1024 };

/* sums[row] = weights[0] * columns[0][row] + weights[1] * columns[1][row] + ..., each product
 * rounded, added left to right. Column c starts at columns + c * stride. */
void tm_weighted_sums(const double *columns, size_t stride, const double *weights,
                      size_t column_count, size_t rows, double *sums);

/* sums[row] += products[numbers[row]]. */
void tm_add_products_16(const uint16_t *numbers, const double *products, size_t rows, double *sums);
void tm_add_products_32(const uint32_t *numbers, const double *products, size_t rows, double *sums);

/* sums[place] += (likeness[place] * weight) * decay, each step rounded. */
void tm_add_evidence(const double *likeness, double weight, double decay, size_t count,
                     double *sums);

/* values[place] = start + weight * (sums[place] / (sums[place] + 3)), each step rounded. */
void tm_add_adoption(const double *sums, double start, double weight, size_t count, double *values);

/* Adds up the bounds of a block, heaviest column first, and lists the rows whose bound reaches
 * `floor`: bounds[row] = sum over columns of (bytes[column][row] * 257 * weights[column]) >> 16.
 *
 * bytes: column_count x TM_BLOCK_ROWS. order: the columns to add up,
 * heaviest first; those without weight may be left out. maxima: the largest byte of
 * each column. The caller sees to it that no sum passes 65535. Stops early, with 0, once what is
 * left to add can lift no row to `floor`; `bounds` then holds no whole sums.
 * next: the block that is likely to follow, or null; its first columns are asked for ahead.
 * Returns how many rows were listed, in ascending order. */
size_t tm_block_candidates(const uint8_t *bytes, const uint16_t *order, const uint16_t *weights,
                           const uint8_t *maxima, size_t column_count, uint16_t floor,
                           const uint8_t *next, uint16_t *bounds, uint16_t *rows);

#endif
