// Reads one HTTP/1.1 response byte by byte, however it is cut into pieces, and finds the `id:` lines of its body.
#ifndef STREAM_H
#define STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stream_part { STATUS_LINE, HEADER, CHUNK_SIZE, CHUNK, CHUNK_END, PLAIN_BODY };

struct stream {
    enum stream_part part;
    int status;           // 0 until the status line is complete
    bool chunked;
    bool begun;           // a byte of the body has arrived
    uint64_t chunk_left;
    uint64_t body_bytes;
    char line[64];        // the start of the line that is being read; longer lines are of no interest
    size_t line_length;   // may exceed the size of `line`
};

typedef void (*stream_id_handler)(void *context, uint64_t id);

/// Takes the next `length` bytes; calls `handler` for every complete `id:` line that holds a number.
void stream_take(struct stream *stream, const char *bytes, size_t length, stream_id_handler handler, void *context);

#endif
