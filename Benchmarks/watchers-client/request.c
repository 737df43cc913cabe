#define _GNU_SOURCE
#include "request.h"

#include <arpa/inet.h>
#include <err.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <fcntl.h>
#include <unistd.h>

int request_connect(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) err(70, "socket");
    // Blocking while it connects: a full accept queue then slows the opening down and nothing else.
    if (connect(made, (struct sockaddr *)&address, sizeof address) < 0) err(70, "connect");
    int on = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (fcntl(made, F_SETFL, O_NONBLOCK) < 0) err(70, "fcntl");
    return made;
}

static size_t append(char *text, size_t size, size_t length, const char *more) {
    int written = snprintf(text + length, size - length, "%s", more);
    if (written < 0 || (size_t)written >= size - length) errx(64, "the request is too long");
    return length + (size_t)written;
}

static size_t head(const char *method, const char *path, const struct headers *headers, char *text, size_t size) {
    size_t length = append(text, size, 0, method);
    length = append(text, size, length, path);
    length = append(text, size, length, " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (int i = 0; i < headers->count; i++) {
        length = append(text, size, length, headers->lines[i]);
        length = append(text, size, length, "\r\n");
    }
    return length;
}

size_t request_for_stream(const struct options *options, int number, char *text, size_t size) {
    size_t length = head("GET ", options->stream_path, &options->stream_headers, text, size);
    if (options->pass_count > 0) {
        length = append(text, size, length, options->passes[number % options->pass_count]);
        length = append(text, size, length, "\r\n");
    }
    return append(text, size, length, "Accept: text/event-stream\r\n\r\n");
}

// The body is not used as a format string: it comes from the command line.
static size_t fill(const char *body, int number, char *text, size_t size) {
    const char *place = strstr(body, "%d");
    int written = place ? snprintf(text, size, "%.*s%d%s", (int)(place - body), body, number, place + 2)
                        : snprintf(text, size, "%s", body);
    if (written < 0 || (size_t)written >= size) errx(64, "the body is too long");
    return (size_t)written;
}

size_t request_for_change(const struct options *options, int number, char *text, size_t size) {
    char body[2048], rest[80];
    size_t body_length = fill(options->body, number, body, sizeof body);
    size_t length = head("POST ", options->append_path, &options->append_headers, text, size);
    snprintf(rest, sizeof rest, "Connection: close\r\nContent-Length: %zu\r\n\r\n", body_length);
    length = append(text, size, length, rest);
    return append(text, size, length, body);
}

void request_send(int socket, const char *text, size_t length) {
    ssize_t sent = send(socket, text, length, MSG_NOSIGNAL);
    if (sent < 0 || (size_t)sent != length) err(70, "send");
}
