// Connections to 127.0.0.1 and the requests that go over them.
#ifndef REQUEST_H
#define REQUEST_H

#include "options.h"

#include <stddef.h>

/// A connected, non-blocking socket, or the end of the program.
int request_connect(int port);

/// Writes a GET for the stream of watcher `number`, or a POST with the body of change `number`, into `text`; returns its length.
size_t request_for_stream(const struct options *options, int number, char *text, size_t size);
size_t request_for_change(const struct options *options, int number, char *text, size_t size);

/// Sends all of it, or ends the program: a request is far smaller than a socket's buffer.
void request_send(int socket, const char *text, size_t length);

#endif
