#define _GNU_SOURCE
#include "run.h"

#include "processor.h"
#include "request.h"

#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { OPENING_TIMEOUT_MS = 60000, SETTLING_MS = 500, LEAVING_MS = 300, EVENTS = 512 };

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

struct ear {
    struct run *run;
    int watcher;
    int64_t at_ns;
};

// The newest change that may have this id; -1 when no change has it.
static int change_with(const struct run *run, uint64_t id) {
    for (int i = run->current; i >= 0; i--) {
        if (run->changes[i].id == id) return i;
        if (run->changes[i].id != 0 && run->changes[i].id < id) return -1;
    }
    return -1;
}

static void hear(void *context, uint64_t id) {
    struct ear *ear = context;
    struct run *run = ear->run;
    if (id > run->newest) {
        run->newest = id;
        if (run->current >= 0 && run->changes[run->current].id == 0) run->changes[run->current].id = id;
    }
    int number = change_with(run, id);
    if (number < 0) return;
    bool *heard = &run->heard[(size_t)ear->watcher * (size_t)run->options.changes + (size_t)number];
    if (*heard) {
        run->doubled++;
        return;
    }
    *heard = true;
    run->changes[number].reached++;
    run->latency_us[run->delivered++] = (uint32_t)((ear->at_ns - run->changes[number].sent_ns) / 1000);
}

static void ignore(void *context, uint64_t id) {
    (void)context;
    (void)id;
}

static void close_watcher(struct run *run, struct watcher *watcher) {
    close(watcher->socket);
    watcher->socket = -1;
    if (watcher != &run->poster) run->closed++;
}

static void receive(struct run *run, struct watcher *watcher) {
    static char bytes[64 << 10];
    ssize_t count = read(watcher->socket, bytes, sizeof bytes);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        close_watcher(run, watcher);
        return;
    }
    if (watcher == &run->poster) {
        stream_take(&watcher->stream, bytes, (size_t)count, ignore, NULL);
        return;
    }
    struct ear ear = {run, (int)(watcher - run->watchers), now_ns()};
    stream_take(&watcher->stream, bytes, (size_t)count, hear, &ear);
    if (watcher->stream.status != 0 && watcher->stream.status != 200)
        errx(70, "the stream was refused: %d", watcher->stream.status);
    if (!watcher->ready && watcher->stream.begun) {
        watcher->ready = true;
        run->ready++;
    }
}

static void receive_what_comes(struct run *run, int timeout_ms) {
    struct epoll_event events[EVENTS];
    int count = epoll_wait(run->epoll, events, EVENTS, timeout_ms);
    for (int i = 0; i < count; i++) {
        struct watcher *watcher = events[i].data.ptr;
        if (watcher->socket >= 0) receive(run, watcher);
    }
}

static void receive_for(struct run *run, int duration_ms) {
    int64_t end = now_ns() + duration_ms * 1000000LL;
    for (int64_t left; (left = end - now_ns()) > 0;) receive_what_comes(run, (int)(left / 1000000) + 1);
}

static void listen_to(struct run *run, struct watcher *watcher) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = watcher};
    if (epoll_ctl(run->epoll, EPOLL_CTL_ADD, watcher->socket, &event) < 0) err(70, "epoll_ctl");
}

static void *zeroed(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) err(70, "calloc");
    return memory;
}

static void make_room(struct run *run, struct options options) {
    size_t watchers = (size_t)options.watchers, changes = (size_t)options.changes;
    *run = (struct run){.options = options, .current = -1, .poster.socket = -1};
    run->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (run->epoll < 0) err(70, "epoll_create1");
    run->watchers = zeroed(watchers, sizeof *run->watchers);
    run->changes = zeroed(changes, sizeof *run->changes);
    run->heard = zeroed(watchers * changes, sizeof *run->heard);
    run->latency_us = zeroed(watchers * changes, sizeof *run->latency_us);
}

void run_open(struct run *run, struct options options) {
    make_room(run, options);
    for (int i = 0; i < options.watchers; i++) {
        char text[8192];
        size_t length = request_for_stream(&run->options, i, text, sizeof text);
        struct watcher *watcher = &run->watchers[i];
        watcher->socket = request_connect(options.port);
        request_send(watcher->socket, text, length);
        listen_to(run, watcher);
        receive_what_comes(run, 0);
    }
    int64_t end = now_ns() + OPENING_TIMEOUT_MS * 1000000LL;
    while (run->ready < options.watchers && run->closed == 0 && now_ns() < end) receive_what_comes(run, 100);
    if (run->ready < options.watchers) errx(70, "only %d of %d streams opened", run->ready, options.watchers);
    receive_for(run, SETTLING_MS);
}

static bool complete(const struct run *run, const struct change *change) {
    return run->poster.stream.status != 0 && change->reached >= run->options.watchers - run->closed;
}

static void make_change(struct run *run, int number) {
    struct change *change = &run->changes[number];
    char text[8192];
    size_t length = request_for_change(&run->options, number, text, sizeof text);
    if (run->poster.socket >= 0) close_watcher(run, &run->poster);
    run->poster = (struct watcher){.socket = request_connect(run->options.port)};
    listen_to(run, &run->poster);
    run->current = number;
    change->sent_ns = now_ns();
    request_send(run->poster.socket, text, length);
    int64_t end = change->sent_ns + run->options.timeout_ms * 1000000LL;
    while (!complete(run, change) && now_ns() < end) receive_what_comes(run, 10);
    change->accepted = run->poster.stream.status / 100 == 2;
}

void run_changes(struct run *run) {
    double server = processor_seconds(run->options.server_pid), client = processor_seconds(getpid());
    for (int i = 0; i < run->options.changes; i++) {
        make_change(run, i);
        receive_for(run, run->options.pause_ms);
    }
    receive_for(run, LEAVING_MS);
    run->server_seconds = processor_seconds(run->options.server_pid) - server;
    run->client_seconds = processor_seconds(getpid()) - client;
}
