#define _GNU_SOURCE
#include "stream.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// Appends to the line; true when the byte ended it. The line then has no line end and a closing zero.
static bool line_take(struct stream *stream, char byte) {
    if (byte != '\n') {
        if (stream->line_length < sizeof stream->line - 1) stream->line[stream->line_length] = byte;
        stream->line_length++;
        return false;
    }
    size_t length = stream->line_length < sizeof stream->line ? stream->line_length : sizeof stream->line - 1;
    if (length > 0 && stream->line[length - 1] == '\r') length--;
    stream->line[length] = 0;
    return true;
}

static void end_status_line(struct stream *stream) {
    const char *space = strchr(stream->line, ' ');
    stream->status = space ? atoi(space + 1) : -1;
    stream->part = HEADER;
}

static void end_header(struct stream *stream) {
    if (stream->line[0] == 0) {
        stream->part = stream->chunked ? CHUNK_SIZE : PLAIN_BODY;
    } else if (strncasecmp(stream->line, "transfer-encoding:", 18) == 0) {
        stream->chunked = strcasestr(stream->line, "chunked") != NULL;
    }
}

static void end_body_line(struct stream *stream, stream_id_handler handler, void *context) {
    if (strncmp(stream->line, "id:", 3) != 0) return;
    const char *digits = stream->line + 3;
    while (*digits == ' ') digits++;
    if (isdigit((unsigned char)*digits)) handler(context, strtoull(digits, NULL, 10));
}

static void take_body(struct stream *stream, const char *bytes, size_t length, stream_id_handler handler,
                      void *context) {
    stream->begun = true;
    stream->body_bytes += length;
    while (length > 0) {
        // What does not fit into `line` cannot be an `id:` line: look for its end only.
        if (stream->line_length >= sizeof stream->line) {
            const char *end = memchr(bytes, '\n', length);
            if (!end) return;
            length -= (size_t)(end - bytes);
            bytes = end;
        }
        if (line_take(stream, *bytes)) {
            end_body_line(stream, handler, context);
            stream->line_length = 0;
        }
        bytes++;
        length--;
    }
}

// A chunk may end in the middle of a body line, so its size is read without touching `line`.
static void take_chunk_size(struct stream *stream, char byte) {
    if (isxdigit((unsigned char)byte)) {
        int digit = byte <= '9' ? byte - '0' : (byte | 32) - 'a' + 10;
        stream->chunk_left = stream->chunk_left * 16 + (uint64_t)digit;
    } else if (byte == '\n') {
        stream->part = stream->chunk_left > 0 ? CHUNK : CHUNK_END;
    }
}

static void take_head(struct stream *stream, char byte) {
    if (!line_take(stream, byte)) return;
    if (stream->part == STATUS_LINE) end_status_line(stream);
    else end_header(stream);
    stream->line_length = 0;
}

void stream_take(struct stream *stream, const char *bytes, size_t length, stream_id_handler handler, void *context) {
    while (length > 0) {
        size_t used = 1;
        switch (stream->part) {
        case STATUS_LINE:
        case HEADER:
            take_head(stream, *bytes);
            break;
        case CHUNK_SIZE:
            take_chunk_size(stream, *bytes);
            break;
        case CHUNK:
            used = length < stream->chunk_left ? length : (size_t)stream->chunk_left;
            take_body(stream, bytes, used, handler, context);
            stream->chunk_left -= used;
            if (stream->chunk_left == 0) stream->part = CHUNK_END;
            break;
        case CHUNK_END:
            if (*bytes == '\n') stream->part = CHUNK_SIZE;
            break;
        case PLAIN_BODY:
            used = length;
            take_body(stream, bytes, used, handler, context);
            break;
        }
        bytes += used;
        length -= used;
    }
}
