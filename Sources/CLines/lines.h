#pragma once
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t lines_mask16(const uint8_t *bytes) {
    __m128i word = _mm_loadu_si128((const __m128i *)bytes);
    return (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(word, _mm_set1_epi8('\n')));
}
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>

static inline uint64_t lines_mask16(const uint8_t *bytes) {
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t found = vandq_u8(vceqq_u8(vld1q_u8(bytes), vdupq_n_u8('\n')), vld1q_u8(weights));
    return vaddv_u8(vget_low_u8(found)) | (uint64_t)vaddv_u8(vget_high_u8(found)) << 8;
}
#else
static inline uint64_t lines_mask16(const uint8_t *bytes) {
    uint64_t mask = 0;
    for (int index = 0; index < 16; index++) mask |= (uint64_t)(bytes[index] == '\n') << index;
    return mask;
}
#endif

// A bit for each line feed among the 64 bytes from `bytes` on; the lowest stands for the first byte.
static inline uint64_t lines_mask64(const uint8_t *bytes) {
    return lines_mask16(bytes) | lines_mask16(bytes + 16) << 16 | lines_mask16(bytes + 32) << 32
        | lines_mask16(bytes + 48) << 48;
}
